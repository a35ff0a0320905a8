import type { OrgFacts } from '#kernel/facts.ts';
import { measuredAcross, type SideBySide, sideBySide } from '#metric/metric.facts.ts';
import { metrics } from '#metric/metric.ts';
import { estimates } from '#metric/metric-estimate.ts';
import { conditionsOf, type Scope } from '#metric/metric-filter.ts';
import { bucketSql, bucketsOf, grainOf, type Period } from '#metric/metric-period.ts';
import { pointViews, type WeighedPoint, weighPoints } from './insight-point.facts.ts';
import type { OverviewView } from './insight-view.ts';

const shown = [metrics.nps, metrics.csat, metrics.positive_share, metrics.negative_share] as const;

type Asked = {
  readonly period: Period;
  readonly now: Scope;
  readonly before: Scope;
  readonly unitNames: ReadonlyMap<string, string>;
};

/** What the facts know of the overview; corrections are counted in the truth. */
type Volume = Omit<OverviewView['volume'], 'corrected'>;

type Counts = { channel: string; bucket: string; n: number; understood: number; unsorted: number };
/** A column that is a filter's too may not lend its name to a sum. */
type Raw = Omit<Counts, 'unsorted'> & { unsorted_mentions: number } & SideBySide;
type Row = Counts & SideBySide;

/** Volumes and metrics by channel and bucket: everything that one scan of the voices can tell. */
async function voiceRows(facts: OrgFacts, scope: Scope, bucket: string): Promise<Row[]> {
  const rows = await facts.read<Raw>({
    table: 'voice_fact',
    select: `channel, toString(${bucket}) AS bucket, countIf(counted = 1) AS n,
      countIf(counted = 1 AND understood = 1) AS understood, sum(unsorted) AS unsorted_mentions,
      ${sideBySide(shown)}`,
    where: conditionsOf(scope, 'voice_fact'),
    groupBy: 'channel, bucket',
  });
  return rows.map((row) => ({
    ...row,
    n: Number(row.n),
    understood: Number(row.understood),
    unsorted: Number(row.unsorted_mentions),
  }));
}

function sumBy(rows: readonly Row[], key: (row: Row) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.n);
  return sums;
}

function total(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0);
}

type Told = {
  readonly period: Period;
  readonly now: readonly Row[];
  readonly before: readonly Row[];
};

function volumeOf({ period, now, before }: Told): Volume {
  const byChannel = sumBy(now, (row) => row.channel);
  const oldByChannel = sumBy(before, (row) => row.channel);
  const byBucket = sumBy(now, (row) => row.bucket);
  const known = [...new Set([...byChannel.keys(), ...oldByChannel.keys()])];
  return {
    total: total(now, (row) => row.n),
    previous: total(before, (row) => row.n),
    understood: total(now, (row) => row.understood),
    unsorted: total(now, (row) => row.unsorted),
    byChannel: known
      .map((channel) => ({
        channel,
        n: byChannel.get(channel) ?? 0,
        previous: oldByChannel.get(channel) ?? 0,
      }))
      .sort((a, b) => b.n - a.n || (a.channel < b.channel ? -1 : 1)),
    series: bucketsOf(period, grainOf(period)).map((at) => ({ at, n: byBucket.get(at) ?? 0 })),
  };
}

function metricsOf({ period, now, before }: Told): OverviewView['metrics'] {
  const values = estimates(
    shown.map((definition, at) => ({
      definition,
      sides: {
        now: measuredAcross(definition, now, at),
        before: measuredAcross(definition, before, at),
      },
    })),
    'overview',
  );
  const byBucket = Map.groupBy(now, (row) => row.bucket);
  const buckets = bucketsOf(period, grainOf(period));
  return shown.flatMap((definition, at) => {
    const estimate = values[at];
    if (!estimate) return [];
    const points = estimates(
      buckets.map((bucket) => ({
        definition,
        sides: { now: measuredAcross(definition, byBucket.get(bucket) ?? [], at) },
      })),
      'series',
    );
    return [
      {
        key: definition.key,
        estimate,
        series: buckets.flatMap((bucket, index) => {
          const point = points[index];
          return point ? [{ at: bucket, estimate: point }] : [];
        }),
      },
    ];
  });
}

/** Points that were hardly heard before and clearly are now. */
function freshOf(points: readonly WeighedPoint[]): OverviewView['fresh'] {
  return points
    .filter((one) => one.ranked.state !== 'hidden' && one.share.change?.verdict === 'higher')
    .filter((one) => one.voices >= 10)
    .sort((a, b) => growth(b) - growth(a))
    .slice(0, 5)
    .map(({ need, point, voices, previous, share }) => ({ need, point, voices, previous, share }));
}

function growth({ voices, previous }: WeighedPoint): number {
  return voices / (previous + 1);
}

/** What is said now: volumes, scores, what hurts and delights most, what is new. */
export async function overviewFacts(
  facts: OrgFacts,
  asked: Asked,
): Promise<Omit<OverviewView, 'period' | 'volume'> & { volume: Volume }> {
  const { period } = asked;
  const [now, before, weighed] = await Promise.all([
    voiceRows(facts, asked.now, bucketSql(grainOf(period))),
    voiceRows(facts, asked.before, "''"),
    weighPoints(facts, asked),
  ]);
  const told = { period, now, before };
  const top = (point: string, count: number) =>
    weighed.points.filter((one) => one.point === point).slice(0, count);
  const hurts = top('pain', 6);
  const delights = top('delight', 4);
  const context = { scope: asked.now, period: asked.period, unitNames: asked.unitNames };
  const views = await pointViews(facts, context, [...hurts, ...delights]);
  return {
    volume: volumeOf(told),
    metrics: metricsOf(told),
    hurts: views.slice(0, hurts.length),
    delights: views.slice(hurts.length),
    fresh: freshOf(weighed.points),
  };
}
