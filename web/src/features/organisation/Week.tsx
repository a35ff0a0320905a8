import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '#features/organisation/hours.module.css';
import type { Calendar } from '#features/organisation/hours.queries.ts';
import { mondayOf, weekdays } from '#features/organisation/hours-draft.ts';
import { useHourWords } from '#features/organisation/hours-words.ts';
import { type Column, DataTable } from '#ui/DataTable.tsx';
import { addDays, dayIn } from '#ui/period.ts';

type WeekProps = {
  readonly calendar: Calendar;
  /** A day of the week to show; the present week when left out. */
  readonly week: string | undefined;
  readonly onWeek: (week: string | undefined) => void;
};

/** One week with its dates: usual hours, and what a holiday makes of them. */
export function Week({ calendar, week, onWeek }: WeekProps) {
  const words = useHourWords();
  const today = dayIn(calendar.timeZone, new Date());
  const monday = mondayOf(week ?? today);
  const columns = useWeekColumns(calendar, today);
  const title = words.span(monday, addDays(monday, 6));
  return (
    <>
      <WeekHead title={title} monday={monday} present={mondayOf(today)} onWeek={onWeek} />
      <DataTable
        caption={title}
        captionHidden
        rows={weekdays.map((weekday) => ({ weekday, day: addDays(monday, weekday - 1) }))}
        rowKey={({ day }) => day}
        columns={columns}
      />
    </>
  );
}

type WeekHeadProps = Pick<WeekProps, 'onWeek'> & {
  readonly title: string;
  readonly monday: string;
  /** The Monday of this week. */
  readonly present: string;
};

function WeekHead({ title, monday, present, onWeek }: WeekHeadProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.weekHead}>
      <ActionIcon
        variant="default"
        aria-label={t('organisation.hours.week_before')}
        onClick={() => onWeek(addDays(monday, -7))}
      >
        <IconChevronLeft size={16} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={t('organisation.hours.week_after')}
        onClick={() => onWeek(addDays(monday, 7))}
      >
        <IconChevronRight size={16} aria-hidden="true" />
      </ActionIcon>
      <h3 className={classes.weekTitle} aria-live="polite">
        {title}
      </h3>
      {monday !== present && (
        <Button variant="subtle" size="compact-sm" onClick={() => onWeek(undefined)}>
          {t('organisation.hours.this_week')}
        </Button>
      )}
    </div>
  );
}

type WeekRow = { readonly weekday: number; readonly day: string };

function useWeekColumns(calendar: Calendar, today: string): readonly Column<WeekRow>[] {
  const { t } = useTranslation();
  const words = useHourWords();
  const holidays = new Map(calendar.holidays.map((one) => [one.day, one.name]));
  const usual = (weekday: number): string => {
    const open = calendar.week.filter(({ day }) => day === weekday);
    return open.map((one) => words.hours(one)).join('\n') || t('organisation.hours.closed');
  };
  const off = (name: string): string =>
    name === '' ? t('organisation.hours.holiday') : t('organisation.hours.holiday_named', { name });
  return [
    {
      key: 'day',
      header: t('organisation.hours.day'),
      names: true,
      cell: ({ weekday, day }) => (
        <>
          {words.weekday(weekday)}
          <span className={classes.second}>
            {words.date(day)}
            {day === today && ` · ${t('organisation.hours.today')}`}
          </span>
        </>
      ),
    },
    {
      key: 'hours',
      header: t('organisation.hours.open'),
      cell: ({ weekday, day }) => {
        const holiday = holidays.get(day);
        return (
          <span className={classes.hours} data-off={holiday !== undefined || undefined}>
            {holiday === undefined ? usual(weekday) : off(holiday)}
          </span>
        );
      },
    },
  ];
}
