import type { Spread } from './comparison.ts';
import { assertCounts } from './counts.ts';
import { normalQuantile, studentTwoSidedQuantile } from './distribution.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import type { Estimate, Result, Unit } from './result.ts';
import { resultOf } from './verdict.ts';

/** Sums a store can compute, or the moments it can: `variance` has divisor `n − 1`. */
export type Moments =
  | { readonly n: number; readonly sum: number; readonly sumSquares: number }
  | Spread;

/** What a score is measured in, and its ends where it has any (1 and 5 for five boxes). */
export type Scale = {
  readonly unit: Unit;
  readonly range?: { readonly min: number; readonly max: number };
};

const plainScore: Scale = { unit: 'score' };

/**
 * A mean with its t interval.
 *
 * One answer, or answers without any spread, have no t interval. On a scale with ends three
 * pseudo-answers are then added, ¾ at each end and 1½ in the middle, and the normal interval is
 * taken; without ends the interval of one answer is unbounded (the largest numbers there are) and
 * that of equal answers has no width. `warnings` says so in each case.
 *
 * @param moments `n`, Σx and Σx², or `n`, mean and variance (divisor `n − 1`; 0 when `n` is 1).
 * @param scale Unit and ends of the answers; a score without ends unless given.
 * @param policy Rules for the verdict and the interval's level.
 * @throws RangeError when `n` is not a whole number from 1, a moment is not finite, or the moments
 *   cannot be those of answers on the scale.
 * @see Student (1908). The probable error of a mean. Biometrika 6, 1–25.
 * @example meanFromMoments({ n: 3, sum: 6, sumSquares: 14 }).ci // 2 ± 4.3027 × √(1/3)
 */
export function meanFromMoments(
  moments: Moments,
  scale: Scale = plainScore,
  policy: Policy = defaultPolicy,
): Result {
  const spread = spreadOf(moments, scale);
  const { n, mean } = spread;
  const settled = withSpread(spread, scale);
  const se = settled ? Math.sqrt(settled.variance / settled.n) : n === 1 ? Number.MAX_VALUE : 0;
  const factor =
    settled === spread
      ? studentTwoSidedQuantile(1 - policy.level, n - 1)
      : normalQuantile((1 + policy.level) / 2);
  const center = settled ? settled.mean : mean;
  const reach = se === Number.MAX_VALUE ? se : factor * se;
  const method = settled === spread || !settled ? 't' : 'adjusted Wald on the scale';
  const estimate: Estimate = {
    estimate: mean,
    unit: scale.unit,
    se,
    n,
    nEff: n,
    ci: { lo: center - reach, hi: center + reach, level: policy.level, method },
    warnings: spreadWarnings(spread),
  };
  return resultOf(estimate, ['mean', ...momentList(moments), ...scaleList(scale)], policy);
}

/**
 * The mean of single answers, summed about their mean so that no digits are lost.
 *
 * @param values Finite numbers, at least one.
 * @param scale Unit and ends of the answers; a score without ends unless given.
 * @param policy Rules for the verdict and the interval's level.
 * @throws RangeError when `values` is empty or holds what is no answer on the scale.
 * @see Student (1908). The probable error of a mean. Biometrika 6, 1–25.
 * @example mean([1, 2, 3]).estimate // 2
 */
export function mean(
  values: readonly number[],
  scale: Scale = plainScore,
  policy: Policy = defaultPolicy,
): Result {
  const { range } = scale;
  if (range && values.some((value) => value < range.min || value > range.max)) {
    throw new RangeError(`Answers lie between ${range.min} and ${range.max}.`);
  }
  return meanFromMoments(spreadOfValues(values), scale, policy);
}

/**
 * Size, mean and variance (divisor `n − 1`) of single numbers, in two passes.
 *
 * @param values Finite numbers, at least one.
 * @throws RangeError when `values` is empty or holds a number that is not finite.
 * @see Chan, T., Golub, G. & LeVeque, R. (1983). The American Statistician 37, 242–247.
 * @example spreadOfValues([1, 2, 3]) // { n: 3, mean: 2, variance: 1 }
 */
