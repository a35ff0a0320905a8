import { expect, test } from 'vitest';
import { compare, estimateOf, type Measurement, pool } from './measurement.ts';
import { npsFromCounts } from './nps.ts';
import { npsDifference } from './nps-difference.ts';
import { proportionDifference } from './proportion-difference.ts';
import { trendSeries } from './trend.ts';

const share = (hits: number, n: number): Measurement => ({ kind: 'share', hits, n });
const series = (measured: readonly Measurement[]) =>
  measured.map((one, at) => ({ period: `2026-${String(at + 1).padStart(2, '0')}`, measured: one }));

test('a clear fall in the last period is told', () => {
  const { lastPeriod, points } = trendSeries(series([share(240, 300), share(150, 300)]));
  expect(lastPeriod).toMatchObject({ estimate: 0.5 - 0.8, verdict: 'lower' });
  expect(points.map(({ result }) => result?.estimate)).toEqual([0.8, 0.5]);
});

test('a slow rise shows in the halves, both comparisons being one family', () => {
  const { lastPeriod, lastHalf } = trendSeries(
    series([share(90, 200), share(96, 200), share(110, 200), share(114, 200)]),
    'overview',
  );
  const alone = proportionDifference({ hits: 224, n: 400 }, { hits: 186, n: 400 });
  expect(lastHalf).toMatchObject({ estimate: alone.estimate, verdict: 'higher' });
  expect(lastHalf?.test?.family).toEqual({ id: 'overview', size: 2, method: 'bh' });
  expect(lastHalf?.test?.pAdj).toBeCloseTo(2 * (alone.test?.p ?? 0), 12);
  expect(lastPeriod?.verdict).toBe('no_evidence');
});

test('of an odd number of periods the oldest is left out of the halves', () => {
  const five = [share(0, 900), share(90, 200), share(96, 200), share(110, 200), share(114, 200)];
  const { lastHalf } = trendSeries(series(five));
  expect(lastHalf?.estimate).toBeCloseTo(224 / 400 - 186 / 400, 12);
});

test('a period without answers has no result and is not compared', () => {
  const { points, lastPeriod, lastHalf } = trendSeries(
    series([share(100, 200), share(100, 200), share(150, 200), share(0, 0)]),
  );
  expect(points[3]).toEqual({ period: '2026-04' });
  expect(lastPeriod).toBeUndefined();
  expect(lastHalf).toMatchObject({
    estimate: 0.25,
    verdict: 'higher',
    test: { family: { size: 1 } },
  });
});

test('one period, or none, is compared with nothing', () => {
  expect(Object.keys(trendSeries(series([share(1, 40)])))).toEqual(['points']);
  expect(trendSeries([])).toEqual({ points: [] });
});

test('a measurement is estimated, compared and pooled by the method of its kind', () => {
  const [a, b] = [
    { promoters: 150, passives: 90, detractors: 60 },
    { promoters: 110, passives: 90, detractors: 100 },
  ];
  const [x, y] = [{ kind: 'nps', ...a } as const, { kind: 'nps', ...b } as const];
  expect(estimateOf(x)).toEqual(npsFromCounts(a));
  expect(compare(x, y)).toEqual(npsDifference(a, b));
  expect(pool(x, y)).toEqual({ kind: 'nps', promoters: 260, passives: 180, detractors: 160 });
});

test('means are pooled with their scale', () => {
  const scale = { unit: 'score', range: { min: 1, max: 5 } } as const;
  const early = { kind: 'mean', n: 3, sum: 9, sumSquares: 29, scale } as const;
  const late = { kind: 'mean', n: 2, sum: 8, sumSquares: 32, scale } as const;
  expect(pool(early, late)).toEqual({ kind: 'mean', n: 5, sum: 17, sumSquares: 61, scale });
  expect(compare(late, early)).toMatchObject({
    estimate: 1,
    unit: 'score',
    warnings: ['all_agree'],
  });
  expect(estimateOf(early).estimate).toBe(3);
});

test('kinds do not mix', () => {
  const mixed = [share(1, 2), { kind: 'nps', promoters: 1, passives: 0, detractors: 0 } as const];
  expect(() => trendSeries(series(mixed))).toThrow(RangeError);
});
