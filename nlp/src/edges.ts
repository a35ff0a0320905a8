/** Edges of an automaton: from a node, by a UTF-16 unit, to a node. Node 0 is the root. */
export type Edges = {
  /** The node an edge leads to, or 0 when there is none. */
  next: (node: number, code: number) => number;
  /** The node an edge leads to, new when there was none. */
  add: (node: number, code: number) => number;
};

type Table = { parents: Int32Array; codes: Uint16Array; children: Int32Array; mask: number };

const createTable = (capacity: number): Table => ({
  parents: new Int32Array(capacity),
  codes: new Uint16Array(capacity),
  children: new Int32Array(capacity),
  mask: capacity - 1,
});

/** Where an edge is kept, or the free slot where it would be. */
function slotOf({ parents, codes, children, mask }: Table, parent: number, code: number): number {
  let slot = (Math.imul(parent, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 0;
  slot = (slot ^ (slot >>> 15)) & mask;
  while (children[slot] !== 0 && (parents[slot] !== parent || codes[slot] !== code)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

function put(table: Table, parent: number, edge: { code: number; child: number }): void {
  const slot = slotOf(table, parent, edge.code);
  table.parents[slot] = parent;
  table.codes[slot] = edge.code;
  table.children[slot] = edge.child;
}

function doubled(table: Table): Table {
  const larger = createTable((table.mask + 1) * 2);
  table.children.forEach((child, i) => {
    if (child !== 0) put(larger, table.parents[i] ?? 0, { code: table.codes[i] ?? 0, child });
  });
  return larger;
}

/** Edges as one open hash table: far smaller and faster to build than a map a node. */
export function createEdges(): Edges {
  let table = createTable(1 << 14);
  let nodes = 1;
  const next: Edges['next'] = (node, code) => table.children[slotOf(table, node, code)] ?? 0;
  return {
    next,
    add(node, code) {
      const known = next(node, code);
      if (known !== 0) return known;
      if (nodes * 2 > table.mask) table = doubled(table);
      put(table, node, { code, child: nodes });
      return nodes++;
    },
  };
}
