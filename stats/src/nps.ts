import { assertCounts } from './counts.ts';
import { type NpsCounts, npsAdjustedWald, npsMoments, npsWaldT } from './nps-interval.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import type { Estimate, Result } from './result.ts';
import { resultOf } from './verdict.ts';

/** Up to this many answers an NPS has the adjusted Wald interval, above it the t interval. */
export const adjustedUpTo = 200;

/**
 * Net Promoter Score from counts, with its interval.
 *
 * The score is 100 × (promoters − detractors) / n, in points from −100 to 100. Up to 200 answers
 * the interval is the adjusted Wald one, above it the t interval; when all agree it is the adjusted
 * one at any size, for an interval of no width would claim certainty. `se` is that of the interval.
 *
 * @param counts Respondents by class: whole numbers from 0, at least one in all.
 * @param policy Rules for the verdict and the interval's level.
 * @throws RangeError when a count is no count or all are 0.
 * @see Reichheld, F. (2003). The One Number You Need to Grow. Harvard Business Review 81(12);
 *   Rocks, B. (2016). The American Statistician 70(4), 365–372.
 * @example npsFromCounts({ promoters: 50, passives: 30, detractors: 20 }).estimate // 30
 */
export function npsFromCounts(counts: NpsCounts, policy: Policy = defaultPolicy): Result {
  const { n, mean, variance } = npsMoments(checkedCounts(counts));
  const adjusted = n <= adjustedUpTo || variance === 0;
  const interval = (adjusted ? npsAdjustedWald : npsWaldT)(counts, policy.level);
  const estimate: Estimate = {
    estimate: 100 * mean,
    unit: 'points',
    se: interval.se,
    n,
    nEff: n,
    ci: {
      lo: interval.lo,
      hi: interval.hi,
      level: policy.level,
      method: adjusted ? 'adjusted Wald' : 'Wald t',
    },
    warnings: variance === 0 ? ['all_agree'] : [],
  };
  return resultOf(estimate, ['nps', counts.promoters, counts.passives, counts.detractors], policy);
}

/**
 * Net Promoter Score of single ratings: promoters give 9 or 10, detractors 0 to 6.
 *
 * @param ratings Likelihood to recommend, one a respondent: whole numbers from 0 to 10, `n ≥ 1`.
 * @param policy Rules for the verdict and the interval's level.
 * @throws RangeError when `ratings` is empty or holds anything but a whole number from 0 to 10.
 * @see Reichheld, F. (2003). The One Number You Need to Grow. Harvard Business Review 81(12).
 * @example nps([10, 9, 8, 3]).estimate // 25
 */
export function nps(ratings: readonly number[], policy: Policy = defaultPolicy): Result {
  return npsFromCounts(countNps(ratings), policy);
}

/**
 * Ratings sorted into promoters (9–10), passives (7–8) and detractors (0–6).
 *
 * @param ratings Whole numbers from 0 to 10.
 * @throws RangeError when a rating is anything else.
 * @see Reichheld, F. (2003). The One Number You Need to Grow. Harvard Business Review 81(12).
 * @example countNps([10, 9, 8, 3]) // { promoters: 2, passives: 1, detractors: 1 }
 */
export function countNps(ratings: readonly number[]): NpsCounts {
  let promoters = 0;
  let detractors = 0;
  for (const rating of ratings) {
    if (!(Number.isInteger(rating) && rating >= 0 && rating <= 10)) {
      throw new RangeError(`A rating is a whole number from 0 to 10, not ${rating}.`);
    }
    if (rating >= 9) promoters += 1;
    else if (rating <= 6) detractors += 1;
  }
  return { promoters, passives: ratings.length - promoters - detractors, detractors };
}

/** The counts, once they are known to count at least one respondent. */
export function checkedCounts(counts: NpsCounts): NpsCounts {
  const { promoters, passives, detractors } = counts;
  assertCounts({ promoters, passives, detractors });
  if (promoters + passives + detractors === 0) throw new RangeError('An NPS needs one respondent.');
  return counts;
}
