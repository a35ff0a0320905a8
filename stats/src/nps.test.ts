import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countNps, nps, npsFromCounts } from './nps.ts';
import { npsDifference } from './nps-difference.ts';
import { npsScore, npsWald, npsWaldT } from './nps-interval.ts';
import { screenInterval } from './result.ts';

const anyCounts = fc
  .record({
    promoters: fc.integer({ min: 0, max: 400 }),
    passives: fc.integer({ min: 0, max: 400 }),
    detractors: fc.integer({ min: 0, max: 400 }),
  })
  .filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0);

test('the worked example: 50 promoters, 30 passives, 20 detractors', () => {
  const { lo, hi } = npsWald({ promoters: 50, passives: 30, detractors: 20 }, 0.95);
  expect(lo).toBeCloseTo(14.692, 3); // 30 − 1.959964 × 100 √(0.61 / 100)
  expect(hi).toBeCloseTo(45.308, 3);
});

test('a hundred answers have the adjusted interval', () => {
  // p = 50.75/103, d = 20.75/103: centre 3000/103, variance (71.5 × 103 − 900)/103² = 0.609341
  const { estimate, ci, se } = npsFromCounts({ promoters: 50, passives: 30, detractors: 20 });
  expect(estimate).toBeCloseTo(30, 10);
  expect(se).toBeCloseTo(7.69151, 4); // 100 √(0.609341 / 103)
  expect(ci.lo).toBeCloseTo(14.0511, 3); // 29.1262 − 1.959964 × 7.69151
  expect(ci.method).toBe('adjusted Wald');
});

test('from 201 answers on the interval is the t interval', () => {
  const at200 = npsFromCounts({ promoters: 100, passives: 60, detractors: 40 });
  const counts = { promoters: 100, passives: 60, detractors: 41 };
  expect(at200.ci.method).toBe('adjusted Wald');
  expect(npsFromCounts(counts).ci).toMatchObject({ method: 'Wald t', ...limits(counts) });
  // t(200) = 1.971896 (R: qt(.975, 200)); mean 59/201, s² = (141 − 59²/201)/200 = 0.6184080
  expect(npsFromCounts(counts).ci.lo).toBeCloseTo(18.4155, 3);
});

function limits(counts: Parameters<typeof npsWaldT>[0]) {
  const { lo, hi } = npsWaldT(counts, 0.95);
  return { lo, hi };
}

test('ratings are counted as promoters, passives and detractors', () => {
  expect(countNps([0, 6, 7, 8, 9, 10])).toEqual({ promoters: 2, passives: 2, detractors: 2 });
  expect(nps([10, 9, 8, 3]).estimate).toBe(25);
});

test('the score ignores order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (ratings) => {
      expect(nps(ratings.toReversed())).toEqual(nps(ratings));
    }),
  );
});

test('exchanging promoters and detractors mirrors the score and its interval', () => {
  fc.assert(
    fc.property(anyCounts, ({ promoters, passives, detractors }) => {
      const one = npsFromCounts({ promoters, passives, detractors });
      const other = npsFromCounts({ promoters: detractors, passives, detractors: promoters });
      expect(other.estimate).toBeCloseTo(-one.estimate, 9);
      expect(other.ci.lo).toBeCloseTo(-one.ci.hi, 9);
    }),
  );
});

test('an interval always has width, and on screen never leaves −100 to 100', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      const result = npsFromCounts(counts);
      expect(result.ci.hi - result.ci.lo).toBeGreaterThan(0);
      const { lo, hi } = screenInterval(result);
      expect(lo).toBeGreaterThanOrEqual(-100);
      expect(hi).toBeLessThanOrEqual(100);
      expect(lo).toBeLessThan(hi);
    }),
  );
});

test('the score interval holds the score and stays in bounds', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      const { lo, hi } = npsScore(counts, 0.95);
      const { estimate } = npsFromCounts(counts);
      expect(lo).toBeGreaterThanOrEqual(-100);
      expect(hi).toBeLessThanOrEqual(100);
      expect(estimate).toBeGreaterThanOrEqual(lo - 1e-9);
      expect(estimate).toBeLessThanOrEqual(hi + 1e-9);
    }),
  );
});

test('a difference is the negative of the difference the other way round', () => {
  fc.assert(
    fc.property(anyCounts, anyCounts, (a, b) => {
      const [there, back] = [npsDifference(a, b), npsDifference(b, a)];
      expect(there.estimate).toBeCloseTo(-back.estimate, 9);
      expect(there.ci.lo).toBeCloseTo(-back.ci.hi, 9);
      expect(there.test?.p).toBeCloseTo(back.test?.p ?? Number.NaN, 12);
    }),
  );
});

test('a difference of groups of one mind is still uncertain', () => {
  const happy = { promoters: 500, passives: 0, detractors: 0 };
  const result = npsDifference(happy, happy);
  expect(result).toMatchObject({ estimate: 0, warnings: ['all_agree'], verdict: 'no_evidence' });
  expect(result.ci.hi).toBeGreaterThan(0);
  expect(result.test?.p).toBe(1);
});

test('a strong difference keeps its p-value down to 1e-20', () => {
  // Welch on −1, 0, +1: both means ±0.2, s² = (800 − 40)/999 = 0.760761
  const [up, down] = [
    { promoters: 500, passives: 200, detractors: 300 },
    { promoters: 300, passives: 200, detractors: 500 },
  ];
  const { test: welch } = npsDifference(up, down);
  expect(welch?.stat).toBeCloseTo(10.254652, 5); // 0.4 √(1000 × 999 / 1520)
  // mpmath at 50 digits: betainc(999, .5, 0, 1998 / (1998 + t²), regularized=True)
  expect((welch?.p ?? 0) / 4.40506621827e-24).toBeCloseTo(1, 8);
});

test('a billion answers in a class are counted exactly', () => {
  const result = npsFromCounts({ promoters: 1e9, passives: 1e9, detractors: 1e9 });
  expect(result.estimate).toBe(0);
  expect(result.ci.hi).toBeCloseTo(0.0029217, 6); // 196 × √(2/3 / 3e9)
});

test('what is no rating and no count is refused', () => {
  for (const wrong of [[], [11], [-1], [7.5], [Number.NaN]]) {
    expect(() => nps(wrong)).toThrow(RangeError);
  }
  expect(() => npsFromCounts({ promoters: -1, passives: 2, detractors: 0 })).toThrow(RangeError);
  expect(() => npsFromCounts({ promoters: 0.5, passives: 2, detractors: 0 })).toThrow(RangeError);
});
