import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Day } from '#kernel/instant.ts';

const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, {
  message: 'A time of day is written like 09:30.',
});

/** One stretch of a week in which work is done; one that ends before it begins runs over midnight. */
export const Opening = z
  .object({ day: z.int().min(1).max(7), from: WallTime, to: WallTime })
  .refine(({ from }) => from !== '24:00', { message: 'No opening begins at 24:00.' });

/**
 * When an organisation works: wall-clock openings of each weekday (1 is Monday), days off, and the
 * zone whose clocks they are read on. An opening that begins on a holiday does not take place.
 */
export const Calendar = z.object({
  timeZone: z.string(),
  week: z.array(Opening).min(1).max(50),
  holidays: z.array(Day).max(2_000),
});
export type Calendar = z.infer<typeof Calendar>;

/** A stretch of instants in epoch milliseconds, the end not included. */
type Stretch = { readonly start: number; readonly end: number };

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The minutes from midnight to a time of day. */
export function minutesOf(wallTime: string): number {
  return Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3));
}

/** Openings by weekday, each in milliseconds from the midnight that its day begins with. */
function openingsByDay({ week }: Calendar): readonly (readonly Stretch[])[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) =>
    week
      .filter((opening) => opening.day === day)
      .map(({ from, to }) => {
        const [start, end] = [minutesOf(from), minutesOf(to)];
        return { start: start * minuteMs, end: (end > start ? end : end + 1_440) * minuteMs };
      })
      .sort((a, b) => a.start - b.start),
  );
}

/** The zone's history from `at` on, in stretches over which its clocks run evenly. */
function* evenStretches(timeZone: string, at: number): Generator<Stretch & { offset: number }> {
  let zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  for (let start = at; ; ) {
    const next = zoned.getTimeZoneTransition('next');
    const end = next ? next.epochMilliseconds : Number.POSITIVE_INFINITY;
    yield { start, end, offset: zoned.offsetNanoseconds / 1e6 };
    if (!next) return;
    zoned = next;
    start = end;
  }
}

/**
 * The stretches of instants from `at` on at which the wall clock stands inside an opening, in
 * order and apart from each other. An hour that the clocks skip is not open, one that they repeat
 * is open twice.
 */
function* openStretches(calendar: Calendar, at: number): Generator<Stretch> {
  const openings = openingsByDay(calendar);
  const holidays = new Set(calendar.holidays);
  let reached = at;
  for (const { start, end, offset } of evenStretches(calendar.timeZone, at)) {
    const wallEnd = end + offset;
    // The day before may have an opening that runs over midnight.
    let day = Math.floor((start + offset) / dayMs) - 1;
    for (; day * dayMs < wallEnd; day += 1) {
      // 1 January 1970 was a Thursday.
      const weekday = (((day + 3) % 7) + 7) % 7;
      const today = openings[weekday] ?? [];
      if (today.length === 0) continue;
      if (holidays.has(new Date(day * dayMs).toISOString().slice(0, 10))) continue;
      for (const opening of today) {
        const from = Math.max(day * dayMs + opening.start - offset, start, reached);
        const to = Math.min(day * dayMs + opening.end - offset, end);
        if (from >= to) continue;
        reached = to;
        yield { start: from, end: to };
      }
    }
  }
}

/** The farthest that a due time may lie ahead, in days. */
const horizonDays = 20_000;

/**
 * The first instant by which `minutes` of business time have passed since `from`.
 *
 * @throws RangeError when the calendar is not open for so long within 20,000 days.
 */
export function addBusinessMinutes(calendar: Calendar, from: Date, minutes: number): Date {
  let left = minutes * minuteMs;
  if (left <= 0) return from;
  const limit = from.getTime() + horizonDays * dayMs;
  for (const { start, end } of openStretches(calendar, from.getTime())) {
    if (start > limit) break;
    if (end - start >= left) return new Date(start + left);
    left -= end - start;
  }
  throw new RangeError('The business calendar is not open long enough.');
}

/** The business time from `from` to `to`, in minutes; none when `to` comes first. */
export function businessMinutesBetween(calendar: Calendar, from: Date, to: Date): number {
  let sum = 0;
  if (to <= from) return sum;
  for (const { start, end } of openStretches(calendar, from.getTime())) {
    if (start >= to.getTime()) break;
    sum += Math.min(end, to.getTime()) - start;
    if (end >= to.getTime()) break;
  }
  return sum / minuteMs;
}

/** A wait for the customer, in which the clock stands still. */
export type Pause = { readonly from: Date; readonly to: Date };

/** A ticket's clock: its business minutes, when they began to run and when they did not. */
export type SlaClock = {
  readonly from: Date;
  readonly minutes: number;
  /** In their order, apart from each other. */
  readonly pauses: readonly Pause[];
};

/**
 * When a ticket is due: each pause that began before the due time puts it off by the business time
 * that the pause took.
 */
export function dueOf(calendar: Calendar, clock: SlaClock): Date {
  let { from } = clock;
  let left = clock.minutes;
  for (const pause of clock.pauses) {
    const ran = businessMinutesBetween(calendar, from, pause.from);
    if (ran >= left) break;
    left -= ran;
    from = pause.to;
  }
  return addBusinessMinutes(calendar, from, left);
}

/** How a ticket stands against its due time. */
export const SlaState = z.enum(['ok', 'soon', 'over', 'paused']);
export type SlaState = z.infer<typeof SlaState>;

/** A ticket is due soon in the last quarter of its time. */
const soonShare = 0.25;

/** The state of a due time at `at`: that of work in hand, or the last one of work that was done. */
export function slaState(
  calendar: Calendar,
  ticket: { dueAt: Date; dueMinutes: number; pausedAt: Date | null; solvedAt: Date | null },
  at: Date,
): SlaState {
  const { dueAt, dueMinutes, pausedAt, solvedAt } = ticket;
  if (solvedAt) return solvedAt > dueAt ? 'over' : 'ok';
  if (pausedAt) return 'paused';
  if (at > dueAt) return 'over';
  const left = businessMinutesBetween(calendar, at, dueAt);
  return left <= dueMinutes * soonShare ? 'soon' : 'ok';
}
