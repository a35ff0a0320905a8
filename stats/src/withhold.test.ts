import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, discloses, type WithheldCell, withhold } from './withhold.ts';

function marks(cells: readonly (Cell | WithheldCell)[]): Record<string, string> {
  return Object.fromEntries(
    cells.map((cell) => [cell.key, 'withheld' in cell ? cell.withheld : 'shown']),
  );
}

const cell = (key: string, n: number, ...totals: string[]): Cell =>
  totals.length > 0 ? { key, n, totals } : { key, n };

test('A9: a cell of fewer than five is withheld, and the next smallest with it', () => {
  const { cells, totals } = withhold([cell('a', 40), cell('b', 9), cell('c', 3)]);
  expect(marks(cells)).toEqual({ a: 'shown', b: 'by_subtraction', c: 'too_few' });
  expect(totals).toEqual([{ key: 'total', n: 52, withheld: false }]);
});

test('A9: two filters that differ by one person are both withheld', () => {
  expect(discloses({ a: 120, b: 119, both: 119 })).toBe(true);
  expect(discloses({ a: 120, b: 120, both: 119 })).toBe(true);
  expect(discloses({ a: 120, b: 115, both: 115 })).toBe(false);
  expect(discloses({ a: 120, b: 120, both: 120 })).toBe(false);
  expect(() => discloses({ a: 5, b: 9, both: 6 })).toThrow(RangeError);
});

test('A9: two small cells that together are still fewer than five take a third with them', () => {
  const { cells } = withhold([cell('a', 2), cell('b', 2), cell('c', 50), cell('d', 60)]);
  expect(marks(cells)).toEqual({
    a: 'too_few',
    b: 'too_few',
    c: 'by_subtraction',
    d: 'shown',
  });
});

test('two small cells that together are five or more need no third', () => {
  const { cells } = withhold([cell('a', 3), cell('b', 3), cell('c', 50)]);
  expect(marks(cells)).toEqual({ a: 'too_few', b: 'too_few', c: 'shown' });
});

test('an empty cell is withheld but protects nobody', () => {
  const { cells } = withhold([cell('a', 40), cell('b', 0), cell('c', 3), cell('d', 9)]);
  expect(marks(cells)).toEqual({
    a: 'shown',
    b: 'too_few',
    c: 'too_few',
    d: 'by_subtraction',
  });
  expect(marks(withhold([cell('a', 40), cell('b', 0)]).cells).a).toBe('shown');
});

test('where nothing else can be withheld the total is', () => {
  expect(withhold([cell('only', 3)]).totals[0]?.withheld).toBe(true);
  const { totals } = withhold([cell('a', 3), cell('b', 0), cell('c', 1)]);
  expect(totals[0]?.withheld).toBe(true);
});

test('in a table of rows and columns a rectangle is withheld, not only a line', () => {
  const table = [
    cell('a1', 3, 'a', '1'),
    cell('a2', 20, 'a', '2'),
    cell('a3', 30, 'a', '3'),
    cell('b1', 21, 'b', '1'),
    cell('b2', 22, 'b', '2'),
    cell('b3', 31, 'b', '3'),
  ];
  const { cells } = withhold(table);
  expect(marks(cells)).toEqual({
    a1: 'too_few',
    a2: 'by_subtraction',
    a3: 'shown',
    b1: 'by_subtraction',
    b2: 'by_subtraction',
    b3: 'shown',
  });
});

test('the payload of a withheld cell does not come back', () => {
  const { cells } = withhold([
    { key: 'a', n: 40, score: 12 },
    { key: 'b', n: 3, score: 99 },
  ]);
  expect(cells).toEqual([
    { key: 'a', n: 40, withheld: 'by_subtraction' },
    { key: 'b', n: 3, withheld: 'too_few' },
  ]);
});

test('A9: no sum of published cells and totals tells of one to four people', () => {
  const size = fc.integer({ min: 0, max: 12 });
  fc.assert(
    fc.property(fc.array(size, { minLength: 1, maxLength: 6 }), (sizes) => {
      const { cells, totals } = withhold(sizes.map((n, at) => cell(`c${at}`, n)));
      const unknown = cells.flatMap((one) => ('withheld' in one && one.n > 0 ? [one.n] : []));
      const rest = unknown.reduce((sum, n) => sum + n, 0);
      if (totals[0]?.withheld) return;
      expect(rest === 0 || rest >= 5).toBe(true);
      expect(unknown.length === 1 && (unknown[0] ?? 5) < 5).toBe(false);
    }),
  );
});

test('A9: two worlds that differ only in a small cell publish the same table', () => {
  // For every withheld small cell there must be another filling of the withheld cells with the same
  // published totals: found by brute force along rectangles of the table.
  const sizes = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(sizes, (ns) => {
      const table = ns.map((n, at) => cell(`${at}`, n, `row${Math.floor(at / 3)}`, `col${at % 3}`));
      const { cells, totals } = withhold(table);
      const open = new Set(totals.filter((total) => total.withheld).map(({ key }) => key));
      const unknown = cells.flatMap((one, at) => ('withheld' in one && one.n > 0 ? [at] : []));
      for (const at of unknown) {
        if ((ns[at] ?? 0) >= 5) continue;
        expect(movable(at, unknown, open), `${ns}: ${at}`).toBe(true);
      }
    }),
  );
});

/** Whether a cell lies on a cycle of withheld cells, or on a path between withheld totals. */
function movable(start: number, unknown: readonly number[], open: ReadonlySet<string>): boolean {
  const ends = (at: number) => [`row${Math.floor(at / 3)}`, `col${at % 3}`] as const;
  const [from, to] = ends(start);
  const reach = (node: string) => {
    const seen = new Set([node]);
    for (const line of seen) {
      for (const at of unknown) {
        const [row, col] = ends(at);
        if (at !== start && row === line) seen.add(col);
        if (at !== start && col === line) seen.add(row);
      }
    }
    return seen;
  };
  const [left, right] = [reach(from), reach(to)];
  const loose = (side: ReadonlySet<string>) => [...side].some((line) => open.has(line));
  return left.has(to) || (loose(left) && loose(right));
}

test('counts that are none, equal keys and a lower threshold are refused', () => {
  expect(() => withhold([cell('a', -1)])).toThrow(RangeError);
  expect(() => withhold([cell('a', 7), cell('a', 8)])).toThrow(RangeError);
  expect(() => withhold([cell('a', 7)], 4)).toThrow(RangeError);
});

test('nothing to withhold leaves the table as it is', () => {
  const table = [cell('a', 5), cell('b', 70)];
  expect(withhold(table).cells).toEqual(table);
  expect(withhold([]).cells).toEqual([]);
});
