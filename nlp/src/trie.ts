import { createEdges, type Edges } from './edges.ts';

/** One occurrence of a term in a text. */
export type TermHit<T> = { start: number; end: number; value: T };

/** Finds every occurrence of its terms, whole words only in scripts that have words. */
export type Trie<T> = { find: (text: string, from: number, to: number) => TermHit<T>[] };

/** How a trie matches, beyond the terms as written. */
type TrieOptions = {
  /** A Latin term also matches with a final -s or -es. */
  plurals?: boolean;
};

const hashSign = 35;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether a unit is part of a word in a script that writes spaces between words. */
export function isWordUnit(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    isDigit(code) ||
    (code >= 0xaa && code < 0x2000 && code !== 0xab && code !== 0xbb && code !== 0xbf)
  );
}

/** Ends of the word that opens a text at `at`. */
function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end++;
  return end;
}

const isPlural = (rest: string): boolean => rest === 's' || rest === 'es';

type Planted<T> = {
  edges: Edges;
  whole: (T[] | undefined)[];
  open: (T[] | undefined)[];
  plurals: boolean;
};

function plant<T>(entries: Iterable<readonly [string, T]>, plurals: boolean): Planted<T> {
  const planted: Planted<T> = { edges: createEdges(), whole: [], open: [], plurals };
  for (const [term, value] of entries) {
    const isOpen = term.length > 1 && term.endsWith('*');
    const length = isOpen ? term.length - 1 : term.length;
    let node = 0;
    for (let i = 0; i < length; i++) node = planted.edges.add(node, term.charCodeAt(i));
    if (node === 0) continue;
    const ends = isOpen ? planted.open : planted.whole;
    const values = ends[node];
    if (values) values.push(value);
    else ends[node] = [value];
  }
  return planted;
}

/** Where a term whose last unit stands before `at` ends, or -1 when it is only part of a word. */
function endOfWhole(text: string, at: number, plurals: boolean): number {
  const inWord = isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at));
  if (at >= text.length || !inWord) return at;
  if (!plurals) return -1;
  const end = wordEnd(text, at);
  return end - at <= 2 && isPlural(text.slice(at, end)) ? end : -1;
}

type Walk<T> = { text: string; start: number; to: number; hits: TermHit<T>[] };

function walk<T>(
  { edges, whole, open, plurals }: Planted<T>,
  { text, start, to, hits }: Walk<T>,
): void {
  let node = 0;
  for (let i = start; i < to; i++) {
    const code = text.charCodeAt(i);
    node = edges.next(node, code) || (isDigit(code) ? edges.next(node, hashSign) : 0);
    if (node === 0) return;
    const complete = whole[node];
    if (complete) {
      const end = endOfWhole(text, i + 1, plurals);
      if (end > 0 && end <= to) for (const value of complete) hits.push({ start, end, value });
    }
    const begun = open[node];
    if (begun) {
      const end = Math.min(to, wordEnd(text, i + 1));
      for (const value of begun) hits.push({ start, end, value });
    }
  }
}

/**
 * An automaton over normalised terms. A term's final `*` stands for any ending, `#` for any digit.
 */
export function createTrie<T>(
  entries: Iterable<readonly [term: string, value: T]>,
  { plurals = false }: TrieOptions = {},
): Trie<T> {
  const planted = plant(entries, plurals);
  return {
    find(text, from, to) {
      const hits: TermHit<T>[] = [];
      for (let start = from; start < to; start++) {
        const inWord = isWordUnit(text.charCodeAt(start));
        if (inWord && start > 0 && isWordUnit(text.charCodeAt(start - 1))) continue;
        walk(planted, { text, start, to, hits });
      }
      return hits;
    },
  };
}
