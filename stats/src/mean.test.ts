import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mean, meanFromMoments, spreadOfValues } from './mean.ts';
import { meanDifference } from './mean-difference.ts';

const fiveBoxes = { unit: 'score', range: { min: 1, max: 5 } } as const;
const answers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 60 });

function sums(values: readonly number[]) {
  return {
    n: values.length,
    sum: values.reduce((total, value) => total + value, 0),
    sumSquares: values.reduce((total, value) => total + value * value, 0),
  };
}

test('the t interval of 1, 2, 3', () => {
  const { estimate, se, ci } = mean([1, 2, 3]);
  expect(estimate).toBe(2);
  expect(se).toBeCloseTo(Math.sqrt(1 / 3), 12);
  expect(ci.hi).toBeCloseTo(2 + 4.302652729911275 * Math.sqrt(1 / 3), 9); // R: qt(.975, 2)
});

test('Student’s sleep data: Welch t = −1.8608, df = 17.776, p = .07939', () => {
  // Student (1908), as printed by R's example(t.test).
  const a = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const b = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const { test: welch } = meanDifference({ a: sums(a), b: sums(b) });
  expect(welch?.stat).toBeCloseTo(-1.8608, 4);
  expect(welch?.df).toBeCloseTo(17.776, 3);
  expect(welch?.p).toBeCloseTo(0.07939, 5);
});

test('sums and rows give the same estimate', () => {
  fc.assert(
    fc.property(answers, (values) => {
      const [rows, counted] = [mean(values, fiveBoxes), meanFromMoments(sums(values), fiveBoxes)];
      expect(counted.estimate).toBeCloseTo(rows.estimate, 12);
      expect(counted.ci.lo).toBeCloseTo(rows.ci.lo, 9);
      expect(counted.warnings).toEqual(rows.warnings);
    }),
  );
});

test('no answers on a scale leave anything that is not a number, or an interval without width', () => {
  fc.assert(
    fc.property(answers, answers, (a, b) => {
      const one = meanFromMoments(sums(a), fiveBoxes);
      const two = meanDifference({ a: sums(a), b: sums(b), scale: fiveBoxes });
      for (const { ci, se } of [one, two]) {
        expect(ci.hi - ci.lo).toBeGreaterThan(0);
        expect(Number.isFinite(se)).toBe(true);
      }
      expect(two.test?.p).toBeGreaterThanOrEqual(0);
      expect(two.test?.p).toBeLessThanOrEqual(1);
    }),
  );
});

test('values far from zero keep their spread', () => {
  expect(spreadOfValues([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).toEqual({
    n: 4,
    mean: 1e9 + 10,
    variance: 30,
  });
});

test('one answer without a scale says that its spread is unknown', () => {
  const one = mean([42]);
  expect(one).toMatchObject({ estimate: 42, warnings: ['one_answer'], verdict: 'too_few' });
  expect(one.ci.hi).toBe(Number.MAX_VALUE);
  const two = meanDifference({ a: { n: 1, sum: 3, sumSquares: 9 }, b: sums([1, 2, 3]) });
  expect(two).toMatchObject({ verdict: 'too_few', test: { p: 1 } });
});

test('equal answers have an interval of width on a scale with ends', () => {
  const result = mean(new Array(12).fill(5), fiveBoxes);
  // 15 answers with the pseudo-answers: mean 69/15, variance (12 × .16 + .75 × 12.96 + 1.5 × 2.56
  // + .75 × .16)/15 = 1.04
  expect(result.se).toBeCloseTo(Math.sqrt(1.04 / 15), 12);
  expect(result.ci.hi).toBeGreaterThan(5);
  expect(result.warnings).toEqual(['all_agree']);
});

test('two sides without spread or scale differ surely or not at all', () => {
  const side = (value: number) => ({ n: 40, mean: value, variance: 0 });
  const differ = meanDifference({ a: side(2), b: side(1), scale: { unit: 'seconds' } });
  expect(differ).toMatchObject({ verdict: 'higher', test: { p: 0 } });
  expect(meanDifference({ a: side(1), b: side(1) })).toMatchObject({
    verdict: 'no_evidence',
    needs: 0,
    test: { p: 1 },
  });
});

test('the order in which moments are named does not change the hash', () => {
  const one = meanFromMoments({ n: 3, sum: 6, sumSquares: 14 });
  expect(meanFromMoments({ sumSquares: 14, sum: 6, n: 3 })).toEqual(one);
});

test('a result is written as JSON without loss', () => {
  const results = [mean([42]), mean([3, 4]), meanDifference({ a: sums([1, 2]), b: sums([2]) })];
  for (const result of results) expect(JSON.parse(JSON.stringify(result))).toEqual(result);
});

test('impossible moments and answers off the scale are refused', () => {
  for (const wrong of [
    () => mean([]),
    () => mean([1, Number.NaN]),
    () => mean([6], fiveBoxes),
    () => meanFromMoments({ n: 0, sum: 0, sumSquares: 0 }),
    () => meanFromMoments({ n: 2, sum: 10, sumSquares: 20 }),
    () => meanFromMoments({ n: 2, sum: 20, sumSquares: 200 }, fiveBoxes),
    () => meanFromMoments({ n: 2, mean: 3, variance: -1 }),
  ]) {
    expect(wrong).toThrow(RangeError);
  }
});
