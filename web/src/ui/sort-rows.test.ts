import { expect, test } from 'vitest';
import { sortRows } from '#ui/sort-rows.ts';

test('rows without a value stand last in both directions', () => {
  const value = (row: number | null): number | null => row;
  expect(sortRows([2, null, 10, 1], value, false)).toEqual([1, 2, 10, null]);
  expect(sortRows([2, null, 10, 1], value, true)).toEqual([10, 2, 1, null]);
});

test('equal rows keep their order', () => {
  const rows = [
    { id: 'a', n: 1 },
    { id: 'b', n: 1 },
  ];
  expect(sortRows(rows, ({ n }) => n, true).map(({ id }) => id)).toEqual(['a', 'b']);
});
