/** Finds the term a misspelt word most likely stands for. */
export type Misspellings<T> = { find: (word: string) => T | undefined };

/**
 * The word without one of its inner letters, each in turn. The first is rarely the wrong one, and
 * the last tells inflections apart (close, closed).
 */
function* shortened(word: string): Generator<string> {
  for (let i = 1; i < word.length - 1; i++) yield word.slice(0, i) + word.slice(i + 1);
}

/** Whether two neighbouring letters of one word, swapped, give the other. */
function isSwap(one: string, other: string): boolean {
  let i = 0;
  while (i < one.length && one[i] === other[i]) i++;
  return (
    i < one.length &&
    one.length === other.length &&
    one[i] === other[i + 1] &&
    one[i + 1] === other[i] &&
    one.slice(i + 2) === other.slice(i + 2)
  );
}

/**
 * An index of terms for words with one letter too many, one missing or two swapped. A letter
 * replaced by another is not mended: it gives other words too often (price, prize).
 *
 * @param shortest Length of the shortest term to mend: short ones have too many real neighbours.
 */
export function indexMisspellings<T>(
  entries: Iterable<readonly [term: string, value: T]>,
  shortest: number,
): Misspellings<T> {
  const terms = new Map<string, T>();
  const missing = new Map<string, string>();
  for (const [term, value] of entries) {
    if (!/^[a-z]+$/.test(term) || term.length < shortest) continue;
    terms.set(term, value);
    for (const short of shortened(term)) missing.set(short, term);
  }
  return {
    find(word) {
      if (word.length < shortest) return undefined;
      const lacking = missing.get(word);
      if (lacking !== undefined) return terms.get(lacking);
      for (const short of shortened(word)) {
        const exact = terms.get(short);
        if (exact !== undefined) return exact;
        const near = missing.get(short);
        if (near !== undefined && isSwap(word, near)) return terms.get(near);
      }
      return undefined;
    },
  };
}
