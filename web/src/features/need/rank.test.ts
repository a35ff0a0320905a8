import { expect, test } from 'vitest';
import { rankWithinKind } from '#features/need/need.queries.ts';

test('ranks run from one within each kind and keep their order', () => {
  const points = [
    { point: 'pain', rank: 1 },
    { point: 'delight', rank: 2 },
    { point: 'pain', rank: 3 },
    { point: 'pain', rank: null },
  ] as const;
  expect(rankWithinKind(points)).toEqual([
    { point: 'pain', rank: 1 },
    { point: 'delight', rank: 1 },
    { point: 'pain', rank: 2 },
    { point: 'pain', rank: null },
  ]);
});
