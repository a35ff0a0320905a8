import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csatFromCounts, proportion } from './proportion.ts';
import { proportionDifference } from './proportion-difference.ts';
import { screenInterval } from './result.ts';

const anyShare = fc
  .integer({ min: 1, max: 2000 })
  .chain((n) => fc.record({ hits: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

// Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('the printed Wilson interval of %d in %d', (hits, n, lo, hi) => {
  const { ci } = proportion({ hits, n });
  expect(ci.lo).toBeCloseTo(lo, 4);
  expect(ci.hi).toBeCloseTo(hi, 4);
});

// Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
])('the printed interval of %d/%d less %d/%d', (x1, n1, x2, n2, lo, hi) => {
  const { ci } = proportionDifference({ hits: x1, n: n1 }, { hits: x2, n: n2 });
  expect(ci.lo).toBeCloseTo(lo, 4);
  expect(ci.hi).toBeCloseTo(hi, 4);
});

test('satisfaction is the share of satisfied answers', () => {
  expect(csatFromCounts({ satisfied: 81, total: 263 })).toEqual(proportion({ hits: 81, n: 263 }));
});

test('an interval holds its share, has width and stays inside 0 to 1', () => {
  fc.assert(
    fc.property(anyShare, (counts) => {
      const { estimate, ci, se } = proportion(counts);
      expect(ci.lo).toBeGreaterThanOrEqual(0);
      expect(ci.hi).toBeLessThanOrEqual(1);
      expect(ci.lo).toBeLessThanOrEqual(estimate);
      expect(ci.hi).toBeGreaterThanOrEqual(estimate);
      expect(se).toBeGreaterThan(0);
    }),
  );
});

test('counting misses instead of hits mirrors the interval', () => {
  fc.assert(
    fc.property(anyShare, ({ hits, n }) => {
      const [one, other] = [proportion({ hits, n }), proportion({ hits: n - hits, n })];
      expect(other.ci.lo).toBeCloseTo(1 - one.ci.hi, 12);
    }),
  );
});

test('a difference reverses its sign with its sides and stays inside −1 to 1', () => {
  fc.assert(
    fc.property(anyShare, anyShare, (a, b) => {
      const [there, back] = [proportionDifference(a, b), proportionDifference(b, a)];
      expect(there.ci.lo).toBeCloseTo(-back.ci.hi, 12);
      expect(there.test?.p).toBe(back.test?.p);
      expect(there.ci.lo).toBeGreaterThanOrEqual(-1);
      expect(screenInterval(there)).toEqual({ lo: there.ci.lo, hi: there.ci.hi });
    }),
  );
});

test('two groups of one mind show no difference, with an interval of some width', () => {
  const result = proportionDifference({ hits: 40, n: 40 }, { hits: 50, n: 50 });
  expect(result).toMatchObject({ estimate: 0, verdict: 'no_evidence', test: { p: 1, stat: 0 } });
  expect(result.ci.hi).toBeGreaterThan(0.05);
});

test.each([
  // R: prop.test(c(60, 40), c(1000, 1000), correct = FALSE) has X² = (20² × 2000)/(100 × 1900)
  [60, 40, 400 / 95],
  // X² = (120² × 2000)/(200 × 1800) = 80
  [160, 40, 80],
])('the pooled chi-square of %d against %d in a thousand', (x, y, stat) => {
  const result = proportionDifference({ hits: x, n: 1000 }, { hits: y, n: 1000 });
  expect(result.test?.stat).toBeCloseTo(stat, 9);
});

test('the p-value of chi-square 80 with one degree is 3.74e-19, not 0', () => {
  const result = proportionDifference({ hits: 160, n: 1000 }, { hits: 40, n: 1000 });
  expect((result.test?.p ?? 0) / 3.744097384203e-19).toBeCloseTo(1, 9); // mpmath: erfc(√40)
});

test('sparse tables say so', () => {
  const sparse = proportionDifference({ hits: 5, n: 56 }, { hits: 0, n: 29 });
  expect(sparse.warnings).toEqual(['small_expected_counts']);
});

test('what is no share is refused', () => {
  for (const wrong of [
    { hits: 1, n: 0 },
    { hits: 3, n: 2 },
    { hits: -1, n: 2 },
    { hits: 0.5, n: 2 },
  ]) {
    expect(() => proportion(wrong)).toThrow(RangeError);
  }
});
