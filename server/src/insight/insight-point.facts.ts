import { type RankedPoint, rankPoints } from '@voxloop/stats';
import type { OrgFacts } from '#kernel/facts.ts';
import { thousandths } from '#metric/metric.facts.ts';
import { type Estimate, pointShare } from '#metric/metric.ts';
import { estimates } from '#metric/metric-estimate.ts';
import { conditionsOf, type Scope } from '#metric/metric-filter.ts';
import { bucketSql, bucketsOf, grainOf, type Period } from '#metric/metric-period.ts';
import type { PointView } from './insight-view.ts';

type PointRow = {
  need: string;
  point: 'pain' | 'itch' | 'delight';
  mentions: number;
  voices: number;
  strength: number;
};

/** A point with its place in the ranking, before its units and causes are looked up. */
export type WeighedPoint = PointRow & { ranked: RankedPoint; previous: number; share: Estimate };

const keyOf = (row: { need: string; point: string }) => `${row.need}|${row.point}`;
const counted = { sql: "counted = 1 AND point != ''" };

/** Voices of a point. The mark of its first mention will do, unless some mentions are left out. */
function voicesSql({ filter }: Scope): string {
  const partial = filter.touchpoint !== undefined || filter.department !== undefined;
  return partial ? 'uniqExact(voice_id)' : 'sum(leads_point)';
}

async function countPoints(facts: OrgFacts, scope: Scope): Promise<PointRow[]> {
  const rows = await facts.read<PointRow>({
    table: 'mention_fact',
    select: `need, point, count() AS mentions, ${voicesSql(scope)} AS voices,
      sum(${thousandths('strength')}) / 1000 / count() AS strength`,
    where: [...conditionsOf(scope, 'mention_fact'), counted],
    groupBy: 'need, point',
    orderBy: 'need, point',
  });
  return rows.map((row) => ({
    ...row,
    mentions: Number(row.mentions),
    voices: Number(row.voices),
    strength: Number(row.strength),
  }));
}

/** All voices that a share is taken of: the scope without what the points themselves narrow. */
async function countVoices(facts: OrgFacts, scope: Scope): Promise<number> {
  const { need: _need, exact: _exact, point: _point, ...filter } = scope.filter;
  const [row] = await facts.read<{ n: number }>({
    table: 'voice_fact',
    select: 'countIf(counted = 1) AS n',
    where: conditionsOf({ ...scope, filter }, 'voice_fact'),
  });
  return Number(row?.n ?? 0);
}

/** The points of a scope in the order of the ranking rule, each compared with the period before. */
export async function weighPoints(
  facts: OrgFacts,
  { now, before }: { now: Scope; before: Scope },
): Promise<{ points: WeighedPoint[]; voices: number; previousVoices: number }> {
  const [rows, old, voices, previousVoices] = await Promise.all([
    countPoints(facts, now),
    countPoints(facts, before),
    countVoices(facts, now),
    countVoices(facts, before),
  ]);
  const oldVoices = new Map(old.map((row) => [keyOf(row), row.voices]));
  const ranked = rankPoints(
    rows.map((row) => ({
      key: keyOf(row),
      n: row.voices,
      of: Math.max(voices, row.voices),
      strength: Math.min(100, Math.max(0, row.strength)),
    })),
  );
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  const shares = estimates(
    ranked.map(({ key, n }) => ({
      definition: pointShare(byKey.get(key)?.need ?? null, byKey.get(key)?.point ?? null),
      sides: {
        now: { kind: 'share', hits: n, n: Math.max(voices, n) },
        before:
          previousVoices > 0
            ? {
                kind: 'share',
                hits: oldVoices.get(key) ?? 0,
                n: Math.max(previousVoices, oldVoices.get(key) ?? 0),
              }
            : undefined,
      },
    })),
    'points',
  );
  const points = ranked.flatMap((one, at) => {
    const row = byKey.get(one.key);
    const share = shares[at];
    return row && share
      ? [{ ...row, ranked: one, previous: oldVoices.get(one.key) ?? 0, share }]
      : [];
  });
  return { points, voices, previousVoices };
}

type Cell = { cell: string; n: number };
type Cells = ReadonlyMap<string, readonly Cell[]>;

type CellRow = {
  need: string;
  point: string;
  bucket: string;
  unit: string;
  cause: string;
  /** Which of the three is counted here: 1 stands for the ones that are not. */
  no_bucket: number;
  no_unit: number;
  no_cause: number;
  voices: number;
  caused: number;
};

function cellsBy(rows: readonly (CellRow & Cell)[]): Cells {
  const cells = new Map<string, Cell[]>();
  for (const row of rows) {
    const one = { cell: row.cell, n: Number(row.n) };
    if (one.n === 0) continue;
    const known = cells.get(keyOf(row));
    if (known) known.push(one);
    else cells.set(keyOf(row), [one]);
  }
  for (const list of cells.values()) list.sort((a, b) => b.n - a.n || (a.cell < b.cell ? -1 : 1));
  return cells;
}

