import type { OrgFacts } from '#kernel/facts.ts';
import { metricFacts } from '#metric/metric.facts.ts';
import { metrics } from '#metric/metric.ts';
import { estimates } from '#metric/metric-estimate.ts';
import { conditionsOf, type Scope } from '#metric/metric-filter.ts';
import type { Period } from '#metric/metric-period.ts';
import { pointViews, weighPoints } from './insight-point.facts.ts';
import type { NeedsView } from './insight-view.ts';

type NeedRow = {
  key: string;
  voices: number;
  mentions: number;
  positive: number;
  negative: number;
  neutral: number;
  pain: number;
  itch: number;
  delight: number;
};

const counts = [
  'voices',
  'mentions',
  'positive',
  'negative',
  'neutral',
  'pain',
  'itch',
  'delight',
] as const;

/** Every need with what is said of it and of everything below it. */
async function needRows(facts: OrgFacts, scope: Scope): Promise<NeedRow[]> {
  const rows = await facts.read<NeedRow>({
    table: 'mention_fact',
    select: `arrayJoin(need_path) AS key, uniqExact(voice_id) AS voices, count() AS mentions,
      countIf(polarity = 'positive') AS positive, countIf(polarity = 'negative') AS negative,
      countIf(polarity = 'neutral') AS neutral, countIf(point = 'pain') AS pain,
      countIf(point = 'itch') AS itch, countIf(point = 'delight') AS delight`,
    where: [...conditionsOf(scope, 'mention_fact'), { sql: 'counted = 1' }],
    groupBy: 'key',
    orderBy: 'key',
  });
  return rows.map((row) => ({
    ...row,
    ...(Object.fromEntries(counts.map((name) => [name, Number(row[name])])) as Omit<
      NeedRow,
      'key'
    >),
  }));
}

/** The hierarchy with its volumes, and the ranked points under the same filter. */
export async function needFacts(
  facts: OrgFacts,
  asked: {
    period: Period;
    now: Scope;
    before: Scope;
    unitNames: ReadonlyMap<string, string>;
  },
): Promise<Omit<NeedsView, 'period'>> {
  const engine = metricFacts(facts);
  const definition = metrics.mention_valence;
  const [rows, valences, oldValences, weighed] = await Promise.all([
    needRows(facts, asked.now),
    engine.measure(definition, asked.now, 'arrayJoin(need_path)'),
    engine.measure(definition, asked.before, 'arrayJoin(need_path)'),
    weighPoints(facts, asked),
  ]);
  const values = estimates(
    rows.map(({ key }) => ({
      definition,
      sides: { now: valences.get(key), before: oldValences.get(key) },
    })),
    'needs',
  );
  const fresh = new Set(
    weighed.points
      .filter((one) => one.previous === 0 && one.voices >= 10)
      .flatMap((one) => asked.now.pack.path(one.need)),
  );
  const context = { scope: asked.now, period: asked.period, unitNames: asked.unitNames };
  return {
    voices: weighed.voices,
    needs: rows.flatMap((row, at) => {
      const valence = values[at];
      return valence ? [{ ...row, valence, fresh: fresh.has(row.key) }] : [];
    }),
    points: await pointViews(facts, context, weighed.points.slice(0, 200)),
  };
}
