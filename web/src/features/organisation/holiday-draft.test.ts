import { expect, test } from 'vitest';
import { holidayFault, holidaysOf, mostDays } from '#features/organisation/holiday-draft.ts';

const draft = (first: string, last = '', name = '') => ({ first, last, name });
const daysOf = (first: string, last = '') => holidaysOf(draft(first, last)).map(({ day }) => day);

test('a span has all of its days, a single day is one', () => {
  expect(daysOf('2026-12-30', '2027-01-01')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
  expect(holidaysOf(draft('2026-10-01', '', ' National Day '))).toEqual([
    { day: '2026-10-01', name: 'National Day' },
  ]);
});

test('a year is added at once, a day more is refused and not cut off', () => {
  const year = draft('2027-01-01', '2028-01-01');
  expect(holidaysOf(year)).toHaveLength(mostDays);
  expect(holidayFault(year, [])).toBeNull();
  expect(holidayFault(draft('2027-01-01', '2028-01-02'), [])).toEqual({ kind: 'too_long' });
  expect(holidayFault(draft('2027-01-01', '9999-12-31'), [])).toEqual({ kind: 'too_long' });
});

test('no day, a span the wrong way round and a day that is there already are faults', () => {
  expect(holidayFault(draft('', '2026-10-02'), [])).toEqual({ kind: 'missing' });
  expect(holidayFault(draft('2026-10-02', '2026-10-01'), [])).toEqual({ kind: 'backwards' });
  const present = [{ day: '2026-10-01' }, { day: '2026-10-03' }];
  expect(holidayFault(draft('2026-10-02', '2026-10-05'), present)).toEqual({
    kind: 'twice',
    day: '2026-10-03',
  });
  expect(holidayFault(draft('2026-10-02'), present)).toBeNull();
});
