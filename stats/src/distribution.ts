import { betaLowerTail, logBeta } from './beta.ts';
import { gammaUpperTail } from './gamma.ts';

/**
 * Chance that a standard normal variable exceeds `z`.
 *
 * Right in the far tail (`z = 20` gives 2.75e-89), where one minus the lower tail would be 0.
 *
 * @param z Any finite number.
 * @throws RangeError when `z` is not a number.
 * @see Abramowitz, M. & Stegun, I. (1964). Handbook of Mathematical Functions, 26.2.
 * @example normalUpperTail(1.96) // 0.0249978951…
 */
export function normalUpperTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('normalUpperTail needs a number.');
  const tail = 0.5 * gammaUpperTail(0.5, 0.5 * z * z);
  return z < 0 ? 1 - tail : tail;
}

/**
 * Point of the standard normal distribution below which the share `p` lies.
 *
 * Newton's steps on the logarithm of the tail, from a start that is right to three digits.
 *
 * @param p A share strictly between 0 and 1; right to 1e-14 down to 1e-300.
 * @throws RangeError when `p` is not strictly between 0 and 1.
 * @see Abramowitz, M. & Stegun, I. (1964). Handbook of Mathematical Functions, 26.2.23.
 * @example normalQuantile(0.975) // 1.9599639845…
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError('normalQuantile needs a share between 0 and 1.');
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  let z =
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 4; step += 1) {
    const tail = normalUpperTail(z);
    const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    z += (Math.log(tail / p) * tail) / density;
  }
  return -z;
}

/**
 * Two-sided p-value of Student's t: the chance of a value at least as far from 0.
 *
 * @param t The statistic, any number.
 * @param df Degrees of freedom, positive and finite; need not be whole.
 * @throws RangeError when `t` is not a number or `df` not positive and finite.
 * @see Abramowitz, M. & Stegun, I. (1964). Handbook of Mathematical Functions, 26.7.1.
 * @example studentTwoSided(2.2621571628, 9) // 0.05
 */
export function studentTwoSided(t: number, df: number): number {
  if (Number.isNaN(t)) throw new RangeError('studentTwoSided needs a number.');
  if (!(df > 0 && Number.isFinite(df)))
    throw new RangeError('Degrees of freedom must be positive.');
  const ratio = (t * t) / df;
  if (ratio === Number.POSITIVE_INFINITY) return 0;
  return betaLowerTail({ x: 1 / (1 + ratio), y: ratio / (1 + ratio) }, df / 2, 0.5);
}

/**
 * Half-width factor of a two-sided t interval: the `t` that is exceeded in size with chance `p`.
 *
 * Newton's steps on logarithms, each kept inside a bracket, so that no start can mislead them.
 *
 * @param p The two-sided chance, strictly between 0 and 1 (0.05 for a 95 % interval).
 * @param df Degrees of freedom, at least 0.5.
 * @throws RangeError when `p` or `df` is outside its range.
 * @see Student (1908). The probable error of a mean. Biometrika 6, 1–25.
 * @example studentTwoSidedQuantile(0.05, 9) // 2.2621571628…
 */
export function studentTwoSidedQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError('studentTwoSidedQuantile needs 0 < p < 1.');
  if (!(df >= 0.5)) throw new RangeError('studentTwoSidedQuantile needs at least 0.5 degrees.');
  let lo = Math.log(1e-12);
  let hi = Math.log(1e150);
  let at = Math.log(Math.max(1e-12, -normalQuantile(p / 2)));
  for (let step = 0; step < 200; step += 1) {
    const t = Math.exp(at);
    const tail = studentTwoSided(t, df);
    if (tail > p) lo = at;
    else hi = at;
    const slope = (-2 * t * studentDensity(t, df)) / tail;
    const newton = at - Math.log(tail / p) / slope;
    const next = newton > lo && newton < hi ? newton : (lo + hi) / 2;
    if (Math.abs(next - at) < 1e-15 || hi - lo < 1e-15) return Math.exp(next);
    at = next;
  }
  return Math.exp(at);
}

function studentDensity(t: number, df: number): number {
  const kernel = -0.5 * (df + 1) * Math.log1p((t * t) / df) - logBeta(df / 2, 0.5);
  return Math.exp(kernel) / Math.sqrt(df);
}

/**
 * Chance that a chi-square variable exceeds `x`.
 *
 * @param x The statistic, `x ≥ 0`.
 * @param df Degrees of freedom, positive and finite.
 * @throws RangeError when `x` is negative or `df` not positive and finite.
 * @see Abramowitz, M. & Stegun, I. (1964). Handbook of Mathematical Functions, 26.4.19.
 * @example chiSquareUpperTail(80, 4) // 1.7418252447e-16
 */
export function chiSquareUpperTail(x: number, df: number): number {
  return gammaUpperTail(df / 2, x / 2);
}
