import { compared, type Difference, welch } from './comparison.ts';
import { adjustedUpTo, checkedCounts } from './nps.ts';
import { adjustedCounts, type NpsCounts, npsMoments } from './nps-interval.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import type { Estimate, Result } from './result.ts';
import { resultOf } from './verdict.ts';

/**
 * Difference of two Net Promoter Scores, the first less the second, in points from −200 to 200.
 *
 * It is Welch's t over −1, 0 and +1. With 200 answers or fewer on either side, or when a side is of
 * one mind, two pseudo-answers are first added to each side, ½ at each end and 1 in the middle. Of
 * the variants simulated only this one held both: three with a normal test, as for single scores,
 * cover opposite extremes of ten answers in 80 %, and the normal test is too lenient in the tail
 * that correction for many comparisons relies on. `n` is the smaller side's.
 *
 * @param a Counts of the first group, at least one respondent.
 * @param b Counts of the second group, at least one respondent.
 * @param policy Rules for the verdict and the interval's level.
 * @throws RangeError when a count is no count or a group is empty.
 * @see Agresti, A. & Caffo, B. (2000). Simple and effective confidence intervals for proportions and
 *   differences of proportions. The American Statistician 54, 280–288;
 *   Welch, B. (1947). The generalization of Student's problem. Biometrika 34, 28–35.
 * @example npsDifference(thisMonth, lastMonth).verdict // 'higher' when it clearly rose
 */
export function npsDifference(a: NpsCounts, b: NpsCounts, policy: Policy = defaultPolicy): Result {
  const first = npsMoments(checkedCounts(a));
  const second = npsMoments(checkedCounts(b));
  const n = Math.min(first.n, second.n);
  const oneMind = first.variance === 0 || second.variance === 0;
  const adjusted = n <= adjustedUpTo || oneMind;
  const change = adjusted ? adjustedWelch(a, b) : npsWelch(a, b);
  const pooled = (first.n * first.variance + second.n * second.variance) / (first.n + second.n);
  const difference = first.mean - second.mean;
  const estimate: Estimate = {
    estimate: 100 * difference,
    unit: 'points',
    se: change.se,
    n,
    nEff: n,
    ...compared(change, policy.level, adjusted ? 'adjusted Welch t' : 'Welch t'),
    ...(pooled > 0 ? { effectSize: { name: 'd', value: difference / Math.sqrt(pooled) } } : {}),
    warnings: oneMind ? ['all_agree'] : [],
  };
  const data = [a, b].map((side) => [side.promoters, side.passives, side.detractors]);
  return resultOf(estimate, ['nps-difference', ...data], policy);
}

/**
 * The published adjusted Wald difference, in points: three pseudo-answers on each side, normal.
 *
 * @param a Counts of the first group, at least one respondent.
 * @param b Counts of the second group, at least one respondent.
 * @see Rocks, B. (2016). The American Statistician 70(4), 365–372.
 * @example npsAdjustedDifference(counts, counts).center // 0
 */
export function npsAdjustedDifference(a: NpsCounts, b: NpsCounts): Difference {
  const first = npsMoments(adjustedCounts(a));
  const second = npsMoments(adjustedCounts(b));
  const se = Math.sqrt(first.variance / first.n + second.variance / second.n);
  return { center: 100 * (first.mean - second.mean), se: 100 * se };
}

/**
 * Welch's difference in points, over answers counted as −1, 0 and +1.
 *
 * @param a Counts of the first group, at least two respondents.
 * @param b Counts of the second group, at least two respondents; not both of one mind.
 * @see Welch, B. (1947). Biometrika 34, 28–35.
 * @example npsWelch(counts, counts).center // 0
 */
export function npsWelch(a: NpsCounts, b: NpsCounts): Required<Difference> {
  const inPoints = (counts: NpsCounts) => {
    const { n, mean, variance } = npsMoments(counts);
    return { n, mean: 100 * mean, variance: (1e4 * variance * n) / (n - 1) };
  };
  return welch(inPoints(a), inPoints(b));
}

function adjustedWelch(a: NpsCounts, b: NpsCounts): Required<Difference> {
  const inPoints = (counts: NpsCounts) => {
    const { n, mean, variance } = npsMoments(adjustedCounts(counts, 2));
    return { n, mean: 100 * mean, variance: 1e4 * variance };
  };
  return welch(inPoints(a), inPoints(b));
}
