import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addBusinessMinutes,
  businessMinutesBetween,
  type Calendar,
  dueOf,
  slaState,
} from './ticket-sla.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;
const at = (iso: string) => new Date(iso);

function calendar(timeZone: string, hours: string, holidays: string[] = []): Calendar {
  const [from = '', to = ''] = hours.split('-');
  return { timeZone, week: everyDay.map((day) => ({ day, from, to })), holidays };
}

const minuteMs = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const shown = new Map<string, { day: number; minute: number }>();

/** What the clock on the wall shows: the day as a UTC midnight, and the minute of the day. */
function wallClock(timeZone: string, ms: number): { day: number; minute: number } {
  const key = `${timeZone} ${ms}`;
  const known = shown.get(key) ?? readWallClock(timeZone, ms);
  shown.set(key, known);
  return known;
}

function readWallClock(timeZone: string, ms: number): { day: number; minute: number } {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  formats.set(timeZone, format);
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? Number.NaN;
  const day = Date.UTC(part('year'), part('month') - 1, part('day'));
  return { day, minute: part('hour') * 60 + part('minute') };
}

/** Whether one minute is open, asked of the wall clock alone. */
function isOpen({ timeZone, week, holidays }: Calendar, ms: number): boolean {
  const { day, minute } = wallClock(timeZone, ms);
  const during = (start: number, shownAs: number) => {
    const weekday = new Date(start).getUTCDay() || 7;
    if (holidays.includes(new Date(start).toISOString().slice(0, 10))) return false;
    return week.some((one) => {
      const [from, to] = [one.from, one.to].map(
        (wall) => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3)),
      ) as [number, number];
      return one.day === weekday && shownAs >= from && shownAs < (to > from ? to : to + 1_440);
    });
  };
  return during(day, minute) || during(day - 86_400_000, minute + 1_440);
}

/** The oracle: counts minute after minute. */
function countMinutes(one: Calendar, from: Date, to: Date): number {
  let open = 0;
  for (let ms = from.getTime(); ms < to.getTime(); ms += minuteMs) if (isOpen(one, ms)) open += 1;
  return open;
}

const around = [
  { zone: 'America/New_York', near: '2026-03-08T07:00:00Z' },
  { zone: 'America/New_York', near: '2026-11-01T06:00:00Z' },
  { zone: 'Europe/London', near: '2026-03-29T01:00:00Z' },
  { zone: 'Europe/London', near: '2026-10-25T01:00:00Z' },
  { zone: 'Australia/Lord_Howe', near: '2026-04-04T15:00:00Z' },
  { zone: 'Australia/Lord_Howe', near: '2026-10-03T15:30:00Z' },
  { zone: 'Asia/Kathmandu', near: '2026-06-15T12:00:00Z' },
  { zone: 'Asia/Kathmandu', near: '1985-12-31T18:30:00Z' },
  { zone: 'Asia/Shanghai', near: '1986-05-03T18:00:00Z' },
  { zone: 'Asia/Shanghai', near: '1986-09-13T17:00:00Z' },
] as const;

const wallTime = fc
  .integer({ min: 0, max: 95 })
  .map(
    (q) => `${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`,
  );

const opening = fc.record({
  day: fc.integer({ min: 1, max: 7 }),
  from: wallTime,
  to: fc.oneof({ weight: 6, arbitrary: wallTime }, { weight: 1, arbitrary: fc.constant('24:00') }),
});

const situation = fc
  .record({
    place: fc.constantFrom(...around),
    week: fc.array(opening, { minLength: 1, maxLength: 9 }),
    daysOff: fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 2 }),
    before: fc.integer({ min: 0, max: 1_600 }),
    after: fc.integer({ min: 0, max: 1_600 }),
  })
  .map(({ place, week, daysOff, before, after }) => {
    const near = Date.parse(place.near);
    const holidays = daysOff.map((off) =>
      new Date(near + off * 86_400_000).toISOString().slice(0, 10),
    );
    return {
      calendar: { timeZone: place.zone, week, holidays } satisfies Calendar,
      from: new Date(near - before * minuteMs),
      to: new Date(near + after * minuteMs),
    };
  });

const runs = { numRuns: process.env.VOXLOOP_TEST_LONG ? 10_000 : 2_000 };

test('I7: business time equals a count of wall-clock minutes', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(situation, ({ calendar: one, from, to }) => {
      expect(businessMinutesBetween(one, from, to)).toBe(countMinutes(one, from, to));
    }),
    runs,
  );
});

test('I7: the due time is the first minute by which the time has passed', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(situation, ({ calendar: one, from, to }) => {
      const minutes = businessMinutesBetween(one, from, to);
      const due = addBusinessMinutes(one, from, minutes);
      expect(businessMinutesBetween(one, from, due)).toBe(minutes);
      expect(due.getTime()).toBeLessThanOrEqual(Math.max(from.getTime(), to.getTime()));
      const earlier = new Date(due.getTime() - minuteMs);
      if (minutes > 0) expect(businessMinutesBetween(one, from, earlier)).toBe(minutes - 1);
    }),
    runs,
  );
});

test('I7: business time is additive', () => {
  fc.assert(
    fc.property(
      situation,
      fc.integer({ min: 0, max: 3_000 }),
      ({ calendar: one, from, to }, more) => {
        const end = new Date(to.getTime() + more * minuteMs);
        const parts = businessMinutesBetween(one, from, to) + businessMinutesBetween(one, to, end);
        expect(businessMinutesBetween(one, from, end)).toBe(parts);
      },
    ),
    runs,
  );
});

