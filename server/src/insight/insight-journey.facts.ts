import type { Journey, Touchpoint } from '#journey/journey.store.ts';
import type { OrgFacts } from '#kernel/facts.ts';
import { metricFacts } from '#metric/metric.facts.ts';
import { type Estimate, metrics } from '#metric/metric.ts';
import { estimates } from '#metric/metric-estimate.ts';
import { conditionsOf, type Scope } from '#metric/metric-filter.ts';
import type { JourneyMapView } from './insight-view.ts';

type Cell = {
  touchpoint: string;
  voices: number;
  mentions: number;
  pain: number;
  itch: number;
  delight: number;
};

type Stages = JourneyMapView['stages'];
type TouchpointCell = Stages[number]['touchpoints'][number];

const placed = { sql: 'counted = 1 AND touchpoint_id IS NOT NULL' };

async function cellsOf(facts: OrgFacts, scope: Scope): Promise<Map<string, Cell>> {
  const rows = await facts.read<Cell>({
    table: 'mention_fact',
    select: `toString(touchpoint_id) AS touchpoint, uniqExact(voice_id) AS voices,
      count() AS mentions, countIf(point = 'pain') AS pain, countIf(point = 'itch') AS itch,
      countIf(point = 'delight') AS delight`,
    where: [...conditionsOf(scope, 'mention_fact'), placed],
    groupBy: 'touchpoint',
  });
  return new Map(rows.map((row) => [row.touchpoint, row]));
}

type Part = { part: string; n: number };

/** What each touchpoint's mentions consist of by one column, largest first. */
async function partsOf(
  facts: OrgFacts,
  scope: Scope,
  { column, count }: { column: 'channel' | 'need'; count: string },
): Promise<Map<string, Part[]>> {
  const rows = await facts.read<Part & { touchpoint: string }>({
    table: 'mention_fact',
    select: `toString(touchpoint_id) AS touchpoint, ${column} AS part, ${count} AS n`,
    where: [...conditionsOf(scope, 'mention_fact'), placed],
    groupBy: 'touchpoint, part',
    orderBy: 'n DESC, part',
  });
  const parts = new Map<string, Part[]>();
  for (const { touchpoint, part, n } of rows) {
    const known = parts.get(touchpoint) ?? [];
    known.push({ part, n: Number(n) });
    parts.set(touchpoint, known);
  }
  return parts;
}

/** Voices of each stage: a voice that speaks of two of its touchpoints counts once. */
async function stageVoices(
  facts: OrgFacts,
  scope: Scope,
  stageOf: string,
): Promise<Map<string, number>> {
  const rows = await facts.read<{ stage: string; n: number }>({
    table: 'mention_fact',
    select: `${stageOf} AS stage, uniqExact(voice_id) AS n`,
    where: [...conditionsOf(scope, 'mention_fact'), placed],
    groupBy: 'stage',
  });
  return new Map(rows.map((row) => [row.stage, Number(row.n)]));
}

type Heard = { cell: Cell | undefined; channels: Part[]; needs: Part[] };

function cellView(
  touchpoint: Touchpoint,
  { cell, channels: heardBy, needs }: Heard,
  { score, scope }: { score: Estimate; scope: Scope },
): TouchpointCell {
  const { id, key, names, channels, scenarios, intended, ownerKey } = touchpoint;
  const owner = scope.pack.departmentNames(ownerKey);
  return {
    id,
    key,
    names,
    channels,
    score,
    voices: Number(cell?.voices ?? 0),
    mentions: Number(cell?.mentions ?? 0),
    pain: Number(cell?.pain ?? 0),
    itch: Number(cell?.itch ?? 0),
    delight: Number(cell?.delight ?? 0),
    needs: needs.slice(0, 4).map(({ part, n }) => ({ key: part, mentions: n })),
    scenarios,
    intended,
    owner: owner ? { key: ownerKey, names: owner } : null,
    heardBy: heardBy.map(({ part, n }) => ({ channel: part, voices: n })),
  };
}

/** The stages of the map, computed from what was said; the emotion is the mean valence of mentions. */
export async function journeyFacts(
  facts: OrgFacts,
  { journey, now, before }: { journey: Journey; now: Scope; before: Scope },
): Promise<Stages> {
  const engine = metricFacts(facts);
  const definition = metrics.mention_valence;
  const stageOf = stageSql(journey);
  const by = "ifNull(toString(touchpoint_id), '')";
  const [cells, heardBy, needs, voices, valences, oldValences, stages, oldStages] =
    await Promise.all([
      cellsOf(facts, now),
      partsOf(facts, now, { column: 'channel', count: 'uniqExact(voice_id)' }),
      partsOf(facts, now, { column: 'need', count: 'count()' }),
      stageVoices(facts, now, stageOf),
      engine.measure(definition, now, by),
      engine.measure(definition, before, by),
      engine.measure(definition, now, stageOf),
      engine.measure(definition, before, stageOf),
    ]);
  const touchpoints = journey.stages.flatMap((stage) => stage.touchpoints);
  const values = estimates(
    [
      ...journey.stages.map((_, at) => ({
        definition,
        sides: { now: stages.get(String(at)), before: oldStages.get(String(at)) },
      })),
      ...touchpoints.map(({ id }) => ({
        definition,
        sides: { now: valences.get(id), before: oldValences.get(id) },
      })),
    ],
    'journey',
  );
  const scoreOf = new Map(
    touchpoints.map(({ id }, at) => [id, values[journey.stages.length + at]]),
  );
  return journey.stages.flatMap((stage, at) => {
    const emotion = values[at];
    if (!emotion) return [];
    const shownCells = stage.touchpoints.flatMap((touchpoint) => {
      const score = scoreOf.get(touchpoint.id);
      const { id } = touchpoint;
      const heard = {
        cell: cells.get(id),
        channels: heardBy.get(id) ?? [],
        needs: needs.get(id) ?? [],
      };
      return score ? [cellView(touchpoint, heard, { score, scope: now })] : [];
    });
    const sum = (pick: (cell: TouchpointCell) => number) =>
      shownCells.reduce((total, cell) => total + pick(cell), 0);
    return [
      {
        id: stage.id,
        key: stage.key,
        names: stage.names,
        emotion,
        voices: voices.get(String(at)) ?? 0,
        pain: sum((cell) => cell.pain),
        itch: sum((cell) => cell.itch),
        delight: sum((cell) => cell.delight),
        touchpoints: shownCells,
      },
    ];
  });
}

const uuid = /^[0-9a-f-]{36}$/;

/** SQL that gives the position of the stage a row's touchpoint belongs to. */
function stageSql(journey: Journey): string {
  const branches = journey.stages.flatMap((stage, at) => {
    const ids = stage.touchpoints.map((one) => one.id).filter((id) => uuid.test(id));
    return ids.length > 0
      ? [`touchpoint_id IN (${ids.map((id) => `toUUID('${id}')`).join(', ')}), '${at}'`]
      : [];
  });
  return branches.length > 0 ? `multiIf(${branches.join(', ')}, '')` : "''";
}
