import { assertCounts } from './counts.ts';
import { normalQuantile } from './distribution.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import type { Estimate, Result } from './result.ts';
import { resultOf } from './verdict.ts';

/** How many of `n` answers were of the kind looked for. */
export type ShareCounts = { readonly hits: number; readonly n: number };

/**
 * Wilson's score interval of a share: always inside 0 … 1, and of some width even at 0 and 1.
 *
 * @param counts `hits` of `n`, `n ≥ 1`.
 * @param level Confidence, between 0 and 1.
 * @throws RangeError when the counts are no counts, `n` is 0 or `hits` exceeds it.
 * @see Wilson, E. (1927). Probable inference, the law of succession, and statistical inference.
 *   JASA 22, 209–212.
 * @example wilson({ hits: 81, n: 263 }, 0.95) // { lo: 0.2553, hi: 0.3662 }
 */
export function wilson(
  { hits, n }: ShareCounts,
  level: number,
): { readonly lo: number; readonly hi: number } {
  assertCounts({ hits, n });
  if (n === 0 || hits > n)
    throw new RangeError('A share needs one answer, and no more hits than n.');
  const z = normalQuantile((1 + level) / 2);
  const reach = z * Math.sqrt((hits / n) * (n - hits) + (z * z) / 4);
  const middle = hits + (z * z) / 2;
  return {
    // At the ends the limit is the end itself, which rounding would miss.
    lo: hits === 0 ? 0 : (middle - reach) / (n + z * z),
    hi: hits === n ? 1 : (middle + reach) / (n + z * z),
  };
}

/**
 * A share with Wilson's interval.
 *
 * `se` is the half-width of the interval over its normal quantile, so that it is not 0 where all
 * answers agree.
 *
 * @param counts `hits` of `n`: whole numbers, `n ≥ 1`, `hits ≤ n`.
 * @param policy Rules for the verdict and the interval's level.
 * @throws RangeError when the counts are no counts, `n` is 0 or `hits` exceeds it.
 * @see Wilson, E. (1927). JASA 22, 209–212.
 * @example proportion({ hits: 15, n: 148 }).ci.hi // 0.1605
 */
export function proportion(counts: ShareCounts, policy: Policy = defaultPolicy): Result {
  const { hits, n } = counts;
  const { lo, hi } = wilson(counts, policy.level);
  const estimate: Estimate = {
    estimate: hits / n,
    unit: 'share',
    se: (hi - lo) / (2 * normalQuantile((1 + policy.level) / 2)),
    n,
    nEff: n,
    ci: { lo, hi, level: policy.level, method: 'Wilson' },
    warnings: hits === 0 || hits === n ? ['all_agree'] : [],
  };
  return resultOf(estimate, ['share', hits, n], policy);
}

/**
 * Customer satisfaction: the share of satisfied answers (4 and 5 of 5), with Wilson's interval.
 *
 * @param counts `satisfied` answers of `total`, `total ≥ 1`.
 * @param policy Rules for the verdict and the interval's level.
 * @throws RangeError when the counts are no counts, `total` is 0 or `satisfied` exceeds it.
 * @see Wilson, E. (1927). JASA 22, 209–212.
 * @example csatFromCounts({ satisfied: 81, total: 263 }).estimate // 0.3080 (0.2553 to 0.3662)
 */
export function csatFromCounts(
  { satisfied, total }: { readonly satisfied: number; readonly total: number },
  policy: Policy = defaultPolicy,
): Result {
  return proportion({ hits: satisfied, n: total }, policy);
}