test.each([
  // The clocks go from 02:00 to 03:00: of 01:00–04:00 two hours are left.
  [
    'a New York gap',
    'America/New_York',
    '01:00-04:00',
    '2026-03-08T05:00Z',
    120,
    '2026-03-08T08:00Z',
  ],
  // 01:00–02:00 comes twice: 00:00–03:00 lasts four hours.
  [
    'a New York fold',
    'America/New_York',
    '00:00-03:00',
    '2026-11-01T04:00Z',
    240,
    '2026-11-01T08:00Z',
  ],
  ['a London gap', 'Europe/London', '00:30-02:30', '2026-03-29T00:00Z', 60, '2026-03-29T01:30Z'],
  // Lord Howe shifts by half an hour: from 02:00 to 02:30.
  [
    'a Lord Howe gap',
    'Australia/Lord_Howe',
    '01:00-04:00',
    '2026-10-03T14:00Z',
    150,
    '2026-10-03T17:00Z',
  ],
  // +05:45, no summer time.
  ['Kathmandu', 'Asia/Kathmandu', '09:00-17:00', '2026-06-15T03:15Z', 480, '2026-06-15T11:15Z'],
  // Shanghai's summer time of 1986 began on 4 May: 02:00 became 03:00.
  [
    'Shanghai in 1986',
    'Asia/Shanghai',
    '01:00-05:00',
    '1986-05-03T16:00Z',
    180,
    '1986-05-03T20:00Z',
  ],
])('I7: %s', (_name, zone, hours, from, minutes, due) => {
  expect(addBusinessMinutes(calendar(zone, hours), at(from), minutes)).toEqual(at(due));
});

test('I7: a shift over midnight belongs to the day on which it begins', () => {
  const nights = calendar('UTC', '22:00-06:00', ['2026-06-02']);
  // The night of the 1st runs on into the holiday; the night of the holiday itself falls out.
  expect(businessMinutesBetween(nights, at('2026-06-02T00:00Z'), at('2026-06-03T22:00Z'))).toBe(
    360,
  );
  expect(addBusinessMinutes(nights, at('2026-06-02T05:00Z'), 61)).toEqual(at('2026-06-03T22:01Z'));
});

test('time that runs out at closing is due at closing, not at the next opening', () => {
  const shop = calendar('UTC', '09:00-21:00');
  expect(addBusinessMinutes(shop, at('2026-06-01T20:00Z'), 60)).toEqual(at('2026-06-01T21:00Z'));
  expect(addBusinessMinutes(shop, at('2026-06-01T20:00Z'), 61)).toEqual(at('2026-06-02T09:01Z'));
});

test('a year of holidays puts work off until the year after', () => {
  const days = Array.from({ length: 366 }, (_, day) =>
    new Date(Date.UTC(2026, 5, 1) + day * 86_400_000).toISOString().slice(0, 10),
  );
  const due = addBusinessMinutes(calendar('UTC', '09:00-10:00', days), at('2026-06-01T00:00Z'), 30);
  expect(due).toEqual(at('2027-06-02T09:30Z'));
});

test('I7: a wait for the customer puts the due time off by its business time only', () => {
  const shop = calendar('UTC', '09:00-21:00');
  const from = at('2026-06-01T09:00Z');
  // Four hours; paused after one, from 10:00 until 10:00 of the next day: three hours are left.
  const pause = { from: at('2026-06-01T10:00Z'), to: at('2026-06-02T10:00Z') };
  expect(dueOf(shop, { from, minutes: 240, pauses: [pause] })).toEqual(at('2026-06-02T13:00Z'));
  // A pause after the time has run out changes nothing.
  expect(dueOf(shop, { from, minutes: 30, pauses: [pause] })).toEqual(at('2026-06-01T09:30Z'));
});

test('I7: a calendar edited while a ticket is open moves its due time', () => {
  const clock = { from: at('2026-06-01T09:00Z'), minutes: 600, pauses: [] };
  expect(dueOf(calendar('UTC', '09:00-21:00'), clock)).toEqual(at('2026-06-01T19:00Z'));
  expect(dueOf(calendar('UTC', '09:00-17:00'), clock)).toEqual(at('2026-06-02T11:00Z'));
});

test('a due time is soon in its last quarter, over afterwards, and paused while waiting', () => {
  const shop = calendar('UTC', '09:00-21:00');
  const ticket = {
    dueAt: at('2026-06-02T10:00Z'),
    dueMinutes: 240,
    pausedAt: null,
    solvedAt: null,
  };
  // Closed at night: at 21:00 one business hour is left, a quarter of four.
  expect(slaState(shop, ticket, at('2026-06-01T19:59Z'))).toBe('ok');
  expect(slaState(shop, ticket, at('2026-06-01T20:59Z'))).toBe('ok');
  expect(slaState(shop, ticket, at('2026-06-01T21:00Z'))).toBe('soon');
  expect(slaState(shop, ticket, at('2026-06-02T10:01Z'))).toBe('over');
  expect(
    slaState(shop, { ...ticket, pausedAt: at('2026-06-01T21:00Z') }, at('2026-06-03T00:00Z')),
  ).toBe('paused');
  expect(
    slaState(shop, { ...ticket, solvedAt: at('2026-06-02T09:00Z') }, at('2026-07-01T00:00Z')),
  ).toBe('ok');
  expect(
    slaState(shop, { ...ticket, solvedAt: at('2026-06-02T11:00Z') }, at('2026-07-01T00:00Z')),
  ).toBe('over');
});
