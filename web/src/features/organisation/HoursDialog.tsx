import { ActionIcon, Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/organisation/hours.module.css';
import { type Calendar, useChangeCalendar } from '#features/organisation/hours.queries.ts';
import {
  type DraftOpening,
  draftOf,
  type HoursFault,
  hoursFaults,
  mayRunOver,
  openingOf,
  weekdays,
} from '#features/organisation/hours-draft.ts';
import { useHourWords } from '#features/organisation/hours-words.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { FormError } from '#ui/FormError.tsx';
import { Notice } from '#ui/Notice.tsx';
import { timeZones } from '#ui/time-zones.ts';
import { toast } from '#ui/toast.tsx';

type HoursDialogProps = { readonly calendar: Calendar; readonly onClose: () => void };

const fieldOf = (id: string): string => `opens-${id}`;

/** Changes the zone and the openings of each weekday. */
export function HoursDialog({ calendar, onClose }: HoursDialogProps) {
  const { t } = useTranslation();
  // What was seen when the dialog opened: a later change of someone else is not written over.
  const [seen] = useState(calendar);
  const [timeZone, setTimeZone] = useState(seen.timeZone);
  const [drafts, setDrafts] = useState(() => draftOf(seen.week));
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useChangeCalendar();
  const faults = hoursFaults(drafts);
  const change = (id: string, wanted: Partial<DraftOpening>): void =>
    setDrafts(drafts.map((one) => (one.id === id ? { ...one, ...wanted } : one)));
  const add = (day: number): void => {
    const id = crypto.randomUUID();
    setDrafts([...drafts, { id, day, from: '', to: '', nextDay: false }]);
    // The field is there once this change is drawn.
    requestAnimationFrame(() => document.getElementById(fieldOf(id))?.focus());
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const first = drafts.find(({ id }) => faults.has(id));
    if (first) document.getElementById(fieldOf(first.id))?.focus();
    if (first || drafts.length === 0) return;
    mutate(
      { ...seen, timeZone, week: drafts.map(openingOf) },
      {
        onSuccess: ({ openTickets: count }) => {
          onClose();
          toast(count === 0 ? t('ui.saved') : t('organisation.hours.saved', { count }));
        },
      },
    );
  };
  return (
    <Dialog title={t('organisation.hours.edit')} onClose={onClose} width={560}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <NativeSelect
            label={t('organisation.zone')}
            description={t('organisation.hours.zone_hint')}
            data={[...timeZones(timeZone)]}
            value={timeZone}
            onChange={(event) => setTimeZone(event.currentTarget.value)}
          />
          <div className={classes.days}>
            {weekdays.map((day) => (
              <Day
                key={day}
                day={day}
                drafts={drafts.filter((one) => one.day === day)}
                faults={tried ? faults : none}
                onAdd={() => add(day)}
                onChange={change}
                onRemove={(id) => setDrafts(drafts.filter((one) => one.id !== id))}
              />
            ))}
          </div>
          {tried && drafts.length === 0 && (
            <Notice tone="bad" alert>
              {t('organisation.error.calendar_closed')}
            </Notice>
          )}
          <Notice>{t('organisation.hours.effect')}</Notice>
          <FormError error={error} area="organisation" />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('ui.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

const none: ReadonlyMap<string, HoursFault> = new Map();

type DayProps = {
  readonly day: number;
  readonly drafts: readonly DraftOpening[];
  readonly faults: ReadonlyMap<string, HoursFault>;
  readonly onAdd: () => void;
  readonly onChange: (id: string, wanted: Partial<DraftOpening>) => void;
  readonly onRemove: (id: string) => void;
};

function Day({ day, drafts, faults, onAdd, onChange, onRemove }: DayProps) {
  const { t } = useTranslation();
  const weekday = useHourWords().weekday(day);
  const adding = t(
    drafts.length === 0 ? 'organisation.hours.add_closed' : 'organisation.hours.add',
  );
  return (
    <fieldset className={classes.day}>
      <legend>{weekday}</legend>
      {drafts.map((draft, at) => {
        const { id, from, to, nextDay } = draft;
        const name = { day: drafts.length > 1 ? `${weekday} ${at + 1}` : weekday };
        const fault = faults.get(id);
        const described = fault ? { 'aria-describedby': `fault-${id}` } : {};
        return (
          <div key={id} className={classes.opening}>
            <TextInput
              id={fieldOf(id)}
              type="time"
              className={classes.time}
              aria-label={t('organisation.hours.opens', name)}
              aria-invalid={fault !== undefined}
              {...described}
              value={from}
              onChange={(event) => onChange(id, { from: event.currentTarget.value })}
            />
            <span aria-hidden="true">–</span>
            <TextInput
              type="time"
              className={classes.time}
              aria-label={t('organisation.hours.closes', name)}
              aria-invalid={fault !== undefined}
              {...described}
              value={to}
              onChange={(event) => onChange(id, { to: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('organisation.hours.remove', name)}
              onClick={() => onRemove(id)}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
            {mayRunOver(draft) && (
              <Checkbox
                label={t('organisation.hours.next_day')}
                checked={nextDay}
                onChange={(event) => onChange(id, { nextDay: event.currentTarget.checked })}
              />
            )}
            {fault && (
              <p id={`fault-${id}`} className={classes.fault} role="alert">
                {t(`organisation.hours.fault.${fault}`)}
              </p>
            )}
          </div>
        );
      })}
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.add}
        leftSection={<IconPlus size={14} />}
        aria-label={t('organisation.hours.add_to', { day: weekday, text: adding })}
        onClick={onAdd}
      >
        {adding}
      </Button>
    </fieldset>
  );
}
