/**
 * The rows in reduced echelon form: the same sums, without those that follow from others.
 *
 * @param rows Rows of small whole numbers, all of one length.
 * @see Golub, G. & Van Loan, C. (2013). Matrix Computations, 3.2.
 * @example rowEchelon([[1, 1], [1, 0]]) // [[1, 0], [0, 1]]
 */
export function rowEchelon(rows: readonly (readonly number[])[]): number[][] {
  const reduced: number[][] = [];
  for (const row of rows) {
    const rest = remainder(row, reduced);
    const lead = rest.findIndex(isSome);
    if (lead < 0) continue;
    const scaled = rest.map((value) => value / (rest[lead] ?? 1));
    reduced.forEach((earlier, at) => {
      const factor = earlier[lead] ?? 0;
      reduced[at] = earlier.map((value, column) => value - factor * (scaled[column] ?? 0));
    });
    reduced.push(scaled);
  }
  return reduced;
}

/**
 * Whether a row is a combination of others, so that its sum can be computed from theirs.
 *
 * @param row The row asked about.
 * @param echelon The others, as `rowEchelon` returns them.
 * @see Golub, G. & Van Loan, C. (2013). Matrix Computations, 3.2.
 * @example isCombination([0, 1], rowEchelon([[1, 1], [1, 0]])) // true
 */
export function isCombination(
  row: readonly number[],
  echelon: readonly (readonly number[])[],
): boolean {
  return !remainder(row, echelon).some(isSome);
}

function remainder(row: readonly number[], echelon: readonly (readonly number[])[]): number[] {
  let rest = [...row];
  for (const known of echelon) {
    const factor = rest[known.findIndex(isSome)] ?? 0;
    if (factor !== 0) rest = rest.map((value, column) => value - factor * (known[column] ?? 0));
  }
  return rest;
}

/** Coefficients here are ratios of small whole numbers; less than this is rounding. */
function isSome(value: number): boolean {
  return Math.abs(value) > 1e-9;
}
