import type { Opening } from '#features/organisation/hours.queries.ts';
import { addDays } from '#ui/period.ts';

/** Weekdays as the API counts them: 1 is Monday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** An opening that is being edited; a time field knows no 24:00, midnight at the end is 00:00. */
export type DraftOpening = {
  readonly id: string;
  readonly day: number;
  readonly from: string;
  readonly to: string;
  readonly nextDay: boolean;
};

/** What is wrong with an opening that is being edited. */
export type HoursFault = 'missing' | 'order' | 'overlap';

const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The openings as a form edits them. */
export function draftOf(week: readonly Opening[]): readonly DraftOpening[] {
  return week.map((opening) => ({
    ...opening,
    to: opening.to === '24:00' ? '00:00' : opening.to,
    id: crypto.randomUUID(),
  }));
}

/** Whether an opening needs to say that it ends on the next day: 00:00 is the end of its own. */
export function mayRunOver({ from, to }: DraftOpening): boolean {
  return from !== '' && to !== '' && to !== '00:00' && to <= from;
}

/** The opening as it is sent. */
export function openingOf(draft: DraftOpening): Opening {
  const { day, from, to } = draft;
  const nextDay = draft.nextDay && mayRunOver(draft);
  return { day, from, to: to === '00:00' ? '24:00' : to, nextDay };
}

/** The faults of openings by their ids: a time left out, a wrong order, two at the same time. */
export function hoursFaults(drafts: readonly DraftOpening[]): ReadonlyMap<string, HoursFault> {
  const faults = new Map<string, HoursFault>();
  const stretches = drafts.flatMap((draft) => {
    if (draft.from === '' || draft.to === '') {
      faults.set(draft.id, 'missing');
      return [];
    }
    if (mayRunOver(draft) && !draft.nextDay) {
      faults.set(draft.id, 'order');
      return [];
    }
    const { from, to, nextDay } = openingOf(draft);
    const start = (draft.day - 1) * dayMinutes + minutesOf(from);
    const end = (draft.day - 1) * dayMinutes + minutesOf(to) + (nextDay ? dayMinutes : 0);
    const own = { id: draft.id, start, end };
    // Sunday's night runs into Monday.
    return end <= weekMinutes
      ? [own]
      : [own, { ...own, start: start - weekMinutes, end: end - weekMinutes }];
  });
  const sorted = stretches.toSorted((a, b) => a.start - b.start);
  for (const [at, later] of sorted.entries()) {
    const earlier = sorted[at - 1];
    if (earlier && later.start < earlier.end) faults.set(later.id, 'overlap');
  }
  return faults;
}

/** The Monday of the week that a day lies in. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
