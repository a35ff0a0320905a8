import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Point, rankNeeds, rankPoints } from './rank-points.ts';

const point = (key: string, n: number, strength: number): Point => ({ key, n, of: 263, strength });

test('the score is the lower Wilson bound × strength / 100', () => {
  const [first] = rankPoints([point('queue', 81, 60)]);
  // Newcombe (1998), table I: 81 of 263 has the lower limit .2553
  expect(first).toMatchObject({ state: 'ranked', rank: 1, key: 'queue', n: 81 });
  expect(first?.state === 'ranked' && first.score).toBeCloseTo(0.2553 * 0.6, 4);
});

test('A9: points of fewer than five voices tell nothing, of fewer than thirty have no rank', () => {
  const states = rankPoints([point('rare', 4, 100), point('some', 29, 100), point('many', 30, 10)]);
  expect(states.map(({ key, state }) => [key, state])).toEqual([
    ['many', 'ranked'],
    ['some', 'unranked'],
    ['rare', 'hidden'],
  ]);
  expect(states[2]).toEqual({ state: 'hidden', key: 'rare', n: 4 });
  expect(states[1]).not.toHaveProperty('rank');
});

test('equal points share a rank and the next counts them all', () => {
  const ranks = rankPoints([point('b', 50, 40), point('c', 40, 40), point('a', 50, 40)]);
  expect(ranks.map((one) => [one.key, one.state === 'ranked' && one.rank])).toEqual([
    ['a', 1],
    ['b', 1],
    ['c', 3],
  ]);
});

const anyPoints = fc.uniqueArray(
  fc.record({
    key: fc.string({ minLength: 1, maxLength: 3 }),
    n: fc.integer({ min: 0, max: 100 }),
    of: fc.integer({ min: 100, max: 200 }),
    strength: fc.integer({ min: 0, max: 100 }),
  }),
  { selector: ({ key }) => key },
);

test('the order in which points come does not matter', () => {
  fc.assert(
    fc.property(anyPoints, (points) => {
      expect(rankPoints(points.toReversed())).toEqual(rankPoints(points));
    }),
  );
});

test('a stronger point never ranks below the same point weaker', () => {
  fc.assert(
    fc.property(anyPoints, fc.integer({ min: 30, max: 100 }), (points, n) => {
      const rankOf = (strength: number) => {
        const ranked = rankPoints([...points, { key: 'the point', n, of: 100, strength }]);
        const own = ranked.find(({ key }) => key === 'the point');
        return own?.state === 'ranked' ? own.rank : Number.NaN;
      };
      expect(rankOf(90)).toBeLessThanOrEqual(rankOf(50));
    }),
  );
});

test('a need weighs what its ranked points weigh over all touchpoints', () => {
  const ranked = rankPoints([
    point('shop/queue', 60, 50),
    point('phone/queue', 60, 50),
    point('shop/price', 80, 60),
    point('app/price', 20, 100),
  ]);
  const needs = rankNeeds(ranked, (key) => (key.endsWith('queue') ? 'time' : 'value'));
  const scoreOf = (key: string) => {
    const found = ranked.find((one) => one.key === key);
    return found?.state === 'ranked' ? found.score : Number.NaN;
  };
  expect(needs).toEqual([
    { need: 'time', rank: 1, score: 2 * scoreOf('shop/queue') },
    { need: 'value', rank: 2, score: scoreOf('shop/price') },
  ]);
});

test('strengths and counts out of range are refused', () => {
  expect(() => rankPoints([point('a', 50, 101)])).toThrow(RangeError);
  expect(() => rankPoints([point('a', 264, 50)])).toThrow(RangeError);
});
