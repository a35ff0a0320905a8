import { NativeSelect, Popover } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/voice/voice.module.css';
import { usePlaceVoice } from '#features/voice/voice.mutations.ts';
import type { WholeVoice } from '#features/voice/voice.queries.ts';
import { meQuery, touchpointsQuery } from '#reference.ts';
import { nameIn } from '#ui/names.ts';

type VoiceTouchpointProps = { readonly voice: WholeVoice };

/** The touchpoint, why it was chosen, and the way to say another. */
export function VoiceTouchpoint({ voice }: VoiceTouchpointProps) {
  const { t, i18n } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const [open, setOpen] = useState(false);
  const { touchpoint } = voice;
  return (
    <>
      {touchpoint ? nameIn(touchpoint.names, i18n.language) : t('ui.none')}
      {touchpoint && <span className={classes.sub}>{t(`voice.by.${touchpoint.by}`)}</span>}
      {me.may.includes('voice.correct') && (
        <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <button type="button" className={classes.change} onClick={() => setOpen(!open)}>
              {t('voice.change_touchpoint')}
            </button>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('voice.change_touchpoint')}>
            <TouchpointPicker voice={voice} onDone={() => setOpen(false)} />
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

function TouchpointPicker({
  voice,
  onDone,
}: VoiceTouchpointProps & { readonly onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const { data: touchpoints = [] } = useQuery(touchpointsQuery);
  const { mutate: place } = usePlaceVoice();
  return (
    <NativeSelect
      label={t('ui.filter.touchpoint')}
      value={voice.touchpoint?.id ?? ''}
      data={[
        { value: '', label: t('ui.none'), disabled: true },
        ...touchpoints.map(({ id, names }) => ({ value: id, label: nameIn(names, i18n.language) })),
      ]}
      onChange={({ currentTarget: { value } }) => {
        place({ id: voice.id, touchpointId: value });
        onDone();
      }}
    />
  );
}
