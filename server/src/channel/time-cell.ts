import { Temporal } from 'temporal-polyfill';
import type { Cell } from './table-file.ts';

/** The orders in which a date can be written, months by name, and two counts of time. */
export const timeFormats = ['ymd', 'dmy', 'mdy', 'named', 'unix', 'unix_ms'] as const;
export type TimeFormat = (typeof timeFormats)[number];

type Wall = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
};

const clock = String.raw`(?:[T\s,]*(?:(上午|下午|中午|晚上|凌晨)\s*)?(\d{1,2})[:：时點点](\d{1,2})(?:[:：分](\d{1,2})(?:[.,]\d+)?)?(?:秒|分)?\s*([ap])?\.?(?:m\.?)?)?`;
const zone = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?`;
const yearFirst = new RegExp(
  String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?${clock}${zone}$`,
  'i',
);
const compact = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${clock}${zone}$`, 'i');
const yearLast = new RegExp(
  String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${clock}${zone}$`,
  'i',
);

/** Months in English and Spanish by their first three letters. */
const months: Readonly<Record<string, string>> = {
  jan: '1',
  ene: '1',
  feb: '2',
  mar: '3',
  apr: '4',
  abr: '4',
  may: '5',
  jun: '6',
  jul: '7',
  aug: '8',
  ago: '8',
  sep: '9',
  set: '9',
  oct: '10',
  nov: '11',
  dec: '12',
  dic: '12',
};
const dayName = String.raw`(\d{1,2})(?:st|nd|rd|th|º)?[\s-]+(?:de\s+)?(\p{L}{3,12})\.?,?[\s-]+(?:del?\s+)?(\d{4})`;
const nameDay = String.raw`(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`;
const weekday = String.raw`^(?:\p{L}{2,10}\.?,\s*)?`;
const dayMonth = new RegExp(`${weekday}${dayName}${clock}${zone}$`, 'iu');
const monthDay = new RegExp(`${weekday}${nameDay}${clock}${zone}$`, 'iu');

/** The match with its date parts put in the order year, month, day. */
function named(text: string): string[] | null {
  const first = dayMonth.exec(text);
  const found = first ?? monthDay.exec(text);
  if (!found) return null;
  const [whole = '', a = '', b = '', year = '', ...rest] = found;
  const [name, day] = first ? [b, a] : [a, b];
  return [whole, year, months[name.slice(0, 3).toLowerCase()] ?? '', day, ...rest];
}

function parts(text: string, format: TimeFormat): string[] | null {
  if (format === 'named') return named(text);
  return format === 'ymd' ? (yearFirst.exec(text) ?? compact.exec(text)) : yearLast.exec(text);
}

function hourOf(hour: number, marker: string | undefined): number {
  const mark = marker?.toLowerCase();
  const afternoon = mark === 'p' || mark === '下午' || mark === '晚上';
  if (afternoon && hour < 12) return hour + 12;
  return (mark === 'a' || mark === '凌晨' || mark === '上午') && hour === 12 ? 0 : hour;
}

function isReal(wall: Wall): boolean {
  const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day));
  const sameDay = date.getUTCMonth() === wall.month - 1 && date.getUTCDate() === wall.day;
  return sameDay && wall.hour < 24 && wall.minute < 60 && wall.second < 60;
}

type Read = { wall: Wall; zone: string | undefined; hasTime: boolean };

function read(text: string, format: TimeFormat): Read | null {
  const found = parts(text, format);
  if (!found) return null;
  const [, a = '', b = '', c = '', before, hour, minute, second, after, offset] = found;
  const [year, month, day] =
    format === 'dmy' ? [c, b, a] : format === 'mdy' ? [c, a, b] : [a, b, c];
  const hasTime = hour !== undefined;
  const wall = {
    year: Number(year) + (year.length === 2 ? 2000 : 0),
    month: Number(month),
    day: Number(day),
    // A day without a time is put at noon, which no zone's change of clocks skips.
    hour: hasTime ? hourOf(Number(hour), before ?? after) : 12,
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
  };
  return isReal(wall) ? { wall, zone: offset, hasTime } : null;
}

/** Offsets from UTC by zone and local quarter of an hour: files repeat them without end. */
const offsets = new Map<string, number>();
const mostOffsets = 200_000;

function offsetMs(wall: Wall, timeZone: string): number {
  const { year, month, day, hour, minute } = wall;
  const quarter = minute - (minute % 15);
  const key = `${timeZone}|${year}-${month}-${day}-${hour}-${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const local = Temporal.PlainDateTime.from({ year, month, day, hour, minute: quarter });
  const at = local.toZonedDateTime(timeZone).epochMilliseconds;
  const offset = Date.UTC(year, month - 1, day, hour, quarter) - at;
  if (offsets.size >= mostOffsets) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function statedOffsetMs(stated: string): number {
  const sign = /^([+-])(\d{2}):?(\d{2})$/.exec(stated);
  if (!sign) return 0;
  const minutes = Number(sign[2]) * 60 + Number(sign[3]);
  return (sign[1] === '-' ? -minutes : minutes) * 60_000;
}

function fromCount(text: string, format: TimeFormat): Date | null {
  if (!/^\d{9,14}(\.\d+)?$/.test(text)) return null;
  return new Date(Number(text) * (format === 'unix' ? 1000 : 1));
}

/**
 * The moment a cell names, or null when it names none in this format.
 *
 * A time without a zone is read in `timeZone`; a day without a time is that day's noon.
 */
export function momentOf(cell: Cell, format: TimeFormat, timeZone: string): Date | null {
  const text = cell === null ? '' : String(cell).trim().normalize('NFKC');
  if (format === 'unix' || format === 'unix_ms') return fromCount(text, format);
  const found = read(text, format);
  if (!found) return null;
  const { wall } = found;
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const offset = found.zone ? statedOffsetMs(found.zone.toUpperCase()) : offsetMs(wall, timeZone);
  return new Date(asUtc - offset);
}

/** The format that reads most of the cells; ambiguous when day and month could change places. */
export function guessTimeFormat(
  cells: readonly Cell[],
): { format: TimeFormat; share: number; ambiguous: boolean } | null {
  const filled = cells.filter((cell) => cell !== null);
  if (filled.length === 0) return null;
  const shares = timeFormats.map((format) => ({
    format,
    share:
      filled.filter((cell) => isPlausible(momentOf(cell, format, 'UTC'))).length / filled.length,
  }));
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));
  if (best.share < 0.8) return null;
  const rival = shares.find(({ format }) => format === 'mdy');
  return { ...best, ambiguous: best.format === 'dmy' && rival?.share === best.share };
}

/** Numbers of other kinds would name moments long before or after anything a customer said. */
function isPlausible(moment: Date | null): boolean {
  if (!moment) return false;
  const year = moment.getUTCFullYear();
  return year >= 1990 && year <= 2100;
}
