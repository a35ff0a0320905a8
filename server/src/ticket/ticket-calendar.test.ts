import { expect, test } from 'vitest';
import { AppError } from '#kernel/error.ts';
import {
  type BusinessCalendar,
  type CalendarInput,
  calendarChange,
  calendarView,
  checkedCalendar,
} from './ticket-calendar.ts';

const now = new Date('2026-06-01T09:00:00Z');
const opening = (day: number, from: string, to: string, nextDay = false) => ({
  day,
  from,
  to,
  nextDay,
});

function anInput(change: Partial<CalendarInput> = {}): CalendarInput {
  const week = [1, 2, 3, 4, 5].map((day) => opening(day, '09:00', '17:00'));
  return { version: 1, timeZone: 'Europe/Madrid', week, holidays: [], ...change };
}

function refusal(change: Partial<CalendarInput>) {
  try {
    checkedCalendar(anInput(change), now);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The calendar was taken.');
}

test('a calendar is kept in the order of the week and of the year', () => {
  const holidays = [
    { day: '2026-12-25', name: 'Christmas' },
    { day: '2026-10-12', name: '' },
  ];
  const week = [
    opening(2, '14:00', '18:00'),
    opening(2, '09:00', '13:00'),
    opening(1, '09:00', '24:00'),
  ];
  expect(checkedCalendar(anInput({ week, holidays }), now)).toEqual({
    timeZone: 'Europe/Madrid',
    week: [
      { day: 1, from: '09:00', to: '24:00' },
      { day: 2, from: '09:00', to: '13:00' },
      { day: 2, from: '14:00', to: '18:00' },
    ],
    holidays: [
      { day: '2026-10-12', name: '' },
      { day: '2026-12-25', name: 'Christmas' },
    ],
  });
});

test.each([
  ['a closing before its opening', [opening(1, '17:00', '09:00')], 'ends before it begins'],
  ['an opening of no length', [opening(1, '09:00', '09:00')], 'ends before it begins'],
  ['an opening of more than a day', [opening(1, '09:00', '10:00', true)], 'longer than 24 hours'],
  ['an opening at 24:00', [opening(1, '24:00', '02:00', true)], 'no opening begins at 24:00'],
])('%s is refused, and the refusal says which', (_name, week, words) => {
  const first = opening(5, '08:00', '09:00');
  const error = refusal({ week: [first, ...week] });
  expect(error).toMatchObject({ code: 'calendar_hours', status: 422 });
  expect(error.message).toContain(words);
  expect(error.faults).toMatchObject([{ path: 'week.1', code: 'calendar_hours' }]);
});

test.each([
  ['two on one day', [opening(1, '09:00', '13:00'), opening(1, '12:59', '18:00')]],
  ['the same one twice', [opening(1, '09:00', '13:00'), opening(1, '09:00', '13:00')]],
  [
    'a night and the morning after',
    [opening(1, '22:00', '06:00', true), opening(2, '05:00', '12:00')],
  ],
  ['Sunday night and Monday', [opening(7, '22:00', '06:00', true), opening(1, '05:00', '12:00')]],
  ['one inside another', [opening(3, '08:00', '20:00'), opening(3, '09:00', '10:00')]],
])('overlapping openings are refused: %s', (_name, week) => {
  expect(refusal({ week })).toMatchObject({ code: 'calendar_overlap', status: 422 });
});

test('openings that touch are no overlap, nor is a business that never closes', () => {
  const touching = [opening(7, '22:00', '06:00', true), opening(1, '06:00', '22:00')];
  expect(checkedCalendar(anInput({ week: touching }), now).week).toHaveLength(2);
  const always = [1, 2, 3, 4, 5, 6, 7].map((day) => opening(day, '00:00', '24:00'));
  expect(checkedCalendar(anInput({ week: always }), now).week).toHaveLength(7);
  const round = [1, 2, 3, 4, 5, 6, 7].map((day) => opening(day, '09:00', '09:00', true));
  expect(checkedCalendar(anInput({ week: round }), now).week).toHaveLength(7);
});

test('an unknown zone, a holiday given twice and a calendar that is hardly ever open are refused', () => {
  expect(refusal({ timeZone: 'Mars/Olympus' })).toMatchObject({ code: 'calendar_zone' });
  const twice = ['2026-10-01', '2026-10-02', '2026-10-01'].map((day) => ({ day, name: '' }));
  expect(refusal({ holidays: twice })).toMatchObject({
    code: 'calendar_holiday_twice',
    faults: [{ path: 'holidays.2' }],
  });
  expect(refusal({ week: [] })).toMatchObject({ code: 'calendar_closed' });
  // A minute a week: 86,400 minutes would take 1,656 years.
  expect(refusal({ week: [opening(1, '09:00', '09:01')] })).toMatchObject({
    code: 'calendar_closed',
  });
});

test('every zone that is taken is one that due times can be worked out in', () => {
  for (const timeZone of [...Intl.supportedValuesOf('timeZone'), 'UTC', 'US/Eastern', '+05:45']) {
    expect(checkedCalendar(anInput({ timeZone }), now).timeZone).toBe(timeZone);
  }
});

test('the view says which openings run over midnight, and a change names only what changed', () => {
  const before: BusinessCalendar = {
    id: 'c',
    name: 'Hours',
    timeZone: 'UTC',
    week: [
      { day: 1, from: '22:00', to: '06:00' },
      { day: 2, from: '09:00', to: '24:00' },
    ],
    holidays: [
      { day: '2026-10-01', name: 'One' },
      { day: '2026-10-02', name: 'Two' },
    ],
    version: 4,
  };
  expect(calendarView(before).week.map(({ nextDay }) => nextDay)).toEqual([true, false]);
  expect(calendarChange(before, before)).toBeNull();
  const holidays = [
    { day: '2026-10-02', name: 'Second' },
    { day: '2026-10-03', name: '' },
  ];
  expect(calendarChange(before, { ...before, holidays })).toEqual({
    holidaysSet: holidays,
    holidaysRemoved: [{ day: '2026-10-01', name: 'One' }],
  });
  expect(calendarChange(before, { ...before, timeZone: 'Asia/Shanghai' })).toEqual({
    timeZone: { from: 'UTC', to: 'Asia/Shanghai' },
  });
});
