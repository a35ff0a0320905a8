import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarDialog } from '#features/organisation/CalendarDialog.tsx';
import { DayHours } from '#features/organisation/DayHours.tsx';
import classes from '#features/organisation/hours.module.css';
import type { Calendar } from '#features/organisation/hours.queries.ts';
import { type HoursFault, openingOf, weekdays } from '#features/organisation/hours-draft.ts';
import { useHoursDraft } from '#features/organisation/use-hours-draft.ts';
import { useSaveCalendar } from '#features/organisation/use-save-calendar.ts';
import { Notice } from '#ui/Notice.tsx';
import { timeZones } from '#ui/time-zones.ts';

type HoursDialogProps = { readonly calendar: Calendar; readonly onClose: () => void };

const none: ReadonlyMap<string, HoursFault> = new Map();

/** Changes the zone and the openings of each weekday. */
export function HoursDialog({ calendar, onClose }: HoursDialogProps) {
  const { t } = useTranslation();
  // What was seen when the dialog opened: a later change of someone else is not written over.
  const [seen] = useState(calendar);
  const [timeZone, setTimeZone] = useState(seen.timeZone);
  const [tried, setTried] = useState(false);
  const hours = useHoursDraft(seen.week);
  const { save, isPending, error } = useSaveCalendar(onClose);
  const submit = (): void => {
    setTried(true);
    if (hours.check()) save({ ...seen, timeZone, week: hours.drafts.map(openingOf) });
  };
  return (
    <CalendarDialog
      title={t('organisation.hours.edit')}
      act={t('ui.save')}
      width={560}
      busy={isPending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <ZoneSelect value={timeZone} onChange={setTimeZone} />
      <div className={classes.days}>
        {weekdays.map((day) => (
          <DayHours key={day} day={day} hours={hours} faults={tried ? hours.faults : none} />
        ))}
      </div>
      {tried && hours.drafts.length === 0 && (
        <Notice tone="bad" alert>
          {t('organisation.hours.error.calendar_closed')}
        </Notice>
      )}
      <Notice>{t('organisation.hours.effect')}</Notice>
    </CalendarDialog>
  );
}

type ZoneSelectProps = { readonly value: string; readonly onChange: (zone: string) => void };

function ZoneSelect({ value, onChange }: ZoneSelectProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('organisation.zone')}
      description={t('organisation.hours.zone_hint')}
      data={[...timeZones(value)]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
