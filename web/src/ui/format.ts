import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Unit of an estimate, as the statistics package names it. */
export type EstimateUnit = 'points' | 'share' | 'score' | 'ratio' | 'seconds' | 'index' | 'count';

/** Writers of numbers, dates and names in one language; everything comes from `Intl`. */
export type Format = ReturnType<typeof createFormat>;

type Instant = string | number | Date;

const minus = '\u2212';
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
];

/**
 * The writers for `language`.
 *
 * @param timeZone Zone of instants; the reader's own when left out.
 */
export function createFormat(language: string, timeZone?: string) {
  const locale = language === 'zh' ? 'zh-CN' : language;
  return {
    ...numberWriters(locale),
    ...timeWriters(locale, timeZone),
    ...nameWriters(locale),
  };
}

function numberWriters(locale: string) {
  const write = (value: number, options: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(locale, options).format(value === 0 ? 0 : value).replace('-', minus);
  const fixed = (digits: number) => ({
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const number = (value: number, digits = 0): string => write(value, fixed(digits));
  const signed = (value: number, digits = 0): string =>
    write(value, { ...fixed(digits), signDisplay: 'exceptZero' });
  const percent = (value: number, digits = 0): string =>
    write(value, { ...fixed(digits), style: 'percent' });
  const bytes = (value: number): string => {
    if (value < 1e3) return write(value, { style: 'unit', unit: 'byte', unitDisplay: 'long' });
    const [unit, size] = value < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const);
    return write(value / size, { style: 'unit', unit, maximumFractionDigits: 1 });
  };
  const estimate = (value: number, unit: EstimateUnit): string => {
    if (unit === 'points') return signed(value);
    // Under a tenth, half a percent more or less is much.
    if (unit === 'share') return percent(value, value > 0 && value < 0.0995 ? 1 : 0);
    if (unit === 'score' || unit === 'ratio') return number(value, unit === 'ratio' ? 2 : 1);
    return unit === 'index' ? number(value, 1) : number(value);
  };
  /** A difference: of shares in percentage points, else in the unit itself. */
  const change = (value: number, unit: EstimateUnit): string => {
    if (unit === 'share') return signed(value * 100, 1);
    if (unit === 'points' || unit === 'count' || unit === 'seconds') return signed(value);
    return signed(value, unit === 'ratio' ? 2 : 1);
  };
  const compact = (value: number): string =>
    write(value, { notation: 'compact', maximumFractionDigits: 1 });
  return { number, signed, percent, bytes, estimate, change, compact };
}

function timeWriters(locale: string, timeZone?: string) {
  const zone = timeZone === undefined ? {} : { timeZone };
  const write = (value: Instant, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...zone, ...options }).format(new Date(value));
  /** A calendar day (YYYY-MM-DD), which has no zone. */
  const day = (value: string, year = false): string =>
    new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
      ...(year ? { year: 'numeric' } : {}),
    }).format(new Date(value.slice(0, 10)));
  const date = (value: Instant): string =>
    write(value, { day: 'numeric', month: 'short', year: 'numeric' });
  const dateTime = (value: Instant): string =>
    write(value, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  /** A time of the present day, such as when something ends in a moment. */
  const time = (value: Instant): string => write(value, { hour: '2-digit', minute: '2-digit' });
  const exact = (value: Instant): string => write(value, { dateStyle: 'full', timeStyle: 'long' });
  const relative = (value: Instant, now: Instant = Date.now()): string =>
    writeRelative(locale, (new Date(value).getTime() - new Date(now).getTime()) / 1000);
  const duration = (seconds: number): string => writeDuration(locale, Math.abs(seconds));
  return { day, date, dateTime, time, exact, relative, duration };
}

function writeRelative(locale: string, seconds: number): string {
  const writer = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return writer.format(Math.round(seconds / size), unit);
}

function writeDuration(locale: string, seconds: number): string {
  const part = (value: number, unit: string): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  const minutes = Math.round(seconds / minute);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  const parts = [
    days > 0 ? part(days, 'day') : '',
    hours > 0 ? part(hours, 'hour') : '',
    (rest > 0 && days === 0) || minutes === 0 ? part(rest, 'minute') : '',
  ].filter(Boolean);
  return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(parts);
}

function nameWriters(locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction', style: 'short' });
  /** The name of a language; a tag that is none stays as written. */
  const language = (tag: string): string => {
    try {
      return names.of(tag) ?? tag;
    } catch {
      return tag;
    }
  };
  return { language, list: (items: readonly string[]): string => lists.format(items) };
}

/** A language's name in that language itself, for the language switch. */
export function ownName(language: string): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The writers for the language of the interface, in the reader's zone unless one is given. */
export function useFormat(timeZone?: string): Format {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(i18n.language, timeZone), [i18n.language, timeZone]);
}
