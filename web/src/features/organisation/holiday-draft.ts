import type { Holiday } from '#features/organisation/hours.queries.ts';
import { addDays, lengthOf } from '#ui/period.ts';

/** Days off that are being added: one, or all from the first to the last. */
export type HolidayDraft = {
  readonly first: string;
  /** Empty for a single day. */
  readonly last: string;
  readonly name: string;
};

/** What is wrong with days off that are being added. */
export type HolidayFault =
  | { readonly kind: 'missing' | 'backwards' | 'too_long' }
  | { readonly kind: 'twice'; readonly day: string };

/** The most days off that are added at once: a year. */
export const mostDays = 366;

/** The days off as they are sent. */
export function holidaysOf({ first, last, name }: HolidayDraft): readonly Holiday[] {
  const days = lengthOf({ from: first, to: last || first });
  return Array.from({ length: days }, (_, at) => ({ day: addDays(first, at), name: name.trim() }));
}

/** What keeps days off from being added to those there are; null when nothing does. */
export function holidayFault(
  draft: HolidayDraft,
  present: readonly Pick<Holiday, 'day'>[],
): HolidayFault | null {
  const { first, last } = draft;
  if (first === '') return { kind: 'missing' };
  if (last !== '' && last < first) return { kind: 'backwards' };
  if (lengthOf({ from: first, to: last || first }) > mostDays) return { kind: 'too_long' };
  const twice = holidaysOf(draft).find(({ day }) => present.some((one) => one.day === day));
  return twice ? { kind: 'twice', day: twice.day } : null;
}
