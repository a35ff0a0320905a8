import { expect, test } from 'vitest';
import { ancestorsOf, isWithin, treeLines } from '#features/need/need-tree.ts';

const needs = [
  { key: 'speed', parent: null },
  { key: 'product', parent: null },
  { key: 'food', parent: 'product' },
  { key: 'taste', parent: 'food' },
  { key: 'lost', parent: 'unknown' },
];

test('closed branches hide what is below them, and an orphan stands at the top', () => {
  expect(treeLines(needs, new Set()).map(({ need }) => need.key)).toEqual([
    'speed',
    'product',
    'lost',
  ]);
});

test('an open branch shows its children one level deeper, in place', () => {
  const lines = treeLines(needs, new Set(['product', 'food']));
  expect(lines.map(({ need, depth }) => [need.key, depth])).toEqual([
    ['speed', 0],
    ['product', 0],
    ['food', 1],
    ['taste', 2],
    ['lost', 0],
  ]);
  expect(lines[1]).toMatchObject({ children: 1, position: 2, siblings: 3 });
});

test('a need is within itself and within every branch above it', () => {
  expect(ancestorsOf(needs, 'taste')).toEqual(['food', 'product']);
  expect(isWithin(needs, 'taste', 'product')).toBe(true);
  expect(isWithin(needs, 'product', 'taste')).toBe(false);
  expect(isWithin(needs, 'food', 'food')).toBe(true);
});
