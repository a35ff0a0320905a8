import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#api.ts';
import { HolidayDialog } from '#features/organisation/HolidayDialog.tsx';
import classes from '#features/organisation/hours.module.css';
import {
  type Calendar,
  calendarQuery,
  type Holiday,
  useChangeCalendar,
} from '#features/organisation/hours.queries.ts';
import { useHourWords } from '#features/organisation/hours-words.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { Card } from '#ui/Page.tsx';
import { dayIn } from '#ui/period.ts';
import { errorToast, toast, undoToast } from '#ui/toast.tsx';

type HolidaysProps = { readonly calendar: Calendar; readonly mayWrite: boolean };

/** The days off that are still to come, the past ones on demand. */
export function Holidays({ calendar, mayWrite }: HolidaysProps) {
  const { t } = useTranslation();
  const words = useHourWords();
  const [adding, setAdding] = useState(false);
  const [withPast, setWithPast] = useState(false);
  const remove = useRemoveHoliday();
  const today = dayIn(calendar.timeZone, new Date());
  const past = calendar.holidays.filter(({ day }) => day < today).length;
  const shown = calendar.holidays.filter(({ day }) => withPast || day >= today);
  return (
    <Card
      title={t('organisation.holidays')}
      hint={t('organisation.holidays.hint')}
      actions={
        mayWrite && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => setAdding(true)}
          >
            {t('organisation.holidays.add')}
          </Button>
        )
      }
    >
      {shown.length === 0 && <p className={classes.second}>{t('organisation.holidays.none')}</p>}
      {shown.length > 0 && (
        <DataTable
          caption={t('organisation.holidays')}
          captionHidden
          rows={shown}
          rowKey={({ day }) => day}
          columns={[
            {
              key: 'day',
              header: t('organisation.hours.day'),
              names: true,
              cell: ({ day }) => words.day(day),
            },
            { key: 'name', header: t('organisation.name'), cell: ({ name }) => name },
            ...(mayWrite
              ? [
                  {
                    key: 'acts',
                    header: t('organisation.acts'),
                    cell: (holiday: Holiday) => (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t('organisation.holidays.remove', {
                          day: words.day(holiday.day),
                        })}
                        onClick={() => remove(holiday)}
                      >
                        <IconTrash size={16} aria-hidden="true" />
                      </ActionIcon>
                    ),
                  },
                ]
              : []),
          ]}
        />
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

/** Removes a holiday at once and offers to put it back. */
function useRemoveHoliday() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useHourWords();
  const { mutateAsync } = useChangeCalendar();
  const fail = (error: unknown): void => {
    const stale = error instanceof ApiError && error.code === 'stale_version';
    if (stale) toast(t('organisation.error.stale_version'));
    else errorToast(error);
  };
  /** The holidays as they are now, this one among them or not. */
  const set = async (holiday: Holiday, on: boolean): Promise<void> => {
    const present = await client.ensureQueryData(calendarQuery);
    const others = present.holidays.filter(({ day }) => day !== holiday.day);
    await mutateAsync({ ...present, holidays: on ? [...others, holiday] : others });
  };
  return (holiday: Holiday): void => {
    const back = (): void => void set(holiday, true).catch(fail);
    set(holiday, false).then(
      () => undoToast(t('organisation.holidays.removed', { day: words.day(holiday.day) }), back),
      fail,
    );
  };
}
