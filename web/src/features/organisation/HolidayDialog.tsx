import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Calendar, useChangeCalendar } from '#features/organisation/hours.queries.ts';
import { daysFrom } from '#features/organisation/hours-draft.ts';
import { useHourWords } from '#features/organisation/hours-words.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { FormError } from '#ui/FormError.tsx';
import { toast } from '#ui/toast.tsx';

type HolidayDialogProps = { readonly calendar: Calendar; readonly onClose: () => void };

/** Adds one day off, or several in a row. */
export function HolidayDialog({ calendar, onClose }: HolidayDialogProps) {
  const { t } = useTranslation();
  const words = useHourWords();
  const [seen] = useState(calendar);
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useChangeCalendar();
  const days = first === '' ? [] : daysFrom(first, last || first);
  const twice = days.find((day) => seen.holidays.some((one) => one.day === day));
  const backwards = first !== '' && last !== '' && last < first;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (days.length === 0 || twice) return;
    const holidays = [...seen.holidays, ...days.map((day) => ({ day, name: name.trim() }))];
    mutate(
      { ...seen, holidays },
      {
        onSuccess: ({ openTickets: count }) => {
          onClose();
          toast(count === 0 ? t('ui.saved') : t('organisation.hours.saved', { count }));
        },
      },
    );
  };
  return (
    <Dialog title={t('organisation.holidays.add')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label={t('organisation.holidays.first')}
            type="date"
            required
            withAsterisk={false}
            data-autofocus
            value={first}
            onChange={(event) => setFirst(event.currentTarget.value)}
            error={
              tried &&
              (first === ''
                ? t('organisation.holidays.first_needed')
                : twice && t('organisation.holidays.twice', { day: words.day(twice) }))
            }
          />
          <TextInput
            label={t('organisation.holidays.last')}
            description={t('organisation.holidays.last_hint')}
            type="date"
            value={last}
            onChange={(event) => setLast(event.currentTarget.value)}
            error={tried && backwards && t('organisation.holidays.backwards')}
          />
          <TextInput
            label={t('organisation.name')}
            description={t('organisation.holidays.name_hint')}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <FormError error={error} area="organisation" />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('organisation.holidays.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
