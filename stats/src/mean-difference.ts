import { compared, type Difference, type Spread, welch } from './comparison.ts';
import {
  type Moments,
  momentList,
  type Scale,
  scaleList,
  spreadOf,
  spreadWarnings,
  withSpread,
} from './mean.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import type { Estimate, Result } from './result.ts';
import { resultOf } from './verdict.ts';

/** Two groups on one scale. */
export type MeanComparison = {
  readonly a: Moments;
  readonly b: Moments;
  readonly scale?: Scale;
};

/**
 * Difference of two means, the first less the second, by Welch's t.
 *
 * A side of one answer or without spread is widened by pseudo-answers where the scale has ends, as
 * in `meanFromMoments`. Without ends, one answer leaves the interval unbounded (the largest numbers
 * there are, p = 1), and two sides without spread differ surely or not at all. `n` is the smaller
 * side's, the effect size Cohen's d.
 *
 * Skewed answers in groups of unequal size make small p-values somewhat too small: ten comparisons
 * of 60 with 400 five-box answers alike, half of them at the top, alarm on 8 % of pages.
 *
 * @param comparison Moments of both groups and their scale.
 * @param policy Rules for the verdict and the interval's level.
 * @throws RangeError when moments are impossible, as in `meanFromMoments`.
 * @see Welch, B. (1947). The generalization of Student's problem. Biometrika 34, 28–35.
 * @example meanDifference({ a: { n: 10, sum: 7.5, sumSquares: 34.43 },
 *   b: { n: 10, sum: 23.3, sumSquares: 90.37 } }).test?.p // 0.0794, Student's sleep data
 */
export function meanDifference(
  { a, b, scale = { unit: 'score' } }: MeanComparison,
  policy: Policy = defaultPolicy,
): Result {
  const [first, second] = [spreadOf(a, scale), spreadOf(b, scale)];
  const n = Math.min(first.n, second.n);
  const value = cohenD(first, second);
  const estimate: Estimate = {
    estimate: first.mean - second.mean,
    unit: scale.unit,
    n,
    nEff: n,
    ...inference({ first, second, scale }, policy.level),
    ...(value === undefined ? {} : { effectSize: { name: 'd', value } }),
    warnings: [...new Set([...spreadWarnings(first), ...spreadWarnings(second)])],
  };
  const data = [momentList(a), momentList(b), scaleList(scale)];
  return resultOf(estimate, ['mean-difference', ...data], policy);
}

type Sides = { first: Spread; second: Spread; scale: Scale };

function inference({ first, second, scale }: Sides, level: number) {
  const [p, q] = [withSpread(first, scale), withSpread(second, scale)];
  if (p && q && p === first && q === second) return tested(welch(p, q), level, 'Welch t');
  if (scale.range && p && q) {
    const se = Math.sqrt(p.variance / p.n + q.variance / q.n);
    return tested({ center: p.mean - q.mean, se }, level, 'adjusted Wald on the scale');
  }
  if (first.n > 1 && second.n > 1 && first.variance + second.variance > 0) {
    return tested(welch(first, second), level, 'Welch t');
  }
  return withoutSpread(first, second, level);
}

function tested(difference: Difference, level: number, method: string) {
  return { se: difference.se, ...compared(difference, level, method) };
}

function withoutSpread(first: Spread, second: Spread, level: number) {
  const unknown = first.n === 1 || second.n === 1;
  const change = first.mean - second.mean;
  const reach = unknown ? Number.MAX_VALUE : 0;
  const p = unknown || change === 0 ? 1 : 0;
  return {
    se: reach,
    ci: { lo: change - reach, hi: change + reach, level, method: 'none' },
    test: {
      name: 'none',
      stat: p === 1 ? 0 : Math.sign(change) * Number.MAX_VALUE,
      p,
      pAdj: p,
      family: { id: 'single', size: 1, method: 'none' as const },
    },
  };
}

function cohenD(a: Spread, b: Spread): number | undefined {
  const df = a.n + b.n - 2;
  const pooled = df > 0 ? ((a.n - 1) * a.variance + (b.n - 1) * b.variance) / df : 0;
  return pooled > 0 ? (a.mean - b.mean) / Math.sqrt(pooled) : undefined;
}
