import {
  normalQuantile,
  normalUpperTail,
  studentTwoSided,
  studentTwoSidedQuantile,
} from './distribution.ts';
import type { ConfidenceInterval, SignificanceTest } from './result.ts';

/** Size, mean and variance of the answers of one group. */
export type Spread = { readonly n: number; readonly mean: number; readonly variance: number };

/** A difference with its standard error; with `df` it follows t, without it the normal law. */
export type Difference = {
  readonly center: number;
  readonly se: number;
  readonly df?: number;
};

/**
 * Welch's difference of two means, which lets each group have its own variance.
 *
 * @param a First group: at least 2 answers, variance with divisor `n − 1`.
 * @param b Second group, likewise; not both without spread.
 * @see Welch, B. (1947). The generalization of Student's problem. Biometrika 34, 28–35.
 * @example welch({ n: 10, mean: 1, variance: 2 }, { n: 10, mean: 0, variance: 2 }).df // 18
 */
export function welch(a: Spread, b: Spread): Required<Difference> {
  const u = a.variance / a.n;
  const v = b.variance / b.n;
  // Shares of the squared error keep the degrees finite where its square would underflow.
  const share = u / (u + v);
  const df = 1 / ((share * share) / (a.n - 1) + ((1 - share) * (1 - share)) / (b.n - 1));
  return { center: a.mean - b.mean, se: Math.sqrt(u + v), df };
}

/**
 * The test of no difference and the interval that belongs to it, alone in its family.
 *
 * @param difference The difference with a positive standard error.
 * @param level Confidence, between 0 and 1.
 * @param method Name of the test and interval.
 * @see Welch, B. (1947). Biometrika 34, 28–35.
 * @example compared({ center: 1.96, se: 1 }, 0.95, 'Wald').test.p // 0.05 (0.04999579…)
 */
export function compared(
  difference: Difference,
  level: number,
  method: string,
): { readonly ci: ConfidenceInterval; readonly test: SignificanceTest } {
  const { center, se, df } = difference;
  const stat = center / se;
  const followsT = df !== undefined;
  const p = followsT ? studentTwoSided(stat, df) : 2 * normalUpperTail(Math.abs(stat));
  const factor = followsT
    ? studentTwoSidedQuantile(1 - level, df)
    : normalQuantile((1 + level) / 2);
  return {
    ci: { lo: center - factor * se, hi: center + factor * se, level, method },
    test: {
      name: method,
      stat,
      ...(followsT ? { df } : {}),
      p,
      pAdj: p,
      family: { id: 'single', size: 1, method: 'none' },
    },
  };
}
