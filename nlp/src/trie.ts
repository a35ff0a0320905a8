/** One occurrence of a term in a text. */
export type TermHit<T> = { start: number; end: number; value: T };

/** Finds every occurrence of its terms, whole words only in scripts that have words. */
export type Trie<T> = { find: (text: string, from: number, to: number) => TermHit<T>[] };

const hash = 35;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether a unit is part of a word in a script that writes spaces between words. */
export function isWordUnit(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    isDigit(code) ||
    (code >= 0xaa && code < 0x2000 && code !== 0xab && code !== 0xbb && code !== 0xbf)
  );
}

type Node<T> = { next: Map<number, Node<T>>; whole: T[]; open: T[] };

const node = <T>(): Node<T> => ({ next: new Map(), whole: [], open: [] });

/**
 * An automaton over normalised terms. A term's final `*` stands for any ending, `#` for any digit.
 */
export function createTrie<T>(entries: Iterable<readonly [term: string, value: T]>): Trie<T> {
  const root = node<T>();
  for (const [term, value] of entries) insert(root, term, value);
  return {
    find(text, from, to) {
      const hits: TermHit<T>[] = [];
      for (let at = from; at < to; at++) {
        const inWord = isWordUnit(text.charCodeAt(at));
        if (inWord && at > 0 && isWordUnit(text.charCodeAt(at - 1))) continue;
        walk(root, { text, at, to }, hits);
      }
      return hits;
    },
  };
}

function insert<T>(root: Node<T>, term: string, value: T): void {
  const open = term.length > 1 && term.endsWith('*');
  const length = open ? term.length - 1 : term.length;
  if (length === 0) return;
  let here = root;
  for (let i = 0; i < length; i++) {
    const code = term.charCodeAt(i);
    let next = here.next.get(code);
    if (!next) {
      next = node<T>();
      here.next.set(code, next);
    }
    here = next;
  }
  (open ? here.open : here.whole).push(value);
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end++;
  return end;
}

function walk<T>(root: Node<T>, at: { text: string; at: number; to: number }, hits: TermHit<T>[]) {
  const { text, to } = at;
  let here: Node<T> | undefined = root;
  for (let i = at.at; i < to && here; i++) {
    const code = text.charCodeAt(i);
    here = here.next.get(code) ?? (isDigit(code) ? here.next.get(hash) : undefined);
    if (!here) return;
    if (here.whole.length > 0) {
      const cut = isWordUnit(code) && i + 1 < text.length && isWordUnit(text.charCodeAt(i + 1));
      if (!cut) for (const value of here.whole) hits.push({ start: at.at, end: i + 1, value });
    }
    if (here.open.length > 0) {
      const end = Math.min(to, wordEnd(text, i + 1));
      for (const value of here.open) hits.push({ start: at.at, end, value });
    }
  }
}
