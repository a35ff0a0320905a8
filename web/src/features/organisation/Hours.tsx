import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPencil } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Holidays } from '#features/organisation/Holidays.tsx';
import classes from '#features/organisation/hours.module.css';
import { type Calendar, calendarQuery } from '#features/organisation/hours.queries.ts';
import { mondayOf, weekdays } from '#features/organisation/hours-draft.ts';
import { useHourWords } from '#features/organisation/hours-words.ts';
import type { Me } from '#reference.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Card } from '#ui/Page.tsx';
import { addDays, dayIn } from '#ui/period.ts';

const HoursDialog = lazy(async () => ({
  default: (await import('#features/organisation/HoursDialog.tsx')).HoursDialog,
}));

type HoursProps = {
  readonly me: Me;
  /** A day of the week to show; the present week when left out. */
  readonly week: string | undefined;
  readonly onWeek: (week: string | undefined) => void;
};

/** The business calendar: hours week by week, holidays, and what a change of them does. */
export function Hours({ me, week, onWeek }: HoursProps) {
  const { t } = useTranslation();
  const { data: calendar } = useSuspenseQuery(calendarQuery);
  const [editing, setEditing] = useState(false);
  // The calendar is the whole organisation's: only its headquarters sets it.
  const mayWrite = me.may.includes('organisation.write') && me.unit.kind === 'headquarters';
  return (
    <div className={classes.cards}>
      <Card
        title={t('organisation.tab.hours')}
        hint={t('organisation.hours.hint')}
        actions={
          mayWrite && (
            <Button leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
              {t('organisation.hours.edit')}
            </Button>
          )
        }
      >
        <Week calendar={calendar} week={week} onWeek={onWeek} />
        <p className={classes.zone}>{t('organisation.hours.zone', { zone: calendar.timeZone })}</p>
      </Card>
      <Holidays calendar={calendar} mayWrite={mayWrite} />
      <Notice>{t('organisation.hours.effect')}</Notice>
      {editing && (
        <Suspense fallback={null}>
          <HoursDialog calendar={calendar} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </div>
  );
}

type WeekProps = Pick<HoursProps, 'week' | 'onWeek'> & { readonly calendar: Calendar };

/** One week with its dates: usual hours, and what a holiday makes of them. */
function Week({ calendar, week, onWeek }: WeekProps) {
  const { t } = useTranslation();
  const words = useHourWords();
  const today = dayIn(calendar.timeZone, new Date());
  const monday = mondayOf(week ?? today);
  const holidays = new Map(calendar.holidays.map((one) => [one.day, one.name]));
  const rows = weekdays.map((weekday) => {
    const day = addDays(monday, weekday - 1);
    return { weekday, day, off: holidays.get(day) };
  });
  const title = words.span(monday, addDays(monday, 6));
  const shown = (weekday: number, off: string | undefined): string => {
    if (off !== undefined) {
      return off === ''
        ? t('organisation.hours.holiday')
        : t('organisation.hours.holiday_named', { name: off });
    }
    const open = calendar.week.filter(({ day }) => day === weekday);
    return open.length === 0
      ? t('organisation.hours.closed')
      : open.map((one) => words.hours(one)).join('\n');
  };
  return (
    <>
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
        {monday !== mondayOf(today) && (
          <Button variant="subtle" size="compact-sm" onClick={() => onWeek(undefined)}>
            {t('organisation.hours.this_week')}
          </Button>
        )}
      </div>
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        rowKey={({ day }) => day}
        columns={[
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
            cell: ({ weekday, off }) => (
              <span className={classes.hours} data-off={off !== undefined || undefined}>
                {shown(weekday, off)}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
