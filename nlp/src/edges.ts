/** Edges of an automaton while it is built: from a node, by a UTF-16 unit, to a node. */
type Growing = {
  /** The node an edge leads to, new when there was none. Node 0 is the root. */
  add: (node: number, code: number) => number;
  /** The same edges laid out to be followed, each node with its mark. */
  settled: (marks: ReadonlyMap<number, number>) => Edges;
};

/** Edges of an automaton from row to row; 0 stands for "no edge", as none leads to the root. */
export type Edges = {
  /** The row an edge leads to from the root. */
  first: (code: number) => number;
  /** The row an edge leads to from any other. */
  next: (row: number, code: number) => number;
  /** What the node of a row was marked with, or 0. */
  mark: (row: number) => number;
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

/** How many UTF-16 units there are. */
const units16 = 1 << 16;

/** From so many edges on halving a row is faster than walking along it. */
const longRow = 8;

/** What a cell holds before its edges: the mark of the node, and how many edges follow. */
const head = 2;

/** The slots that hold an edge, by its unit: filled in this order, every row is in order too. */
function slotsByUnit({ codes, children }: Table): Int32Array {
  const places = new Int32Array(units16 + 1);
  for (let slot = 0; slot < children.length; slot++) {
    const after = (codes[slot] ?? 0) + 1;
    if (children[slot] !== 0) places[after] = (places[after] ?? 0) + 1;
  }
  for (let unit = 0; unit < units16; unit++) {
    places[unit + 1] = (places[unit + 1] ?? 0) + (places[unit] ?? 0);
  }
  const slots = new Int32Array(places[units16] ?? 0);
  for (let slot = 0; slot < children.length; slot++) {
    if (children[slot] === 0) continue;
    const unit = codes[slot] ?? 0;
    const place = places[unit] ?? 0;
    slots[place] = slot;
    places[unit] = place + 1;
  }
  return slots;
}

/**
 * Each node as one row of numbers: its mark, how many edges it has, and unit and row of each edge,
 * by unit. A step is bound by memory, so what it reads lies together, and the nodes of one term lie
 * one behind the other. The root has thousands of edges and is a table by unit.
 */
function layOut(table: Table, nodes: number, marks: ReadonlyMap<number, number>): Edges {
  const { parents, codes, children } = table;
  const rows = new Int32Array(nodes + 1);
  for (let slot = 0; slot < children.length; slot++) {
    const after = (parents[slot] ?? 0) + 1;
    if (children[slot] !== 0) rows[after] = (rows[after] ?? 0) + 2;
  }
  for (let node = 0; node < nodes; node++) {
    rows[node + 1] = (rows[node + 1] ?? 0) + (rows[node] ?? 0) + head;
  }
  const cells = new Int32Array(rows[nodes] ?? 0);
  for (const [node, mark] of marks) cells[rows[node] ?? 0] = mark;
  const root = new Int32Array(units16);
  for (const slot of slotsByUnit(table)) {
    const parent = parents[slot] ?? 0;
    const code = codes[slot] ?? 0;
    const row = rows[children[slot] ?? 0] ?? 0;
    const at = rows[parent] ?? 0;
    const end = at + head + 2 * (cells[at + 1] ?? 0);
    cells[end] = code;
    cells[end + 1] = row;
    cells[at + 1] = (cells[at + 1] ?? 0) + 1;
    if (parent === 0) root[code] = row;
  }
  return {
    first: (code) => root[code] ?? 0,
    mark: (row) => cells[row] ?? 0,
    next(row, code) {
      let low = 0;
      let high = cells[row + 1] ?? 0;
      const edges = row + head;
      while (high - low > longRow) {
        const middle = (low + high) >> 1;
        if ((cells[edges + 2 * middle] ?? 0) <= code) low = middle;
        else high = middle;
      }
      for (; low < high; low++) {
        if (cells[edges + 2 * low] === code) return cells[edges + 2 * low + 1] ?? 0;
      }
      return 0;
    },
  };
}

/** Begins an automaton. An open hash table is far smaller and faster to build than a map a node. */
export function createEdges(): Growing {
  let table = createTable(1 << 14);
  let nodes = 1;
  return {
    add(node, code) {
      const known = table.children[slotOf(table, node, code)] ?? 0;
      if (known !== 0) return known;
      if (nodes * 2 > table.mask) table = doubled(table);
      put(table, node, { code, child: nodes });
      return nodes++;
    },
    settled: (marks) => layOut(table, nodes, marks),
  };
}
