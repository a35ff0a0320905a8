import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Opening } from '#features/organisation/hours.queries.ts';

/** The weekday of a number, 1 being Monday, and times and days of the calendar, all from `Intl`. */
export function useHourWords() {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const locale = language === 'zh' ? 'zh-CN' : language;
    const writer = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    const weekdays = writer({ weekday: 'long' });
    const times = writer({ hour: 'numeric', minute: '2-digit' });
    const days = writer({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
    const dates = writer({ day: 'numeric', month: 'short' });
    const weeks = writer({ day: 'numeric', month: 'short', year: 'numeric' });
    const time = (wall: string): string =>
      wall === '24:00'
        ? t('organisation.hours.midnight')
        : times.format(new Date(`2024-01-01T${wall}:00Z`));
    return {
      // 1 January 2024 was a Monday.
      weekday(day: number): string {
        const name = weekdays.format(Date.UTC(2024, 0, day));
        return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
      },
      day: (day: string): string => days.format(new Date(day)),
      date: (day: string): string => dates.format(new Date(day)),
      span: (from: string, to: string): string => weeks.formatRange(new Date(from), new Date(to)),
      hours: ({ from, to, nextDay }: Opening): string =>
        t(nextDay ? 'organisation.hours.range_over' : 'organisation.hours.range', {
          from: time(from),
          to: time(to),
        }),
    };
  }, [t, language]);
}
