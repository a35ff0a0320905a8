import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '#features/import/import.module.css';
import type { Import } from '#features/import/import.queries.ts';
import {
  type DraftFaults,
  type MappingDraft,
  type Scale,
  scaleOf,
  timeFormats,
} from '#features/import/mapping-draft.ts';
import { readingsOf } from '#features/import/time-readings.ts';
import { useFormat } from '#ui/format.ts';

const metrics = ['csat', 'nps', 'ces'] as const;

type ColumnDetailsProps = {
  readonly column: Import['columns'][number];
  readonly draft: MappingDraft;
  readonly faults: DraftFaults;
  readonly onChange: (draft: MappingDraft) => void;
};

/** What else has to be known of a column: a rating's metric and scale, a time's order. */
export function ColumnDetails(props: ColumnDetailsProps) {
  const { t } = useTranslation();
  const use = props.draft.uses[props.column.name] ?? 'ignore';
  if (use === 'rating') return <RatingDetails {...props} />;
  if (use === 'time') return <TimeDetails {...props} />;
  return <span className={classes.muted}>{t(`import.use_hint.${use}`)}</span>;
}

function RatingDetails({ column: { name }, draft, faults, onChange }: ColumnDetailsProps) {
  const { t } = useTranslation();
  const scale = scaleOf(draft, name);
  const set = (change: Partial<Scale>): void =>
    onChange({ ...draft, scales: { ...draft.scales, [name]: { ...scale, ...change } } });
  const known = metrics.some((metric) => metric === scale.metric);
  return (
    <div className={classes.details3}>
      <NativeSelect
        label={t('import.metric')}
        data={[
          ...metrics.map((metric) => ({ value: metric, label: t(`import.metric.${metric}`) })),
          ...(known ? [] : [scale.metric]),
        ]}
        value={scale.metric}
        onChange={(event) => set({ metric: event.currentTarget.value })}
      />
      <TextInput
        label={t('import.scale_min')}
        inputMode="decimal"
        value={scale.min}
        onChange={(event) => set({ min: event.currentTarget.value })}
      />
      <TextInput
        label={t('import.scale_max')}
        inputMode="decimal"
        value={scale.max}
        onChange={(event) => set({ max: event.currentTarget.value })}
      />
      {faults.columns[name] === 'scale' && (
        <p className={classes.fault}>{t('import.fault.scale')}</p>
      )}
    </div>
  );
}

function TimeDetails({ column, draft, faults, onChange }: ColumnDetailsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, samples, guess } = column;
  const readings = readingsOf(samples);
  const written = (day: string | null): string => (day ? ` (${format.day(day, true)})` : '');
  const label = (order: (typeof timeFormats)[number]): string => {
    const day = order === 'dmy' || order === 'mdy' ? (readings?.[order] ?? null) : null;
    return `${t(`import.time_format.${order}`)}${written(day)}`;
  };
  const unsaid = faults.columns[name] === 'time_format';
  return (
    <NativeSelect
      label={t('import.time_order')}
      description={guess.ambiguous && t('import.ambiguous')}
      error={unsaid && t('import.fault.time_format')}
      data={[
        ...(draft.timeFormat ? [] : [{ value: '', label: t('import.choose_order') }]),
        ...timeFormats.map((order) => ({ value: order, label: label(order) })),
      ]}
      value={draft.timeFormat ?? ''}
      onChange={(event) => {
        const timeFormat = timeFormats.find((order) => order === event.currentTarget.value);
        if (timeFormat) onChange({ ...draft, timeFormat });
      }}
    />
  );
}
