import { expect, test } from 'vitest';
import { readingsOf } from '#features/import/time-readings.ts';

test('a day that differs between the orders is shown in both', () => {
  expect(readingsOf(['02/02/2026', '03/04/2026'])).toEqual({
    dmy: '2026-04-03',
    mdy: '2026-03-04',
  });
});

test('an order that makes no date shows none', () => {
  expect(readingsOf(['31.12.25 10:00'])).toEqual({ dmy: '2025-12-31', mdy: null });
});

test('samples that read the same, or are no dates, show nothing', () => {
  expect(readingsOf(['05/05/2026', 'soon', '2026-04-03'])).toBeNull();
});