/** Each point's voices by bucket and by unit, and its mentions by cause, in one scan. */
async function cellsOf(
  facts: OrgFacts,
  scope: Scope,
  bucket: string,
): Promise<{ trend: Cells; units: Cells; causes: Cells }> {
  const rows = await facts.read<CellRow>({
    table: 'mention_fact',
    select: `need, point, toString(${bucket}) AS bucket, toString(unit_id) AS unit,
      cause_need AS cause, grouping(bucket) AS no_bucket, grouping(unit) AS no_unit,
      grouping(cause) AS no_cause, ${voicesSql(scope)} AS voices,
      countIf(cause_need != '') AS caused`,
    where: [...conditionsOf(scope, 'mention_fact'), counted],
    groupBy: 'GROUPING SETS ((need, point, bucket), (need, point, unit), (need, point, cause))',
  });
  const counting = (
    no: 'no_bucket' | 'no_unit' | 'no_cause',
    cell: 'bucket' | 'unit' | 'cause',
    n: 'voices' | 'caused',
  ) =>
    cellsBy(
      rows
        .filter((row) => Number(row[no]) === 0)
        .map((row) => ({ ...row, cell: row[cell], n: row[n] })),
    );
  return {
    trend: counting('no_bucket', 'bucket', 'voices'),
    units: counting('no_unit', 'unit', 'voices'),
    causes: counting('no_cause', 'cause', 'caused'),
  };
}

async function voicesByUnit(facts: OrgFacts, scope: Scope): Promise<Map<string, number>> {
  const { need: _need, exact: _exact, point: _point, ...filter } = scope.filter;
  const rows = await facts.read<{ unit: string; n: number }>({
    table: 'voice_fact',
    select: 'toString(unit_id) AS unit, countIf(counted = 1) AS n',
    where: conditionsOf({ ...scope, filter }, 'voice_fact'),
    groupBy: 'unit',
  });
  return new Map(rows.map((row) => [row.unit, Number(row.n)]));
}

const minUnitVoices = 5;

type Affected = { voices: number; of: number; share: number; id: string };

/** The units where the point is most of what is said; small units say nothing and are left out. */
function mostAffected(
  cells: readonly { cell: string; n: number }[],
  totals: ReadonlyMap<string, number>,
): Affected[] {
  return cells
    .map(({ cell, n }) => {
      const of = totals.get(cell) ?? n;
      return { id: cell, voices: n, of, share: of > 0 ? n / of : 0 };
    })
    .filter((one) => one.voices >= minUnitVoices)
    .sort((a, b) => b.share - a.share || b.voices - a.voices || (a.id < b.id ? -1 : 1))
    .slice(0, 5);
}

/** The weighed points with trend, units, causes and department: what a row of the page shows. */
export async function pointViews(
  facts: OrgFacts,
  {
    scope,
    period,
    unitNames,
  }: { scope: Scope; period: Period; unitNames: ReadonlyMap<string, string> },
  points: readonly WeighedPoint[],
): Promise<PointView[]> {
  const grain = grainOf(period);
  const [{ trend, units, causes }, totals] = await Promise.all([
    cellsOf(facts, scope, bucketSql(grain)),
    voicesByUnit(facts, scope),
  ]);
  const buckets = bucketsOf(period, grain);
  return points.map((one) => {
    const { pack } = scope;
    const need = pack.need(one.need);
    const hidden = one.ranked.state === 'hidden';
    const names = need ? pack.departmentNames(need.department) : undefined;
    const series = new Map((trend.get(keyOf(one)) ?? []).map(({ cell, n }) => [cell, n]));
    return {
      need: one.need,
      point: one.point,
      mentions: one.mentions,
      voices: one.voices,
      share: one.share,
      strength: hidden ? null : one.strength,
      score: one.ranked.state === 'hidden' ? null : one.ranked.score,
      rank: one.ranked.state === 'ranked' ? one.ranked.rank : null,
      status: one.ranked.state,
      trend: buckets.map((at) => ({ at, n: series.get(at) ?? 0 })),
      department: need && names ? { key: need.department, names } : null,
      units: hidden
        ? []
        : mostAffected(units.get(keyOf(one)) ?? [], totals).map((unit) => ({
            ...unit,
            name: unitNames.get(unit.id) ?? '',
          })),
      causes: hidden
        ? []
        : (causes.get(keyOf(one)) ?? [])
            .slice(0, 3)
            .map(({ cell, n }) => ({ need: cell, mentions: n })),
      kano: need?.kano ?? 'indifferent',
    };
  });
}
