const dayMs = 86_400_000;

/** The same day of month n months later; the last day of a shorter month. UTC. */
export function addMonths(date: Date, months: number): Date {
  const moved = new Date(date);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0));
  moved.setUTCDate(Math.min(date.getUTCDate(), lastDay.getUTCDate()));
  return moved;
}

/** Where months of a story begin: one bound more than there are months. */
export function monthBounds(endsAt: Date, months: number): number[] {
  return Array.from({ length: months + 1 }, (_, month) =>
    addMonths(endsAt, month - months).getTime(),
  );
}

/** Midnight UTC of every calendar day the span touches. */
export function daysBetween(startsAt: number, endsAt: number): number[] {
  const first = Math.floor(startsAt / dayMs);
  const last = Math.floor((endsAt - 1) / dayMs);
  return Array.from({ length: last - first + 1 }, (_, day) => (first + day) * dayMs);
}

const offsets = new Map<string, number>();

/** Minutes that clocks of the zone are ahead of UTC at noon of the day. */
export function zoneOffsetMinutes(timeZone: string, day: number): number {
  const key = `${timeZone}/${day}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const shown = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(day + dayMs / 2)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0'] = shown?.match(/GMT([+-])(\d+):(\d+)/) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  offsets.set(key, offset);
  return offset;
}

/** Easter Sunday of a year, as the day of the year's March (32 is the first of April). */
function easterInMarch(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const moon =
    (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) %
    30;
  const epact = moon - Math.floor(moon / 28) * (1 - Math.floor(29 / (moon + 1)));
  const weekday = (year + Math.floor(year / 4) + epact + 2 - century + Math.floor(century / 4)) % 7;
  return 28 + epact - weekday;
}

function daysFromEaster(day: number): number {
  const year = new Date(day).getUTCFullYear();
  return Math.round((day - Date.UTC(year, 2, easterInMarch(year))) / dayMs);
}

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

function isSpringFestival(day: number): boolean {
  const parts = lunar.formatToParts(day);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return read('month') === 1 && read('day') <= 7;
}

const within = (monthDay: number, from: number, to: number) => monthDay >= from && monthDay <= to;

/** Which days of a country draw more or fewer guests than an ordinary one, and how many. */
const seasons: Record<string, (day: number, monthDay: number) => number> = {
  'region-china': (day, monthDay) => {
    if (isSpringFestival(day)) return 1.7;
    return within(monthDay, 1001, 1007) || within(monthDay, 501, 505) ? 1.5 : 1;
  },
  'region-spain': (day, monthDay) => {
    if (monthDay >= 1220 || monthDay <= 106) return 1.4;
    if (Math.abs(daysFromEaster(day) + 3) <= 4) return 1.4;
    return within(monthDay, 805, 825) ? 0.75 : 1;
  },
  'region-uk': (day, monthDay) => {
    if (monthDay === 1225) return 0.2;
    if (within(monthDay, 1205, 1231)) return 1.45;
    if (monthDay === 214 || within(daysFromEaster(day), -2, 1)) return 1.5;
    return within(monthDay, 102, 120) ? 0.8 : 1;
  },
};

const weekRhythm = [1.35, 0.75, 0.78, 0.85, 0.95, 1.25, 1.5];

/** How busy a day is in a region against an ordinary one: the week's rhythm and its holidays. */
export function busyness(regionKey: string, day: number): number {
  const date = new Date(day);
  const monthDay = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  const season = seasons[regionKey]?.(day, monthDay) ?? 1;
  return (weekRhythm[date.getUTCDay()] ?? 1) * season;
}
