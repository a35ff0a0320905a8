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
  /** The terms that end at a node, by its mark. */
  ends: readonly (Ends<T> | undefined)[];
  plurals: boolean;
};

/** The terms that end at a node: whole ones, and ones with an open ending. */
type Ends<T> = { whole: T[] | undefined; open: T[] | undefined };

function plant<T>(entries: Iterable<readonly [string, T]>, plurals: boolean): Planted<T> {
  const growing = createEdges();
  const ends: (Ends<T> | undefined)[] = [undefined];
  const marks = new Map<number, number>();
  for (const [term, value] of entries) {
    const isOpen = term.length > 1 && term.endsWith('*');
    const length = isOpen ? term.length - 1 : term.length;
    let node = 0;
    for (let i = 0; i < length; i++) node = growing.add(node, term.charCodeAt(i));
    if (node === 0) continue;
    const side = isOpen ? 'open' : 'whole';
    const known = ends[marks.get(node) ?? 0];
    if (!known) {
      marks.set(node, ends.push({ whole: undefined, open: undefined, [side]: [value] }) - 1);
    } else if (known[side]) known[side].push(value);
    else known[side] = [value];
  }
  return { edges: growing.settled(marks), ends, plurals };
}

/** Where a term whose last unit stands before `at` ends, or -1 when it is only part of a word. */
function endOfWhole(text: string, at: number, plurals: boolean): number {
  const inWord = isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at));
  if (at >= text.length || !inWord) return at;
  if (!plurals) return -1;
  const end = wordEnd(text, at);
  return end - at <= 2 && isPlural(text.slice(at, end)) ? end : -1;
}

type Walk<T> = { text: string; start: number; to: number; node: number; hits: TermHit<T>[] };

/** Follows the terms that open at `start`, whose first unit has led to `node`. */
function walk<T>(
  { edges, ends, plurals }: Planted<T>,
  { text, start, to, node: first, hits }: Walk<T>,
): void {
  let node = first;
  for (let i = start; i < to; i++) {
    if (i > start) {
      const code = text.charCodeAt(i);
      node = edges.next(node, code) || (isDigit(code) ? edges.next(node, hashSign) : 0);
    }
    if (node === 0) return;
    const mark = edges.mark(node);
    const found = mark === 0 ? undefined : ends[mark];
    if (!found) continue;
    if (found.whole) {
      const end = endOfWhole(text, i + 1, plurals);
      if (end > 0 && end <= to) for (const value of found.whole) hits.push({ start, end, value });
    }
    if (found.open) {
      const end = Math.min(to, wordEnd(text, i + 1));
      for (const value of found.open) hits.push({ start, end, value });
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
  const { edges } = planted;
  return {
    find(text, from, to) {
      const hits: TermHit<T>[] = [];
      let follows = from > 0 && isWordUnit(text.charCodeAt(from - 1));
      for (let start = from; start < to; start++) {
        const code = text.charCodeAt(start);
        const insideWord = follows;
        follows = isWordUnit(code);
        if (insideWord && follows) continue;
        const node = edges.first(code) || (isDigit(code) ? edges.first(hashSign) : 0);
        if (node !== 0) walk(planted, { text, start, to, node, hits });
      }
      return hits;
    },
  };
}
