import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/voice/voice.module.css';
import { usePackNames } from '#pack-names.ts';
import { packQuery } from '#reference.ts';

type NeedPickerProps = { readonly value: string; readonly onChange: (need: string) => void };

/** Chooses a need by search over the hierarchy, in the reader's language. */
export function NeedPicker({ value, onChange }: NeedPickerProps) {
  const { t } = useTranslation();
  const names = usePackNames();
  const group = useId();
  const { data: pack } = useQuery(packQuery);
  const [sought, setSought] = useState('');
  const folded = sought.trim().toLocaleLowerCase();
  const found = (pack?.needs ?? [])
    .map(({ key }) => ({ key, path: names.path(key) }))
    .filter(({ path }) => path.some((name) => name.toLocaleLowerCase().includes(folded)));
  return (
    <div>
      <TextInput
        label={t('ui.filter.need')}
        placeholder={t('ui.search_in', { field: t('ui.filter.need') })}
        value={sought}
        data-autofocus
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <p className={classes.chosenNeed}>{names.path(value).join(' › ')}</p>
      <fieldset className={classes.needs}>
        <legend className="read-aloud">{t('ui.filter.need')}</legend>
        {found.map(({ key, path }) => (
          <label key={key} className={classes.needOption}>
            <input
              type="radio"
              name={group}
              checked={key === value}
              onChange={() => onChange(key)}
            />
            <span>
              {path.length > 1 && (
                <span className={classes.muted}>{path.slice(0, -1).join(' › ')} › </span>
              )}
              {path.at(-1)}
            </span>
          </label>
        ))}
        {found.length === 0 && <p className={classes.muted}>{t('ui.nothing_found')}</p>}
      </fieldset>
    </div>
  );
}
