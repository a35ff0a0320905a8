/**
 * p-values corrected for their number so that the share of false discoveries stays at `q`.
 *
 * The k-th smallest of m is multiplied by m / k and may not exceed the next larger one's. A value
 * of at most `q` is a discovery. Valid for independent and positively dependent tests.
 *
 * @param pValues Numbers from 0 to 1, in any order; the answer keeps it. None gives none.
 * @throws RangeError when one is not a number from 0 to 1.
 * @see Benjamini, Y. & Hochberg, Y. (1995). Controlling the False Discovery Rate. JRSS B 57, 289–300.
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  if (!pValues.every((p) => p >= 0 && p <= 1)) throw new RangeError('A p-value lies in 0 … 1.');
  const m = pValues.length;
  const descending = pValues.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(m);
  let bound = 1;
  descending.forEach(({ p, at }, passed) => {
    bound = Math.min(bound, p * (m / (m - passed)));
    adjusted[at] = bound;
  });
  return adjusted;
}
