import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changesOf } from '#features/voice/correction.ts';
import { NeedPicker } from '#features/voice/NeedPicker.tsx';
import classes from '#features/voice/voice.module.css';
import { useCorrectMention } from '#features/voice/voice.mutations.ts';
import type { Mention } from '#features/voice/voice.queries.ts';
import { usePackNames } from '#pack-names.ts';
import { packQuery } from '#reference.ts';
import { Choice } from '#ui/Choice.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { nameIn } from '#ui/names.ts';

type CorrectMentionProps = { readonly voiceId: string; readonly mention: Mention };

/** Says what a mention should have been; the platform learns from it. */
export function CorrectMention({ voiceId, mention }: CorrectMentionProps) {
  const { t } = useTranslation();
  const names = usePackNames();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPencil size={14} />}
        onClick={() => setOpen(true)}
      >
        {t('voice.correct')}
        <span className="read-aloud">: {names.need(mention.need)}</span>
      </Button>
      <Dialog open={open} title={t('voice.correct')} onClose={() => setOpen(false)}>
        <CorrectionForm voiceId={voiceId} mention={mention} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const polarities = ['positive', 'neutral', 'negative'] as const;
const points = ['pain', 'itch', 'delight'] as const;

type CorrectionFormProps = CorrectMentionProps & { readonly onDone: () => void };

function CorrectionForm({ voiceId, mention, onDone }: CorrectionFormProps) {
  const { t, i18n } = useTranslation();
  const { data: pack } = useQuery(packQuery);
  const { mutate } = useCorrectMention();
  const [nothing, setNothing] = useState(false);
  const [need, setNeed] = useState(mention.need);
  const [polarity, setPolarity] = useState(mention.polarity);
  const [point, setPoint] = useState(mention.point);
  const [department, setDepartment] = useState(mention.department);
  const wanted = { need: nothing ? null : need, polarity, point, department };
  const input = changesOf(mention, wanted);
  const none = { value: '', label: t('ui.none') };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ voiceId, no: mention.no, input });
        onDone();
      }}
    >
      <Checkbox
        label={t('voice.nothing_said')}
        checked={nothing}
        onChange={(event) => setNothing(event.currentTarget.checked)}
      />
      {!nothing && (
        <>
          <NeedPicker value={need} onChange={setNeed} />
          <Choice
            label={t('ui.filter.polarity')}
            value={polarity}
            onChange={setPolarity}
            options={polarities.map((value) => ({ value, label: t(`ui.polarity.${value}`) }))}
          />
          <NativeSelect
            label={t('ui.filter.point')}
            value={point ?? ''}
            data={[none, ...points.map((value) => ({ value, label: t(`ui.point.${value}`) }))]}
            onChange={({ currentTarget: { value } }) =>
              setPoint(points.find((one) => one === value) ?? null)
            }
          />
          <NativeSelect
            label={t('ui.filter.department')}
            value={department ?? ''}
            data={[
              ...(department === null ? [none] : []),
              ...(pack?.departments ?? []).map(({ key, names }) => ({
                value: key,
                label: nameIn(names, i18n.language),
              })),
            ]}
            onChange={({ currentTarget: { value } }) => setDepartment(value || null)}
          />
        </>
      )}
      <Button type="submit" disabled={Object.keys(input).length === 0}>
        {t('voice.save_correction')}
      </Button>
    </form>
  );
}
