import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrated } from './calibration.ts';

const certainty = fc.double({ min: 0, max: 1, noNaN: true });

test('confidence lies between 0 and 1 and rises with either certainty', () => {
  fc.assert(
    fc.property(certainty, certainty, certainty, (need, low, high) => {
      const [less, more] = low < high ? [low, high] : [high, low];
      const confidence = calibrated(need, less);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(calibrated(need, more)).toBeLessThanOrEqual(1);
      expect(calibrated(need, more)).toBeGreaterThanOrEqual(confidence);
    }),
  );
});

test('it never promises more than was found on texts written to a plan', () => {
  expect(calibrated(1, 1)).toBeLessThan(0.9);
  expect(calibrated(0, 1)).toBe(0);
});
