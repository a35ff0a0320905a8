import { Button, Popover } from '@mantine/core';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#ui/filter.module.css';
import { useFormat } from '#ui/format.ts';
import { dayIn, lastDays, lengthOf, type Period, periodDays } from '#ui/period.ts';

type PeriodPickerProps = {
  /** The chosen period; null shows the one of the page. */
  readonly value: Period | null;
  /** What the server takes when nothing is chosen. */
  readonly otherwise?: Period | undefined;
  readonly timeZone?: string | undefined;
  readonly onChange: (period: Period | null) => void;
};

/** Chooses a period: one press for the usual lengths, two dates for any other. */
export function PeriodPicker({ value, otherwise, timeZone, onChange }: PeriodPickerProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const today = dayIn(timeZone, new Date());
  const shown = value ?? otherwise ?? null;
  const choose = (period: Period | null): void => {
    onChange(period);
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-md"
          className={classes.chipButton}
          leftSection={<IconCalendar size={15} />}
          rightSection={<IconChevronDown size={14} />}
          onClick={() => setOpen(!open)}
        >
          <PeriodText period={shown} today={today} />
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('ui.period')}>
        <div className={classes.panel}>
          {periodDays.map((days) => (
            <Button
              key={days}
              variant="subtle"
              color="gray"
              justify="flex-start"
              fullWidth
              onClick={() => choose(lastDays(days, today))}
            >
              {t('ui.last_days', { count: days })}
            </Button>
          ))}
          <OwnPeriod
            key={`${shown?.from}${shown?.to}`}
            start={shown ?? lastDays(28, today)}
            onChoose={choose}
          />
          {value && (
            <Button variant="subtle" onClick={() => choose(null)}>
              {t('ui.period_default')}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function PeriodText({ period, today }: { readonly period: Period | null; readonly today: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!period) return <>{t('ui.period')}</>;
  const days = lengthOf(period);
  if (period.to === today && periodDays.some((one) => one === days)) {
    return <>{t('ui.last_days', { count: days })}</>;
  }
  return (
    <>{t('ui.range', { from: format.day(period.from, true), to: format.day(period.to, true) })}</>
  );
}

type OwnPeriodProps = { readonly start: Period; readonly onChoose: (period: Period) => void };

function OwnPeriod({ start, onChoose }: OwnPeriodProps) {
  const { t } = useTranslation();
  const id = useId();
  const [from, setFrom] = useState(start.from);
  const [to, setTo] = useState(start.to);
  const valid = from !== '' && to !== '' && from <= to;
  return (
    <form
      className={classes.ownPeriod}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) onChoose({ from, to });
      }}
    >
      <label htmlFor={`${id}-from`}>{t('ui.from')}</label>
      <input
        id={`${id}-from`}
        type="date"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <label htmlFor={`${id}-to`}>{t('ui.to')}</label>
      <input
        id={`${id}-to`}
        type="date"
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <Button type="submit" variant="default" disabled={!valid}>
        {t('ui.apply')}
      </Button>
    </form>
  );
}
