import { expect, test } from 'vitest';
import { inDays, isTarget, readPercent } from '#features/plan/plan-draft.ts';

test('a target is read in percent, with a point, a comma or a sign', () => {
  expect(readPercent('4.5')).toBe(0.045);
  expect(readPercent('4,5 %')).toBe(0.045);
  expect(readPercent('0')).toBe(0);
});

test('what is no share is no target', () => {
  expect(readPercent('')).toBeNull();
  expect(readPercent('120')).toBeNull();
  expect(readPercent('-1')).toBeNull();
  expect(readPercent('soon')).toBeNull();
});

test('an empty target can be sent, a wrong one cannot', () => {
  expect(isTarget(' ')).toBe(true);
  expect(isTarget('7')).toBe(true);
  expect(isTarget('lots')).toBe(false);
});

test('days from now are calendar days', () => {
  expect(inDays(90, Date.parse('2026-11-24T12:00:00Z'))).toBe('2027-02-22');
});
