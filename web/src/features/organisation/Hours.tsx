import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Holidays } from '#features/organisation/Holidays.tsx';
import classes from '#features/organisation/hours.module.css';
import { calendarQuery } from '#features/organisation/hours.queries.ts';
import { Week } from '#features/organisation/Week.tsx';
import type { Me } from '#reference.ts';
import { Notice } from '#ui/Notice.tsx';
import { Card } from '#ui/Page.tsx';

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
