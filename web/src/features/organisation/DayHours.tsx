import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '#features/organisation/hours.module.css';
import {
  type DraftOpening,
  type HoursFault,
  mayRunOver,
} from '#features/organisation/hours-draft.ts';
import { useHourWords } from '#features/organisation/hours-words.ts';
import { openingField, type useHoursDraft } from '#features/organisation/use-hours-draft.ts';

type DayHoursProps = {
  readonly day: number;
  readonly hours: ReturnType<typeof useHoursDraft>;
  /** The faults that are shown, by the ids of openings. */
  readonly faults: ReadonlyMap<string, HoursFault>;
};

/** The openings of one weekday, and a button for one more. */
export function DayHours({ day, hours, faults }: DayHoursProps) {
  const { t } = useTranslation();
  const weekday = useHourWords().weekday(day);
  const drafts = hours.drafts.filter((one) => one.day === day);
  const adding = t(
    drafts.length === 0 ? 'organisation.hours.add_closed' : 'organisation.hours.add',
  );
  return (
    <fieldset className={classes.day}>
      <legend>{weekday}</legend>
      {drafts.map((draft, at) => (
        <OpeningRow
          key={draft.id}
          draft={draft}
          name={drafts.length > 1 ? `${weekday} ${at + 1}` : weekday}
          fault={faults.get(draft.id)}
          onChange={(wanted) => hours.change(draft.id, wanted)}
          onRemove={() => hours.remove(draft.id)}
        />
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.add}
        leftSection={<IconPlus size={14} />}
        aria-label={t('organisation.hours.add_to', { day: weekday, text: adding })}
        onClick={() => hours.add(day)}
      >
        {adding}
      </Button>
    </fieldset>
  );
}

type OpeningRowProps = {
  readonly draft: DraftOpening;
  /** What the opening is called: its weekday, with a number where there are several. */
  readonly name: string;
  readonly fault: HoursFault | undefined;
  readonly onChange: (wanted: Partial<DraftOpening>) => void;
  readonly onRemove: () => void;
};

function OpeningRow({ draft, name, fault, onChange, onRemove }: OpeningRowProps) {
  const { t } = useTranslation();
  const faultId = `fault-${draft.id}`;
  return (
    <div className={classes.opening}>
      <OpeningTimes draft={draft} name={name} faultId={fault && faultId} onChange={onChange} />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('organisation.hours.remove', { day: name })}
        onClick={onRemove}
      >
        <IconTrash size={16} aria-hidden="true" />
      </ActionIcon>
      {mayRunOver(draft) && (
        <Checkbox
          label={t('organisation.hours.next_day')}
          checked={draft.nextDay}
          onChange={(event) => onChange({ nextDay: event.currentTarget.checked })}
        />
      )}
      {fault && (
        <p id={faultId} className={classes.fault} role="alert">
          {t(`organisation.hours.fault.${fault}`)}
        </p>
      )}
    </div>
  );
}

type OpeningTimesProps = Pick<OpeningRowProps, 'draft' | 'name' | 'onChange'> & {
  /** The id of the text that says what is wrong with the times, if anything is. */
  readonly faultId: string | undefined;
};

function OpeningTimes({ draft, name: day, faultId, onChange }: OpeningTimesProps) {
  const { t } = useTranslation();
  const common = {
    type: 'time',
    className: classes.time,
    'aria-invalid': faultId !== undefined,
    ...(faultId === undefined ? {} : { 'aria-describedby': faultId }),
  };
  return (
    <>
      <TextInput
        {...common}
        id={openingField(draft.id)}
        aria-label={t('organisation.hours.opens', { day })}
        value={draft.from}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        {...common}
        aria-label={t('organisation.hours.closes', { day })}
        value={draft.to}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
    </>
  );
}
