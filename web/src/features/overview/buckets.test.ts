import { expect, test } from 'vitest';
import { daysOfStep } from '#features/overview/buckets.ts';

const period = { from: '2026-09-02', to: '2026-11-24' };

test('a step is as long as its grain says', () => {
  expect(daysOfStep('2026-10-05', 'day', period)).toEqual({ from: '2026-10-05', to: '2026-10-05' });
  expect(daysOfStep('2026-10-05', 'week', period)).toEqual({
    from: '2026-10-05',
    to: '2026-10-11',
  });
  expect(daysOfStep('2026-10-01', 'month', period)).toEqual({
    from: '2026-10-01',
    to: '2026-10-31',
  });
});

test('the first and the last step end where the period does', () => {
  expect(daysOfStep('2026-08-31', 'week', period).from).toBe('2026-09-02');
  expect(daysOfStep('2026-11-23', 'week', period).to).toBe('2026-11-24');
});
