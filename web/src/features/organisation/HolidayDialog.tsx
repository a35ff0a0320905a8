import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarDialog } from '#features/organisation/CalendarDialog.tsx';
import {
  type HolidayDraft,
  type HolidayFault,
  holidayFault,
  holidaysOf,
  mostDays,
} from '#features/organisation/holiday-draft.ts';
import type { Calendar } from '#features/organisation/hours.queries.ts';
import { useHourWords } from '#features/organisation/hours-words.ts';
import { useSaveCalendar } from '#features/organisation/use-save-calendar.ts';

type HolidayDialogProps = { readonly calendar: Calendar; readonly onClose: () => void };

/** Adds one day off, or several in a row. */
export function HolidayDialog({ calendar, onClose }: HolidayDialogProps) {
  const { t } = useTranslation();
  const [seen] = useState(calendar);
  const [draft, setDraft] = useState<HolidayDraft>({ first: '', last: '', name: '' });
  const [tried, setTried] = useState(false);
  const { save, isPending, error } = useSaveCalendar(onClose);
  const fault = holidayFault(draft, seen.holidays);
  const submit = (): void => {
    setTried(true);
    if (!fault) save({ ...seen, holidays: [...seen.holidays, ...holidaysOf(draft)] });
  };
  return (
    <CalendarDialog
      title={t('organisation.holidays.add')}
      act={t('organisation.holidays.add')}
      busy={isPending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <HolidayFields
        draft={draft}
        fault={tried ? fault : null}
        onChange={(wanted) => setDraft({ ...draft, ...wanted })}
      />
    </CalendarDialog>
  );
}

type HolidayFieldsProps = {
  readonly draft: HolidayDraft;
  readonly fault: HolidayFault | null;
  readonly onChange: (wanted: Partial<HolidayDraft>) => void;
};

function HolidayFields({ draft, fault, onChange }: HolidayFieldsProps) {
  const { t } = useTranslation();
  const said = useFaultWords(fault);
  return (
    <>
      <TextInput
        label={t('organisation.holidays.first')}
        type="date"
        max="9999-12-31"
        required
        withAsterisk={false}
        data-autofocus
        value={draft.first}
        onChange={(event) => onChange({ first: event.currentTarget.value })}
        error={said.first}
      />
      <TextInput
        label={t('organisation.holidays.last')}
        description={t('organisation.holidays.last_hint')}
        type="date"
        max="9999-12-31"
        value={draft.last}
        onChange={(event) => onChange({ last: event.currentTarget.value })}
        error={said.last}
      />
      <TextInput
        label={t('organisation.name')}
        description={t('organisation.holidays.name_hint')}
        maxLength={80}
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
    </>
  );
}

/** A fault in words, at the field that it is mended in. */
function useFaultWords(fault: HolidayFault | null): {
  readonly first?: string;
  readonly last?: string;
} {
  const { t } = useTranslation();
  const words = useHourWords();
  switch (fault?.kind) {
    case undefined:
      return {};
    case 'missing':
      return { first: t('organisation.holidays.first_needed') };
    case 'twice':
      return { first: t('organisation.holidays.twice', { day: words.day(fault.day) }) };
    case 'backwards':
      return { last: t('organisation.holidays.backwards') };
    case 'too_long':
      return { last: t('organisation.holidays.too_long', { most: mostDays }) };
  }
}
