import { remembered } from './remembered.ts';

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

/** Whether the word is the term with one inner letter written twice. */
function isDoubled(word: string, term: string): boolean {
  let i = 0;
  while (i < term.length && word[i] === term[i]) i++;
  return i > 0 && word[i] === word[i - 1] && word.slice(i + 1) === term.slice(i);
}

/** A letter lost or added makes other words of shorter terms; a swap or a doubling hardly does. */
const shortestForSlips = 5;

/** Real words that are a swap away from a word of judgement. */
const realWords = new Set(
  'quite form sacred trail causal untied diary angel breath lightening'.split(' '),
);

/**
 * An index of terms for words with one letter too many, one missing or two swapped. A letter
 * replaced by another is not mended: it gives other words too often (price, prize).
 *
 * @param shortest Length of the shortest term to mend from a letter lost or added: short ones have
 * too many real neighbours. Swapped and doubled letters are mended from five letters on.
 */
export function indexMisspellings<T>(
  entries: Iterable<readonly [term: string, value: T]>,
  shortest: number,
): Misspellings<T> {
  const terms = new Map<string, T>();
  const missing = new Map<string, string>();
  for (const [term, value] of entries) {
    if (!/^[a-z]+$/.test(term) || term.length < shortestForSlips) continue;
    terms.set(term, value);
    for (const short of shortened(term)) missing.set(short, term);
  }
  const trusted = (term: string): boolean => term.length >= shortest;
  const find = (word: string): T | undefined => {
    if (word.length < shortestForSlips || realWords.has(word)) return undefined;
    const lacking = missing.get(word);
    if (lacking !== undefined && trusted(word)) return terms.get(lacking);
    for (const short of shortened(word)) {
      const exact = terms.get(short);
      if (exact !== undefined && (trusted(short) || isDoubled(word, short))) return exact;
      const near = missing.get(short);
      if (near !== undefined && isSwap(word, near)) return terms.get(near);
    }
    return undefined;
  };
  return { find: remembered(find) };
}
