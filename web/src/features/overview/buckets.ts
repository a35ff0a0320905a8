import { addDays, type Period } from '#ui/period.ts';

/** How a period is cut for a trend. */
export type Grain = 'day' | 'week' | 'month';

function lastDay(at: string, grain: Grain): string {
  if (grain === 'day') return at;
  if (grain === 'week') return addDays(at, 6);
  const next = new Date(`${at.slice(0, 7)}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return addDays(next.toISOString().slice(0, 10), -1);
}

/** The days of one step of a trend, cut at the ends of the period as its numbers are. */
export function daysOfStep(at: string, grain: Grain, period: Period): Period {
  const end = lastDay(at, grain);
  const [from = at] = [at, period.from].toSorted().slice(-1);
  const [to = end] = [end, period.to].toSorted();
  return { from, to };
}
