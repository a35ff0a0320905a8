import { assertCounts } from './counts.ts';
import { defaultPolicy } from './policy.ts';
import { isCombination, rowEchelon } from './row-space.ts';

/**
 * One cell of a published table: how many answers it holds and the totals it counts towards. A cell
 * that names none counts towards the one total of the table.
 */
export type Cell = {
  readonly key: string;
  readonly n: number;
  readonly totals?: readonly string[];
};

/** A cell of which only its size may be told. */
export type WithheldCell = {
  readonly key: string;
  readonly n: number;
  readonly withheld: 'too_few' | 'by_subtraction';
};

/** A table after suppression: cells in their order, and which totals may stand beside them. */
export type Withholding<C extends Cell> = {
  readonly cells: readonly (C | WithheldCell)[];
  readonly totals: readonly {
    readonly key: string;
    readonly n: number;
    readonly withheld: boolean;
  }[];
};

type Line = { readonly key: string; readonly members: readonly number[]; readonly n: number };

/**
 * The table without the cells that would tell of fewer than `min` people, directly or by
 * subtraction.
 *
 * A cell below `min` is withheld, and so is a total below it. As long as the published totals and
 * cells still determine a withheld small cell, or leave a remainder of fewer than `min` people, a
 * further cell beside it is withheld, the smallest that helps; where none is left, the total is.
 * An empty cell is withheld and protects nobody. What is withheld comes back without its payload.
 *
 * @param cells Cells whose keys differ, with `n` a whole number from 0; any further fields are
 *   payload.
 * @param min Fewest people that may be told of together; at least the default policy's 5.
 * @throws RangeError when an `n` is no count, two keys are equal, or `min` is below 5.
 * @see Cox, L. (1980). Suppression Methodology and Statistical Disclosure Control. JASA 75, 377–385.
 * @example withhold([{ key: 'a', n: 40 }, { key: 'b', n: 9 }, { key: 'c', n: 3 }]).cells
 *   // a is shown; c is too few; b is withheld because total − a − b would give c
 */
export function withhold<C extends Cell>(
  cells: readonly C[],
  min = defaultPolicy.hiddenBelow,
): Withholding<C> {
  check(cells, min);
  const lines = linesOf(cells);
  const hidden = new Set(cells.flatMap(({ n }, at) => (n < min ? [at] : [])));
  const hiddenLines = new Set(lines.filter(({ n }) => n < min));
  for (;;) {
    const exposed = firstExposed({ cells, lines, hidden, hiddenLines, min });
    if (!exposed) break;
    const [next] = exposed.beside;
    if (next !== undefined) hidden.add(next);
    else for (const line of exposed.through) hiddenLines.add(line);
  }
  return {
    cells: cells.map((cell, at) => (hidden.has(at) ? withheldCell(cell, min) : cell)),
    totals: lines.map((line) => ({ key: line.key, n: line.n, withheld: hiddenLines.has(line) })),
  };
}

function withheldCell({ key, n }: Cell, min: number): WithheldCell {
  return { key, n, withheld: n < min ? 'too_few' : 'by_subtraction' };
}

type Table = {
  readonly cells: readonly Cell[];
  readonly lines: readonly Line[];
  readonly hidden: ReadonlySet<number>;
  readonly hiddenLines: ReadonlySet<Line>;
  readonly min: number;
};

/** Something that can be computed: the lines through it, and what could be withheld beside it. */
type Exposure = { readonly through: readonly Line[]; readonly beside: readonly number[] };

function firstExposed(table: Table): Exposure | undefined {
  const { cells, lines, hidden, hiddenLines, min } = table;
  const unknown = [...hidden].filter((at) => sizeOf(cells, at) > 0);
  const isSmall = (members: readonly number[]) => {
    const people = members.reduce((sum, at) => sum + sizeOf(cells, at), 0);
    return people > 0 && people < min;
  };
  const published = lines.filter((line) => !hiddenLines.has(line));
  const restOf = ({ members }: Line) => members.filter((at) => hidden.has(at));
  const short = published.find((line) => isSmall(restOf(line)));
  if (short) return { through: [short], beside: candidates([short], table) };

  const asRow = (members: readonly number[]) => unknown.map((at) => (members.includes(at) ? 1 : 0));
  const known = rowEchelon(published.map(({ members }) => asRow(members)));
  const secret = [...unknown.map((at) => [at]), ...lines.map(restOf)].find(
    (members) => isSmall(members) && isCombination(asRow(members), known),
  );
  if (!secret) return undefined;
  const through = published.filter(({ members }) => members.some((at) => secret.includes(at)));
  return { through, beside: candidates(connected(through, published, hidden), table) };
}

/** The lines, and all that share a withheld cell with one of them, directly or over others. */
function connected(
  from: readonly Line[],
  published: readonly Line[],
  hidden: ReadonlySet<number>,
): Line[] {
  const found = new Set(from);
  for (const line of found) {
    const shared = line.members.filter((at) => hidden.has(at));
    for (const other of published) {
      if (shared.some((at) => other.members.includes(at))) found.add(other);
    }
  }
  return [...found];
}

/** Visible cells on the lines: first those on most of them, which close a ring, then the smallest. */
function candidates(lines: readonly Line[], { cells, hidden }: Table): number[] {
  const crossings = new Map<number, number>();
  for (const at of lines.flatMap(({ members }) => members)) {
    if (!hidden.has(at)) crossings.set(at, (crossings.get(at) ?? 0) + 1);
  }
  const keyOf = (at: number) => cells[at]?.key ?? '';
  return [...crossings.keys()].sort(
    (a, b) =>
      (crossings.get(b) ?? 0) - (crossings.get(a) ?? 0) ||
      sizeOf(cells, a) - sizeOf(cells, b) ||
      (keyOf(a) < keyOf(b) ? -1 : 1),
  );
}

function linesOf(cells: readonly Cell[]): Line[] {
  const members = new Map<string, number[]>();
  cells.forEach(({ totals = ['total'] }, at) => {
    for (const key of new Set(totals)) members.set(key, [...(members.get(key) ?? []), at]);
  });
  return [...members].map(([key, at]) => ({
    key,
    members: at,
    n: at.reduce((sum, one) => sum + sizeOf(cells, one), 0),
  }));
}

function sizeOf(cells: readonly Cell[], at: number): number {
  return cells[at]?.n ?? 0;
}

function check(cells: readonly Cell[], min: number): void {
  for (const { key, n } of cells) assertCounts({ [key]: n });
  if (new Set(cells.map(({ key }) => key)).size < cells.length) {
    throw new RangeError('Two cells have the same key.');
  }
  if (!(min >= defaultPolicy.hiddenBelow)) {
    throw new RangeError(`No fewer than ${defaultPolicy.hiddenBelow} people are told of together.`);
  }
}

/**
 * Whether two published aggregates give away fewer than `min` people by their difference; if so,
 * both are withheld.
 *
 * @param overlap How many people are in `a`, in `b` and in `both`.
 * @param min Fewest people that may be told of together.
 * @throws RangeError when a number is no count or `both` exceeds `a` or `b`.
 * @see Cox, L. (1980). JASA 75, 377–385.
 * @example discloses({ a: 120, b: 119, both: 119 }) // true: the difference is one person
 */
export function discloses(
  { a, b, both }: { readonly a: number; readonly b: number; readonly both: number },
  min = defaultPolicy.hiddenBelow,
): boolean {
  assertCounts({ a, b, both });
  if (both > Math.min(a, b)) throw new RangeError('Both cannot exceed either.');
  const apart = a + b - 2 * both;
  return apart > 0 && apart < min;
}
