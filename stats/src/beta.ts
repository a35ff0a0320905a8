import { logGamma, stirlingError } from './gamma.ts';

/**
 * Regularised incomplete beta function, `I_x(a, b)`: the lower tail of the beta distribution.
 *
 * `x` and its complement are both given, because the small one of the two carries the digits. The
 * continued fraction is taken on the side where it converges, so that small tails are computed as
 * such and never as one minus the rest.
 *
 * @param point `x` and `y = 1 − x`, both in 0 … 1.
 * @param a First shape, positive and finite.
 * @param b Second shape, positive and finite.
 * @throws RangeError when a shape is not positive or `x` and `y` are not shares.
 * @see Abramowitz, M. & Stegun, I. (1964). Handbook of Mathematical Functions, 26.5.8;
 *   DiDonato, A. & Morris, A. (1992). Algorithm 708. ACM TOMS 18, 360–373.
 * @example betaLowerTail({ x: 0.5, y: 0.5 }, 2, 3) // 0.6875
 */
export function betaLowerTail(
  { x, y }: { readonly x: number; readonly y: number },
  a: number,
  b: number,
): number {
  if (!(a > 0 && b > 0 && Number.isFinite(a + b))) throw new RangeError('Shapes must be positive.');
  if (!(x >= 0 && y >= 0 && x <= 1 && y <= 1)) throw new RangeError('x and y must be shares.');
  if (x === 0) return 0;
  if (y === 0) return 1;
  const front = Math.exp(logPower(x, y, a) + logPower(y, x, b) - logBeta(a, b));
  const lambda = a > b ? (a + b) * y - b : a - (a + b) * x;
  return lambda >= 0
    ? front * fraction(a, b, { x, y, lambda })
    : 1 - front * fraction(b, a, { x: y, y: x, lambda: -lambda });
}

function logPower(base: number, complement: number, exponent: number): number {
  return exponent * (complement < 0.5 ? Math.log1p(-complement) : Math.log(base));
}

/**
 * Natural logarithm of the beta function, `ln Γ(a) + ln Γ(b) − ln Γ(a + b)`.
 *
 * The difference of two large `ln Γ` is taken term by term, or its digits would be lost.
 *
 * @param a A positive finite number.
 * @param b A positive finite number.
 * @see Abramowitz, M. & Stegun, I. (1964). Handbook of Mathematical Functions, 6.2.2.
 * @example logBeta(2, 3) // -2.4849066498…, which is −ln 12
 */
export function logBeta(a: number, b: number): number {
  const large = Math.max(a, b);
  const small = Math.min(a, b);
  if (large < 10) return logGamma(a) + logGamma(b) - logGamma(a + b);
  const sum = large + small;
  const rise =
    (large - 0.5) * Math.log1p(small / large) +
    small * (Math.log(sum) - 1) +
    stirlingError(sum) -
    stirlingError(large);
  return logGamma(small) - rise;
}

/**
 * The even part of the continued fraction, written with `λ = a − (a + b) x` so that a shape of 10⁹
 * beside an `x` next to 1 keeps its digits.
 */
function fraction(a: number, b: number, side: { x: number; y: number; lambda: number }): number {
  const { x, y, lambda } = side;
  const partial = (n: number) =>
    n +
    (n * (b - n) * x) / (a + 2 * n - 1) +
    ((a + n) / (a + 2 * n + 1)) * (lambda + 1 + n * (1 + y));
  let value = (a / (a + 1)) * (lambda + 1);
  let c = value;
  let d = 0;
  for (let n = 1; ; n += 1) {
    const scale = x / (a + 2 * n - 1);
    const term = (a + n - 1) * scale * (a + b + n - 1) * scale * n * (b - n);
    const next = partial(n);
    d = 1 / (next + term * d);
    c = next + term / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) return 1 / value;
  }
}
