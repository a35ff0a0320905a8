import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emotionExtent, smoothPath, toneOfEmotion } from '#features/journey/curve.ts';

test('an emotion is good or bad only when its whole interval lies on one side of the middle', () => {
  expect(toneOfEmotion({ status: 'shown', lo: 50.1, hi: 60 })).toBe('good');
  expect(toneOfEmotion({ status: 'shown', lo: 41, hi: 49.9 })).toBe('bad');
  expect(toneOfEmotion({ status: 'shown', lo: 49, hi: 60 })).toBe('neutral');
  expect(toneOfEmotion({ status: 'indicative', lo: 80, hi: 90 })).toBe('neutral');
});

test('the height of the curve holds every interval', () => {
  const interval = fc.tuple(
    fc.double({ min: 0, max: 100, noNaN: true }),
    fc.double({ min: 0, max: 100, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(interval, { minLength: 1 }), (ends) => {
      const stages = ends.map(([a, b]) => ({
        status: 'shown' as const,
        lo: Math.min(a, b),
        hi: Math.max(a, b),
      }));
      const [low, high] = emotionExtent(stages);
      for (const { lo, hi } of stages) {
        expect(lo).toBeGreaterThanOrEqual(low);
        expect(hi).toBeLessThanOrEqual(high);
      }
    }),
  );
});

test('the curve stays between neighbouring points', () => {
  const height = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(fc.array(height, { minLength: 2, maxLength: 9 }), (heights) => {
      const path = smoothPath(heights.map((y, x) => ({ x: x * 100, y })));
      const pieces = path.split('C').slice(1);
      expect(pieces).toHaveLength(heights.length - 1);
      pieces.forEach((piece, at) => {
        const [, first, , second] = piece.split(' ');
        const [from = 0, to = 0] = [heights[at], heights[at + 1]];
        const [low, high] = [Math.min(from, to) - 0.01, Math.max(from, to) + 0.01];
        for (const handle of [Number(first), Number(second)]) {
          expect(handle).toBeGreaterThanOrEqual(low);
          expect(handle).toBeLessThanOrEqual(high);
        }
      });
    }),
  );
});

test('a stage without enough answers breaks the curve', () => {
  const path = smoothPath([{ x: 0, y: 0 }, { x: 1, y: 1 }, null, { x: 3, y: 0 }, { x: 4, y: 1 }]);
  expect(path.match(/M/g)).toHaveLength(2);
});
