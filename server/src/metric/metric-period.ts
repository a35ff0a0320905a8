import { addDays, daysBetween } from '#kernel/instant.ts';

/** A stretch of days, both ends included, and the equally long one before it. */
export type Period = {
  readonly from: string;
  readonly to: string;
  readonly previousFrom: string;
  readonly previousTo: string;
};

/** The period of a filter; 84 days up to `today` where it names none. */
export function periodOf(
  filter: { from?: string | undefined; to?: string | undefined },
  today: string,
): Period {
  const to = filter.to ?? today;
  const from = filter.from && filter.from <= to ? filter.from : addDays(to, -83);
  const days = daysBetween(from, to) + 1;
  return { from, to, previousFrom: addDays(from, -days), previousTo: addDays(from, -1) };
}

/** How a period is cut for a trend: days up to five weeks, weeks up to a year, else months. */
export type Grain = 'day' | 'week' | 'month';

/** The grain that gives a readable number of points. */
export function grainOf(period: Period): Grain {
  const days = daysBetween(period.from, period.to) + 1;
  if (days <= 35) return 'day';
  return days <= 380 ? 'week' : 'month';
}

/** SQL for the first day of the bucket that `day` falls in. */
export function bucketSql(grain: Grain): string {
  if (grain === 'day') return 'day';
  return grain === 'week' ? 'toMonday(day)' : 'toStartOfMonth(day)';
}

function bucketStart(grain: Grain, day: string): string {
  if (grain === 'month') return `${day.slice(0, 7)}-01`;
  if (grain === 'day') return day;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** The first day of every bucket of the period, in order, empty ones included. */
export function bucketsOf(period: Period, grain: Grain): string[] {
  const starts: string[] = [];
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
    const start = bucketStart(grain, day);
    if (starts.at(-1) !== start) starts.push(start);
  }
  return starts;
}
