import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HolidayDialog } from '#features/organisation/HolidayDialog.tsx';
import classes from '#features/organisation/hours.module.css';
import type { Calendar, Holiday } from '#features/organisation/hours.queries.ts';
import { useHourWords } from '#features/organisation/hours-words.ts';
import { useRemoveHoliday } from '#features/organisation/use-remove-holiday.ts';
import { type Column, DataTable } from '#ui/DataTable.tsx';
import { Card } from '#ui/Page.tsx';
import { dayIn } from '#ui/period.ts';

type HolidaysProps = { readonly calendar: Calendar; readonly mayWrite: boolean };

/** The days off that are still to come, the past ones on demand. */
export function Holidays({ calendar, mayWrite }: HolidaysProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [withPast, setWithPast] = useState(false);
  const { remove, isPending } = useRemoveHoliday();
  const today = dayIn(calendar.timeZone, new Date());
  const past = calendar.holidays.filter(({ day }) => day < today).length;
  const shown = calendar.holidays.filter(({ day }) => withPast || day >= today);
  return (
    <Card
      title={t('organisation.holidays')}
      hint={t('organisation.holidays.hint')}
      actions={mayWrite && <AddHoliday onClick={() => setAdding(true)} />}
    >
      {shown.length === 0 ? (
        <p className={classes.second}>{t('organisation.holidays.none')}</p>
      ) : (
        <HolidayTable holidays={shown} busy={isPending} onRemove={mayWrite ? remove : null} />
      )}
      {past > 0 && !withPast && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWithPast(true)}>
          {t('organisation.holidays.past', { count: past })}
        </Button>
      )}
      {adding && <HolidayDialog calendar={calendar} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function AddHoliday({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="default" leftSection={<IconPlus size={16} />} onClick={onClick}>
      {t('organisation.holidays.add')}
    </Button>
  );
}

type HolidayTableProps = {
  readonly holidays: readonly Holiday[];
  /** A removal is under way: one at a time, since each needs the version that the last one made. */
  readonly busy: boolean;
  /** Null for who may only look. */
  readonly onRemove: ((holiday: Holiday) => void) | null;
};

function HolidayTable({ holidays, busy, onRemove }: HolidayTableProps) {
  const { t } = useTranslation();
  const words = useHourWords();
  const removing = (act: (holiday: Holiday) => void): Column<Holiday> => ({
    key: 'acts',
    header: t('organisation.acts'),
    cell: (holiday) => (
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={busy}
        aria-label={t('organisation.holidays.remove', { day: words.day(holiday.day) })}
        onClick={() => act(holiday)}
      >
        <IconTrash size={16} aria-hidden="true" />
      </ActionIcon>
    ),
  });
  const columns: readonly Column<Holiday>[] = [
    {
      key: 'day',
      header: t('organisation.hours.day'),
      names: true,
      cell: ({ day }) => words.day(day),
    },
    { key: 'name', header: t('organisation.name'), cell: ({ name }) => name },
    ...(onRemove ? [removing(onRemove)] : []),
  ];
  return (
    <DataTable
      caption={t('organisation.holidays')}
      captionHidden
      rows={holidays}
      rowKey={({ day }) => day}
      columns={columns}
    />
  );
}
