import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayIn, lastDays, lengthOf } from '#ui/period.ts';

test('the last 28 days end today and count today', () => {
  expect(lastDays(28, '2026-03-01')).toEqual({ from: '2026-02-02', to: '2026-03-01' });
});

test('a period of n days is n days long', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), (days) => {
      expect(lengthOf(lastDays(days, '2026-11-24'))).toBe(days);
    }),
  );
});

test('today is a matter of the zone', () => {
  const at = new Date('2026-03-01T20:00:00Z');
  expect(dayIn('Asia/Shanghai', at)).toBe('2026-03-02');
  expect(dayIn('America/Mexico_City', at)).toBe('2026-03-01');
});
