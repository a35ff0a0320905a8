/** One occurrence of a term in a text. */
export type TermHit<T> = { start: number; end: number; value: T };

/** Finds every occurrence of its terms, whole words only in scripts that have words. */
export type Trie<T> = { find: (text: string, from: number, to: number) => TermHit<T>[] };

/** How a trie matches, beyond the terms as written. */
export type TrieOptions = {
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

/** Edges of the automaton as one open hash table: far smaller and faster than a map a node. */
function createEdges() {
  let capacity = 1 << 14;
  let parents = new Int32Array(capacity);
  let codes = new Uint16Array(capacity);
  let children = new Int32Array(capacity);
  let nodes = 1;

  const slotOf = (parent: number, code: number): number => {
    let slot = (Math.imul(parent, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (capacity - 1);
    while (children[slot] !== 0 && (parents[slot] !== parent || codes[slot] !== code)) {
      slot = (slot + 1) & (capacity - 1);
    }
    return slot;
  };

  const put = (parent: number, code: number, child: number): void => {
    const slot = slotOf(parent, code);
    parents[slot] = parent;
    codes[slot] = code;
    children[slot] = child;
  };

  const grow = (): void => {
    const old = { parents, codes, children };
    capacity *= 2;
    parents = new Int32Array(capacity);
    codes = new Uint16Array(capacity);
    children = new Int32Array(capacity);
    old.children.forEach((child, i) => {
      if (child !== 0) put(old.parents[i] ?? 0, old.codes[i] ?? 0, child);
    });
  };

  return {
    /** The node an edge leads to, or 0; node 0 is the root, which no edge leads to. */
    next: (parent: number, code: number): number => children[slotOf(parent, code)] ?? 0,
    add(parent: number, code: number): number {
      const known = children[slotOf(parent, code)] ?? 0;
      if (known !== 0) return known;
      if (nodes * 2 > capacity) grow();
      put(parent, code, nodes);
      return nodes++;
    },
  };
}

/** Ends of the word that opens a text at `at`. */
function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end++;
  return end;
}

const isPlural = (rest: string): boolean => rest === 's' || rest === 'es';

/**
 * An automaton over normalised terms. A term's final `*` stands for any ending, `#` for any digit.
 */
export function createTrie<T>(
  entries: Iterable<readonly [term: string, value: T]>,
  { plurals = false }: TrieOptions = {},
): Trie<T> {
  const edges = createEdges();
  const whole: (T[] | undefined)[] = [];
  const open: (T[] | undefined)[] = [];
  for (const [term, value] of entries) {
    const isOpen = term.length > 1 && term.endsWith('*');
    const length = isOpen ? term.length - 1 : term.length;
    let node = 0;
    for (let i = 0; i < length; i++) node = edges.add(node, term.charCodeAt(i));
    if (node === 0) continue;
    const ends = isOpen ? open : whole;
    const values = ends[node];
    if (values) values.push(value);
    else ends[node] = [value];
  }

  /** Where a term that ends before `at` may end there, or -1 when it is only part of a word. */
  const endOfWhole = (text: string, at: number): number => {
    const inWord = isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at));
    if (at >= text.length || !inWord) return at;
    if (!plurals) return -1;
    const end = wordEnd(text, at);
    return end - at <= 2 && isPlural(text.slice(at, end)) ? end : -1;
  };

  const walk = (text: string, start: number, to: number, hits: TermHit<T>[]): void => {
    let node = 0;
    for (let i = start; i < to; i++) {
      const code = text.charCodeAt(i);
      node = edges.next(node, code) || (isDigit(code) ? edges.next(node, hashSign) : 0);
      if (node === 0) return;
      const complete = whole[node];
      if (complete) {
        const end = endOfWhole(text, i + 1);
        if (end > 0 && end <= to) for (const value of complete) hits.push({ start, end, value });
      }
      const begun = open[node];
      if (begun) {
        const end = Math.min(to, wordEnd(text, i + 1));
        for (const value of begun) hits.push({ start, end, value });
      }
    }
  };

  return {
    find(text, from, to) {
      const hits: TermHit<T>[] = [];
      for (let at = from; at < to; at++) {
        const inWord = isWordUnit(text.charCodeAt(at));
        if (inWord && at > 0 && isWordUnit(text.charCodeAt(at - 1))) continue;
        walk(text, at, to, hits);
      }
      return hits;
    },
  };
}
