/** A span of calendar days, both ends included. */
export type Period = { readonly from: string; readonly to: string };

const dayMs = 86_400_000;

/** Lengths offered in one press, in days. */
export const periodDays = [7, 28, 84, 364] as const;

/** The calendar day of an instant in a zone. */
export function dayIn(timeZone: string | undefined, at: Date): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat('en-CA', { ...zone, dateStyle: 'short' }).format(at);
}

/** The day `days` after another; before it when negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The `days` days that end with `to`. */
export function lastDays(days: number, to: string): Period {
  return { from: addDays(to, 1 - days), to };
}

/** How many days a period has. */
export function lengthOf({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
}
