import { NativeSelect, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channels } from '#channels.ts';
import classes from '#features/import/import.module.css';
import type { MappingDraft } from '#features/import/mapping-draft.ts';
import { unitsQuery } from '#reference.ts';
import { Card } from '#ui/Page.tsx';
import { timeZones } from '#ui/time-zones.ts';

type MappingDefaultsProps = {
  readonly draft: MappingDraft;
  readonly onChange: (draft: MappingDraft) => void;
};

/** What holds for rows that do not say it themselves, and whether recent ones count as live. */
export function MappingDefaults({ draft, onChange }: MappingDefaultsProps) {
  const { t } = useTranslation();
  const { data: units = [] } = useQuery(unitsQuery);
  const open = units.filter(({ closedAt }) => closedAt === null);
  return (
    <Card title={t('import.defaults')} hint={t('import.defaults_hint')}>
      <div className={classes.defaults}>
        <NativeSelect
          label={t('import.default_channel')}
          data={channels.map((value) => ({ value, label: t(`ui.channel.${value}`) }))}
          value={draft.channel}
          onChange={(event) => {
            const channel = channels.find((one) => one === event.currentTarget.value);
            if (channel) onChange({ ...draft, channel });
          }}
        />
        <NativeSelect
          label={t('import.default_unit')}
          data={open.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.unitId}
          onChange={(event) => onChange({ ...draft, unitId: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('import.time_zone')}
          data={[...timeZones(draft.timeZone)]}
          value={draft.timeZone}
          onChange={(event) => onChange({ ...draft, timeZone: event.currentTarget.value })}
        />
      </div>
      {Object.values(draft.uses).includes('unit') && (
        <Switch
          className={classes.live ?? ''}
          label={t('import.new_units')}
          description={t('import.new_units_hint')}
          checked={draft.newUnits}
          onChange={(event) => onChange({ ...draft, newUnits: event.currentTarget.checked })}
        />
      )}
      <Switch
        className={classes.live ?? ''}
        label={t('import.live')}
        description={t('import.live_hint')}
        checked={draft.live}
        onChange={(event) => onChange({ ...draft, live: event.currentTarget.checked })}
      />
    </Card>
  );
}
