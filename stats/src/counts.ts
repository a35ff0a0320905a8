/**
 * Refuses numbers that count nothing.
 *
 * @param counts What was counted, by name: whole numbers from 0.
 * @throws RangeError naming the first that is negative, broken or not a number.
 * @example assertCounts({ hits: 3, n: 10 }) // passes
 */
export function assertCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(counts)) {
    if (!(Number.isSafeInteger(value) && value >= 0)) {
      throw new RangeError(`${name} must be a whole number from 0, not ${value}.`);
    }
  }
}
