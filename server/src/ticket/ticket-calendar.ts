import { z } from 'zod';
import { AppError, type FieldFault } from '#kernel/error.ts';
import { Day } from '#kernel/instant.ts';
import { TimeZone } from '#org/org.ts';
import { addBusinessMinutes, type Calendar, minutesOf, Opening } from './ticket-sla.ts';

/** A day off, and what people call it. */
export const Holiday = z.object({ day: Day, name: z.string().trim().max(80).default('') });
export type Holiday = z.infer<typeof Holiday>;

/** The business calendar of an organisation as it is kept. */
export type BusinessCalendar = {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly week: Calendar['week'];
  readonly holidays: readonly Holiday[];
  readonly version: number;
};

/**
 * An opening as clients send and get it. One that runs over midnight says so with `nextDay`, so
 * that two times in the wrong order are noticed.
 */
const OpeningView = z.object({ ...Opening.shape, nextDay: z.boolean().default(false) });
type OpeningView = z.infer<typeof OpeningView>;

/** The highest version that its column keeps. */
const highestVersion = 2_147_483_647;

/** What the business calendar is to be, and the version of it that the person saw. */
export const CalendarInput = z.object({
  version: z.int().positive().max(highestVersion),
  /** Not checked against the zones here: `checkedCalendar` says which name is none. */
  timeZone: z.string().min(1).max(64),
  week: z.array(OpeningView).max(50),
  holidays: z.array(Holiday).max(2_000),
});
export type CalendarInput = z.infer<typeof CalendarInput>;

/** The business calendar as clients get it. */
export const CalendarView = z.object({
  version: z.int(),
  timeZone: z.string(),
  week: z.array(OpeningView.required()),
  holidays: z.array(Holiday.required()),
});
export type CalendarView = z.infer<typeof CalendarView>;

const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;
/** The longest time that a ticket may be given, in business minutes. */
const longestDue = 86_400;

function lengthOf({ from, to, nextDay }: OpeningView): number {
  return minutesOf(to) - minutesOf(from) + (nextDay ? dayMinutes : 0);
}

function refused(code: string, message: string, path?: string): AppError {
  const faults: FieldFault[] = path === undefined ? [] : [{ path, code, message }];
  return new AppError(code, 422, message, { faults });
}

/** How an opening is named in a refusal. */
function written({ day, from, to, nextDay }: OpeningView): string {
  return `${from}–${to}${nextDay ? ' of the next day' : ''} on day ${day}`;
}

function checkHours(opening: OpeningView, at: number): void {
  const length = lengthOf(opening);
  const path = `week.${at}`;
  if (opening.from === '24:00') {
    throw refused('calendar_hours', `${written(opening)}: no opening begins at 24:00.`, path);
  }
  if (length <= 0) {
    throw refused(
      'calendar_hours',
      `${written(opening)} ends before it begins. Change a time, or say that it ends on the next day.`,
      path,
    );
  }
  if (length > dayMinutes) {
    throw refused('calendar_hours', `${written(opening)} lasts longer than 24 hours.`, path);
  }
}

/** The openings on the minutes of a week; one that runs over its end comes back at its beginning. */
function checkOverlaps(week: readonly OpeningView[]): void {
  const stretches = week
    .flatMap((opening, at) => {
      const start = (opening.day - 1) * dayMinutes + minutesOf(opening.from);
      const end = start + lengthOf(opening);
      const one = { start, end, opening, at };
      return end <= weekMinutes
        ? [one]
        : [one, { ...one, start: start - weekMinutes, end: end - weekMinutes }];
    })
    .sort((a, b) => a.start - b.start);
  for (const [index, later] of stretches.entries()) {
    const earlier = stretches[index - 1];
    if (!earlier || later.start >= earlier.end) continue;
    throw refused(
      'calendar_overlap',
      `${written(earlier.opening)} and ${written(later.opening)} overlap.`,
      `week.${later.at}`,
    );
  }
}

function checkHolidays(holidays: readonly Holiday[]): void {
  const seen = new Set<string>();
  for (const [at, { day }] of holidays.entries()) {
    if (seen.has(day)) {
      const message = `${day} stands among the holidays twice.`;
      throw refused('calendar_holiday_twice', message, `holidays.${at}`);
    }
    seen.add(day);
  }
}

/** A calendar that is hardly ever open gives no due time at all. */
function isOpenEnough(calendar: Calendar, now: Date): boolean {
  // Looking for the next opening of a week without any would never end.
  if (calendar.week.length === 0) return false;
  try {
    return addBusinessMinutes(calendar, now, longestDue) > now;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * What a calendar that was sent comes to, in the order of the week and of the year.
 *
 * @throws AppError (422) `calendar_zone`, `calendar_hours`, `calendar_overlap`,
 *   `calendar_holiday_twice` or `calendar_closed`.
 */
export function checkedCalendar(
  input: CalendarInput,
  now: Date,
): Pick<BusinessCalendar, 'timeZone' | 'week' | 'holidays'> {
  const { timeZone, week, holidays } = input;
  if (!TimeZone.safeParse(timeZone).success) {
    const message = `“${timeZone}” is not a time zone; write one such as Europe/Madrid.`;
    throw refused('calendar_zone', message, 'timeZone');
  }
  week.forEach(checkHours);
  checkOverlaps(week);
  checkHolidays(holidays);
  const checked = {
    timeZone,
    week: week
      .toSorted((a, b) => a.day - b.day || a.from.localeCompare(b.from))
      .map(({ day, from, to }) => ({ day, from, to })),
    holidays: holidays.toSorted((a, b) => a.day.localeCompare(b.day)),
  };
  if (!isOpenEnough(clockOf(checked), now)) {
    const message =
      'This calendar is open too rarely: a ticket would never be due. Add opening hours.';
    throw refused('calendar_closed', message, 'week');
  }
  return checked;
}

/** The calendar as due times are worked out by it. */
export function clockOf(
  calendar: Pick<BusinessCalendar, 'timeZone' | 'week' | 'holidays'>,
): Calendar {
  const { timeZone, week, holidays } = calendar;
  return { timeZone, week, holidays: holidays.map(({ day }) => day) };
}

/** The calendar as clients get it. */
export function calendarView({
  version,
  timeZone,
  week,
  holidays,
}: BusinessCalendar): CalendarView {
  return {
    version,
    timeZone,
    week: week.map((opening) => ({
      ...opening,
      nextDay: minutesOf(opening.to) <= minutesOf(opening.from),
    })),
    holidays: [...holidays],
  };
}

/** What a change of the calendar comes to, for the audit log; null when nothing changes. */
export function calendarChange(
  before: BusinessCalendar,
  after: Pick<BusinessCalendar, 'timeZone' | 'week' | 'holidays'>,
): Record<string, unknown> | null {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const daysOf = (holidays: readonly Holiday[]) => new Map(holidays.map((one) => [one.day, one]));
  const [known, wanted] = [daysOf(before.holidays), daysOf(after.holidays)];
  const added = after.holidays.filter((one) => !same(known.get(one.day), one));
  const removed = before.holidays.filter(({ day }) => !wanted.has(day));
  const change = {
    ...(before.timeZone === after.timeZone
      ? {}
      : { timeZone: { from: before.timeZone, to: after.timeZone } }),
    ...(same(before.week, after.week) ? {} : { week: { from: before.week, to: after.week } }),
    ...(added.length === 0 ? {} : { holidaysSet: added }),
    ...(removed.length === 0 ? {} : { holidaysRemoved: removed }),
  };
  return Object.keys(change).length === 0 ? null : change;
}
