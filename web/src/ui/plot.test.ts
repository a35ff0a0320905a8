import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandPath, linePath, scale, ticks } from '#ui/plot.ts';

test('the axis contains the interval, whatever it is (R6)', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const marks = ticks(low, high);
      expect(marks[0]).toBeLessThanOrEqual(low + 1e-6);
      expect(marks.at(-1)).toBeGreaterThanOrEqual(high - 1e-6);
    }),
  );
});

test('ticks are round numbers', () => {
  expect(ticks(-4, 57)).toEqual([-20, 0, 20, 40, 60]);
  expect(ticks(0.1, 0.34)).toEqual([0.1, 0.2, 0.3, 0.4]);
});

test('a gap breaks the line and the band', () => {
  expect(linePath([{ x: 0, y: 1 }, null, { x: 2, y: 3 }, { x: 4, y: 5 }])).toBe('M0 1M2 3L4 5');
  expect(bandPath([{ x: 0, lo: 1, hi: 2 }, null])).toBe('');
});

test('a scale of one value goes to the middle', () => {
  expect(scale([3, 3], [0, 10])(3)).toBe(5);
  expect(scale([0, 10], [100, 0])(5)).toBe(50);
});
