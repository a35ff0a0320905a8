import { useState } from 'react';
import type { Opening } from '#features/organisation/hours.queries.ts';
import { type DraftOpening, draftOf, hoursFaults } from '#features/organisation/hours-draft.ts';

/** The id of the field that an opening begins with. */
export const openingField = (id: string): string => `opens-${id}`;

/** The openings of a week while they are edited, with what is wrong with them. */
export function useHoursDraft(week: readonly Opening[]) {
  const [drafts, setDrafts] = useState(() => draftOf(week));
  const focus = (id: string): void => document.getElementById(openingField(id))?.focus();
  const faults = hoursFaults(drafts);
  return {
    drafts,
    faults,
    add(day: number): void {
      const id = crypto.randomUUID();
      setDrafts([...drafts, { id, day, from: '', to: '', nextDay: false }]);
      // The field is there once this change is drawn.
      requestAnimationFrame(() => focus(id));
    },
    change(id: string, wanted: Partial<DraftOpening>): void {
      setDrafts(drafts.map((one) => (one.id === id ? { ...one, ...wanted } : one)));
    },
    remove(id: string): void {
      setDrafts(drafts.filter((one) => one.id !== id));
    },
    /** Whether the week can be sent; else the first fault gets the keyboard. */
    check(): boolean {
      const first = drafts.find(({ id }) => faults.has(id));
      if (first) focus(first.id);
      return !first && drafts.length > 0;
    },
  };
}
