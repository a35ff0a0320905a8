import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listName, metricName } from '#alert-words.ts';
import classes from '#features/alert/alert.module.css';
import { type RuleDraft, scales } from '#features/alert/rule-draft.ts';
import { packQuery } from '#reference.ts';
import { nameIn } from '#ui/names.ts';
import { asTree } from '#ui/tree.ts';

type ConditionFieldsProps = {
  readonly draft: RuleDraft;
  readonly onChange: (change: Partial<RuleDraft>) => void;
};

/** The parts of a condition; all that are filled must hold. */
export function ConditionFields({ draft, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const any = { value: '', label: t('alert.not_asked') };
  return (
    <fieldset className={classes.fields}>
      <legend>{t('alert.when')}</legend>
      <Lists draft={draft} onChange={onChange} />
      <NativeSelect
        label={t('alert.severity')}
        value={draft.severity}
        data={[
          any,
          ...['1', '2', '3', '4'].map((value) => ({
            value,
            label: t('alert.at_least', { level: t(`alert.severity.${value}`) }),
          })),
        ]}
        onChange={(event) => onChange({ severity: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <NativeSelect
          label={t('alert.metric')}
          value={draft.metric}
          data={['any', ...Object.keys(scales)].map((value) => ({
            value,
            label: metricName(t, value),
          }))}
          onChange={(event) => onChange({ metric: event.currentTarget.value })}
        />
        <TextInput
          label={scales[draft.metric] ? t('alert.at_most') : t('alert.at_most_share')}
          description={t('alert.empty_hint')}
          inputMode="decimal"
          value={draft.rating}
          onChange={(event) => onChange({ rating: event.currentTarget.value })}
        />
      </div>
      <NeedFields draft={draft} onChange={onChange} />
      <NativeSelect
        label={t('alert.polarity')}
        value={draft.polarity}
        data={[
          any,
          ...['negative', 'mixed', 'neutral', 'positive'].map((value) => ({
            value,
            label: t(`ui.polarity.${value}`),
          })),
        ]}
        onChange={(event) => onChange({ polarity: event.currentTarget.value })}
      />
    </fieldset>
  );
}

/** The lists of sensitive words that the industry pack brings. */
function Lists({ draft: { lists }, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const { data: pack } = useQuery(packQuery);
  const toggle = (list: string, on: boolean): void =>
    onChange({ lists: on ? [...lists, list] : lists.filter((one) => one !== list) });
  return (
    <fieldset className={classes.lists}>
      <legend>{t('alert.sensitive')}</legend>
      {pack?.sensitiveLists.map((list) => (
        <Checkbox
          key={list}
          label={listName(t, list)}
          checked={lists.includes(list)}
          onChange={(event) => toggle(list, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}

function NeedFields({ draft, onChange }: ConditionFieldsProps) {
  const { t, i18n } = useTranslation();
  const { data: pack } = useQuery(packQuery);
  const needs = (pack?.needs ?? []).map(({ key, parent, names }) => ({
    id: key,
    parentId: parent,
    label: nameIn(names, i18n.language),
  }));
  const kept = draft.need.includes(',')
    ? [{ value: draft.need, label: t('alert.several_needs') }]
    : [];
  return (
    <div className={classes.pair}>
      <NativeSelect
        label={t('ui.filter.need')}
        value={draft.need}
        data={[
          { value: '', label: t('alert.not_asked') },
          ...kept,
          ...asTree(needs).map(({ id, label, depth }) => ({
            value: id,
            label: `${'\u2003'.repeat(depth)}${label}`,
          })),
        ]}
        onChange={(event) => onChange({ need: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('ui.filter.point')}
        disabled={draft.need === ''}
        value={draft.point}
        data={[
          { value: '', label: t('alert.not_asked') },
          ...['pain', 'itch', 'delight'].map((value) => ({
            value,
            label: t(`ui.point.${value}`),
          })),
        ]}
        onChange={(event) => onChange({ point: event.currentTarget.value })}
      />
    </div>
  );
}
