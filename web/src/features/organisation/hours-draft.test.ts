import { expect, test } from 'vitest';
import {
  type DraftOpening,
  draftOf,
  hoursFaults,
  mondayOf,
  openingOf,
} from '#features/organisation/hours-draft.ts';

const draft = (id: string, day: number, from: string, to: string, nextDay = false) =>
  ({ id, day, from, to, nextDay }) satisfies DraftOpening;
const faultsOf = (...drafts: DraftOpening[]) => Object.fromEntries(hoursFaults(drafts));

test('midnight at the end of a day comes and goes as 00:00 in a time field', () => {
  const [one] = draftOf([{ day: 1, from: '09:00', to: '24:00', nextDay: false }]);
  expect(one).toMatchObject({ from: '09:00', to: '00:00' });
  expect(one && openingOf(one)).toEqual({ day: 1, from: '09:00', to: '24:00', nextDay: false });
  expect(openingOf(draft('a', 2, '00:00', '00:00'))).toMatchObject({ from: '00:00', to: '24:00' });
});

test('a closing before its opening is a fault until it is said to be of the next day', () => {
  expect(faultsOf(draft('a', 1, '22:00', '06:00'))).toEqual({ a: 'order' });
  expect(faultsOf(draft('a', 1, '22:00', '06:00', true))).toEqual({});
  // Said of an opening that was changed to end on its own day, it no longer counts.
  expect(openingOf(draft('a', 1, '09:00', '17:00', true)).nextDay).toBe(false);
  expect(faultsOf(draft('a', 1, '', '17:00'))).toEqual({ a: 'missing' });
});

test('overlaps are found on one day, over midnight and over the end of the week', () => {
  const morning = draft('a', 1, '09:00', '13:00');
  expect(faultsOf(morning, draft('b', 1, '12:00', '18:00'))).toEqual({ b: 'overlap' });
  expect(faultsOf(morning, draft('b', 1, '13:00', '18:00'))).toEqual({});
  expect(faultsOf(draft('a', 2, '05:00', '09:00'), draft('b', 1, '22:00', '06:00', true))).toEqual({
    a: 'overlap',
  });
  expect(faultsOf(draft('a', 1, '05:00', '09:00'), draft('b', 7, '22:00', '06:00', true))).toEqual({
    a: 'overlap',
  });
});

test('a week begins on Monday', () => {
  expect(['2026-10-05', '2026-10-08', '2026-10-11'].map(mondayOf)).toEqual(
    Array(3).fill('2026-10-05'),
  );
});
