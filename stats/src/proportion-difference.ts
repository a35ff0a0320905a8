import { normalQuantile, normalUpperTail } from './distribution.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import { type ShareCounts, wilson } from './proportion.ts';
import type { Estimate, Result } from './result.ts';
import { resultOf } from './verdict.ts';

/**
 * Difference of two shares, the first less the second, from −1 to 1.
 *
 * The interval is Newcombe's hybrid score interval (his method 10), built from the two Wilson
 * intervals; the p-value is that of the pooled chi-square test without continuity correction. `n`
 * is the smaller side's, the effect size Cohen's h.
 *
 * @param a `hits` of `n` in the first group, `n ≥ 1`.
 * @param b `hits` of `n` in the second group, `n ≥ 1`.
 * @param policy Rules for the verdict and the interval's level.
 * @throws RangeError when counts are no counts, an `n` is 0 or `hits` exceeds it.
 * @see Newcombe, R. (1998). Interval estimation for the difference between independent proportions.
 *   Statistics in Medicine 17, 873–890.
 * @example proportionDifference({ hits: 56, n: 70 }, { hits: 48, n: 80 }).ci // 0.0524 to 0.3339
 */
export function proportionDifference(
  a: ShareCounts,
  b: ShareCounts,
  policy: Policy = defaultPolicy,
): Result {
  const [p, q] = [wilson(a, policy.level), wilson(b, policy.level)];
  const [first, second] = [a.hits / a.n, b.hits / b.n];
  const difference = first - second;
  const lo = difference - Math.hypot(first - p.lo, q.hi - second);
  const hi = difference + Math.hypot(p.hi - first, second - q.lo);
  const { stat, pValue } = pooledTest(a, b);
  const n = Math.min(a.n, b.n);
  const estimate: Estimate = {
    estimate: difference,
    unit: 'share',
    se: (hi - lo) / (2 * normalQuantile((1 + policy.level) / 2)),
    n,
    nEff: n,
    ci: { lo, hi, level: policy.level, method: 'Newcombe hybrid score' },
    test: {
      name: 'pooled chi-square',
      stat,
      df: 1,
      p: pValue,
      pAdj: pValue,
      family: { id: 'single', size: 1, method: 'none' },
    },
    effectSize: {
      name: 'h',
      value: 2 * (Math.asin(Math.sqrt(first)) - Math.asin(Math.sqrt(second))),
    },
    warnings: leastExpected(a, b) < 5 ? ['small_expected_counts'] : [],
  };
  return resultOf(estimate, ['share-difference', a.hits, a.n, b.hits, b.n], policy);
}

function pooledTest(a: ShareCounts, b: ShareCounts): { stat: number; pValue: number } {
  const n = a.n + b.n;
  const share = (a.hits + b.hits) / n;
  if (share === 0 || share === 1) return { stat: 0, pValue: 1 };
  const z = (a.hits / a.n - b.hits / b.n) / Math.sqrt(share * (1 - share) * (1 / a.n + 1 / b.n));
  return { stat: z * z, pValue: 2 * normalUpperTail(Math.abs(z)) };
}

function leastExpected(a: ShareCounts, b: ShareCounts): number {
  const rarer = Math.min(a.hits + b.hits, a.n + b.n - a.hits - b.hits);
  return (rarer * Math.min(a.n, b.n)) / (a.n + b.n);
}
