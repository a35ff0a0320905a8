import { judge } from './judge.ts';
import { answersIn, compare, estimateOf, type Measurement, pool } from './measurement.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import type { Result } from './result.ts';

/** What was measured in one period. */
export type TrendPoint = { readonly period: string; readonly measured: Measurement };

/** A course over time with what may be said of it. */
export type Trend = {
  /** Every period in order; one without answers has no result. */
  readonly points: readonly { readonly period: string; readonly result?: Result }[];
  /** The last period less the one before it, when both have answers. */
  readonly lastPeriod?: Result;
  /** The later half of the periods less the half before it, when both have answers. */
  readonly lastHalf?: Result;
};

/**
 * The estimates of a metric period by period, the last period against the one before, and the later
 * half against the half before it.
 *
 * The halves are of equal length, so of an odd number of periods the oldest is left out; they are
 * compared from four periods on. Both comparisons form one family, corrected by Benjamini–Hochberg.
 *
 * @param points Periods in order of time, all of one kind of measurement; a period may be empty.
 * @param family Name of the family of comparisons.
 * @param policy Rules for verdicts and the intervals' level.
 * @throws RangeError when kinds differ, and as the method of the kind does.
 * @see Benjamini, Y. & Hochberg, Y. (1995). JRSS B 57, 289–300.
 * @example trendSeries(months).lastPeriod?.verdict // 'lower' when it clearly fell
 */
export function trendSeries(
  points: readonly TrendPoint[],
  family = 'trend',
  policy: Policy = defaultPolicy,
): Trend {
  const series = points.map(({ period, measured }) =>
    answersIn(measured) > 0 ? { period, result: estimateOf(measured, policy) } : { period },
  );
  const half = Math.floor(points.length / 2);
  const last = changeOver(points, 1, policy);
  const halves = half >= 2 ? changeOver(points, half, policy) : undefined;
  const judged = judge(
    [last, halves].filter((change) => change !== undefined),
    family,
    policy,
  );
  const lastPeriod = last && judged[0];
  const lastHalf = halves && judged.at(-1);
  return {
    points: series,
    ...(lastPeriod && { lastPeriod }),
    ...(lastHalf && { lastHalf }),
  };
}

/** The last `length` periods together less the `length` before them. */
function changeOver(
  points: readonly TrendPoint[],
  length: number,
  policy: Policy,
): Result | undefined {
  if (points.length < 2 * length) return undefined;
  const [before, after] = [points.slice(-2 * length, -length), points.slice(-length)].map((side) =>
    side.map(({ measured }) => measured).reduce(pool),
  );
  if (!before || !after || answersIn(before) === 0 || answersIn(after) === 0) return undefined;
  return compare(after, before, policy);
}
