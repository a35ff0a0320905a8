/** A day as both orders of day and month read it; null where an order makes no date. */
export type Readings = {
  readonly dmy: string | null;
  readonly mdy: string | null;
};

function calendarDay(year: string, month: string, day: string): string | null {
  const full = year.length === 2 ? `20${year}` : year;
  const text = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}

/** How the first sample that shows a difference reads day first and month first, if one does. */
export function readingsOf(samples: readonly string[]): Readings | null {
  const read = samples.flatMap((sample) => {
    const found = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/.exec(sample);
    if (!found) return [];
    const [, a = '', b = '', year = ''] = found;
    return [{ dmy: calendarDay(year, b, a), mdy: calendarDay(year, a, b) }];
  });
  return read.find(({ dmy, mdy }) => dmy !== mdy) ?? null;
}
