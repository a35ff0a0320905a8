const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/**
 * What Stirling's formula lacks: `ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + stirlingError(x)`.
 *
 * Seven terms of the asymptotic series; below 1e-16 from `x = 10` on, which is all it is for.
 *
 * @param x A number of at least 10.
 * @see Abramowitz, M. & Stegun, I. (1964). Handbook of Mathematical Functions, 6.1.41.
 * @example stirlingError(10) // 0.0083305634…
 */
export function stirlingError(x: number): number {
  const r = 1 / (x * x);
  const tail = -1 / 1680 + r * (1 / 1188 + r * (-691 / 360360 + r / 156));
  return (1 / 12 + r * (-1 / 360 + r * (1 / 1260 + r * tail))) / x;
}

/**
 * Natural logarithm of the gamma function.
 *
 * Below 10 the argument is raised by the recurrence `Γ(x + 1) = x Γ(x)`, above it Stirling's series
 * is exact to the last digits.
 *
 * @param x A positive finite number.
 * @throws RangeError when `x` is not positive and finite.
 * @see Abramowitz, M. & Stegun, I. (1964). Handbook of Mathematical Functions, 6.1.15 and 6.1.41.
 * @example logGamma(0.5) // 0.5723649429…, which is ln √π
 */
export function logGamma(x: number): number {
  if (!(x > 0 && Number.isFinite(x))) throw new RangeError('logGamma needs a positive number.');
  let raised = x;
  let product = 1;
  while (raised < 10) {
    product *= raised;
    raised += 1;
  }
  const large = (raised - 0.5) * Math.log(raised) - raised + halfLogTwoPi + stirlingError(raised);
  return large - Math.log(product);
}

/**
 * Upper tail of the gamma distribution, `Q(a, x) = Γ(a, x) / Γ(a)`, right to the last few digits
 * however small it is.
 *
 * Left of the mode the lower tail is summed and taken from 1, where nothing cancels; right of it
 * the continued fraction gives the upper tail itself.
 *
 * @param a Shape, positive and finite.
 * @param x Where the tail begins, `x ≥ 0`.
 * @throws RangeError when `a` or `x` is outside its range.
 * @see Abramowitz, M. & Stegun, I. (1964). Handbook of Mathematical Functions, 6.5.29 and 6.5.31.
 * @example gammaUpperTail(1, 2) // 0.1353352832…, which is e⁻²
 */
export function gammaUpperTail(a: number, x: number): number {
  if (!(a > 0 && Number.isFinite(a) && x >= 0))
    throw new RangeError('gammaUpperTail: a > 0, x ≥ 0.');
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const front = Math.exp(logFront(a, x));
  return x < a + 1 ? 1 - (front * lowerSeries(a, x)) / a : front * upperFraction(a, x);
}

/** `ln(xᵃ e⁻ˣ / Γ(a))`, arranged so that large shapes do not cancel. */
function logFront(a: number, x: number): number {
  if (a < 10) return a * Math.log(x) - x - logGamma(a);
  const excess = (x - a) / a;
  const growth = excess < 1 ? Math.log1p(excess) : Math.log(x / a);
  return a * (growth - excess) + 0.5 * Math.log(a) - halfLogTwoPi - stirlingError(a);
}

function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; ; k += 1) {
    const term = -k * (k - a);
    b += 2;
    d = 1 / (term * d + b);
    c = b + term / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) return value;
  }
}