export function spreadOfValues(values: readonly number[]): Spread {
  const n = values.length;
  if (n === 0) throw new RangeError('A mean needs one answer.');
  if (!values.every(Number.isFinite)) throw new RangeError('Answers must be finite numbers.');
  const rough = values.reduce((sum, value) => sum + value / n, 0);
  let squares = 0;
  let rest = 0;
  for (const value of values) {
    squares += (value - rough) ** 2;
    rest += value - rough;
  }
  const variance = n === 1 ? 0 : Math.max(0, squares - (rest * rest) / n) / (n - 1);
  return { n, mean: rough + rest / n, variance };
}

/**
 * Size, mean and variance from either form of moments, once they are known to be possible.
 *
 * @param moments `n`, Σx and Σx², or `n`, mean and variance (divisor `n − 1`).
 * @param scale Unit and ends of the answers.
 * @throws RangeError as `meanFromMoments` does.
 * @see Chan, T., Golub, G. & LeVeque, R. (1983). The American Statistician 37, 242–247.
 * @example spreadOf({ n: 3, sum: 6, sumSquares: 14 }, { unit: 'score' }).variance // 1
 */
export function spreadOf(moments: Moments, scale: Scale): Spread {
  const { n } = moments;
  assertCounts({ n });
  if (n === 0) throw new RangeError('A mean needs one answer.');
  const spread = 'sum' in moments ? fromSums(moments) : moments;
  const { mean: center, variance } = spread;
  const { min, max } = scale.range ?? { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
  if (!(center >= min && center <= max && variance >= 0 && Number.isFinite(variance))) {
    throw new RangeError('These are not the moments of answers on this scale.');
  }
  return spread;
}

function fromSums({ n, sum, sumSquares }: Extract<Moments, { sum: number }>): Spread {
  const squares = sumSquares - (sum * sum) / n;
  // What rounding alone can leave of Σx² when all answers are equal.
  const rounding = 1e-14 * sumSquares;
  if (!(squares >= -rounding)) throw new RangeError('Σx² is too small for Σx.');
  const variance = n === 1 || squares <= rounding ? 0 : squares / (n - 1);
  return { n, mean: sum / n, variance };
}

/**
 * The spread as it may be used for an interval: itself when it has any, else with pseudo-answers on
 * a scale with ends, else nothing.
 */
export function withSpread(spread: Spread, scale: Scale): Spread | undefined {
  const { n, mean: center, variance } = spread;
  if (variance > 0) return spread;
  if (!scale.range) return undefined;
  return withPseudoAnswers({ n, mean: center, variance }, scale.range);
}

/** The answers with ¾ at each end of the scale and 1½ in its middle; variance with divisor `n`. */
function withPseudoAnswers(
  spread: Spread,
  { min, max }: { readonly min: number; readonly max: number },
): Spread {
  const n = spread.n + 3;
  const middle = (min + max) / 2;
  const center = (spread.n * spread.mean + 3 * middle) / n;
  const squares =
    spread.n * (spread.mean - center) ** 2 +
    0.75 * ((min - center) ** 2 + (max - center) ** 2) +
    1.5 * (middle - center) ** 2;
  return { n, mean: center, variance: squares / n };
}

/** What a reader must know of a mean whose answers show no spread. */
export function spreadWarnings({ n, variance }: Spread): string[] {
  if (n === 1) return ['one_answer'];
  return variance === 0 ? ['all_agree'] : [];
}

/** The moments in a fixed order, so that equal data have equal hashes. */
export function momentList(moments: Moments): number[] {
  return 'sum' in moments
    ? [moments.n, moments.sum, moments.sumSquares]
    : [moments.n, moments.mean, moments.variance];
}

/** The scale in a fixed order, for the same reason. */
export function scaleList({ unit, range }: Scale): (string | number)[] {
  return range ? [unit, range.min, range.max] : [unit];
}
