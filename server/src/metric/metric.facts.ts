import type { Measurement } from '@voxloop/stats';
import type { OrgFacts } from '#kernel/facts.ts';
import type { MetricDefinition } from './metric.ts';
import { conditionsOf, type Scope } from './metric-filter.ts';

type Row = { cell: string; n: number; a: number; b: number };

/**
 * SQL for a value in whole thousandths: sums of whole numbers are exact, so they are the same in
 * whatever order and however often merged the store reads its rows.
 */
export function thousandths(value: string): string {
  return `toInt64(round(toFloat64(${value}) * 1000))`;
}

/** What is counted of each group: `n` rows, and two sums whose meaning the method gives. */
function selectOf({ base, formula }: MetricDefinition): string {
  const count = (condition: string) => `countIf((${base}) AND (${condition}))`;
  switch (formula.method) {
    case 'nps':
      return `countIf(${base}) AS n, ${count(`${formula.score} >= 9`)} AS a, ${count(`${formula.score} <= 6`)} AS b`;
    case 'share':
      return `countIf(${base}) AS n, ${count(formula.hit)} AS a, 0 AS b`;
    case 'mean': {
      const value = thousandths(formula.value);
      return `countIf(${base}) AS n, sumIf(${value}, ${base}) / 1000 AS a, sumIf(${value} * ${value}, ${base}) / 1000000 AS b`;
    }
  }
}

/** The counts of several metrics of one row, side by side: `n0`, `a0`, `b0`, `n1` … */
export type SideBySide = Readonly<Record<string, number | string>>;

/** SQL that counts several metrics of one table in one scan. */
export function sideBySide(definitions: readonly MetricDefinition[]): string {
  return definitions
    .map((one, at) => selectOf(one).replaceAll(/ AS (n|a|b)\b/g, ` AS $1${at}`))
    .join(', ');
}

/** What the metric at place `at` measures in all of these groups together. */
export function measuredAcross(
  definition: MetricDefinition,
  rows: readonly SideBySide[],
  at: number,
): Measurement | undefined {
  if (rows.length === 0) return undefined;
  const sum = (name: string) => rows.reduce((total, row) => total + Number(row[`${name}${at}`]), 0);
  return measurementOf(definition, { n: sum('n'), a: sum('a'), b: sum('b') });
}

/** Counts of one group in the form that the statistics take. */
function measurementOf(definition: MetricDefinition, row: Omit<Row, 'cell'>): Measurement {
  const [n, a, b] = [Number(row.n), Number(row.a), Number(row.b)];
  const { formula } = definition;
  switch (formula.method) {
    case 'nps':
      return { kind: 'nps', promoters: a, passives: n - a - b, detractors: b };
    case 'share':
      return { kind: 'share', hits: a, n };
    case 'mean':
      return {
        kind: 'mean',
        n,
        sum: a,
        sumSquares: b,
        scale: { unit: definition.unit, range: { min: formula.min, max: formula.max } },
      };
  }
}

/** The metric engine: definitions compiled to reads of one organisation's facts. */
export function metricFacts(facts: OrgFacts) {
  return {
    /**
     * What a metric counts in each group of `by` (SQL over the fact table's columns).
     *
     * @returns Measurements by the group's text; groups without a row are absent.
     */
    async measure(
      definition: MetricDefinition,
      scope: Scope,
      by = "''",
    ): Promise<Map<string, Measurement>> {
      const rows = await facts.read<Row>({
        table: definition.table,
        select: `toString(${by}) AS cell, ${selectOf(definition)}`,
        where: conditionsOf(scope, definition.table),
        groupBy: 'cell',
      });
      return new Map(rows.map((row) => [row.cell, measurementOf(definition, row)]));
    },
  };
}
