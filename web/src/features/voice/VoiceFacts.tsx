import { NativeSelect, Popover } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/voice/voice.module.css';
import { usePlaceVoice } from '#features/voice/voice.mutations.ts';
import { touchpointsQuery, type WholeVoice } from '#features/voice/voice.queries.ts';
import { withFilter } from '#filter/filter.ts';
import { meQuery } from '#reference.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { useFormat } from '#ui/format.ts';
import { nameIn } from '#ui/names.ts';
import { Card } from '#ui/Page.tsx';
import { Tag } from '#ui/PolarityMark.tsx';
import { Time } from '#ui/Time.tsx';

type VoiceFactsProps = { readonly voice: WholeVoice };

/** What is known of a voice: customer, source, place, time, tone, what was taken out. */
export function VoiceFacts({ voice }: VoiceFactsProps) {
  const { t } = useTranslation();
  const { customer, unit, source, severity } = voice;
  return (
    <Card title={t('voice.known')}>
      <dl className={classes.facts}>
        <Fact label={t('ui.filter.customer')}>
          {customer ? (
            <AppLink href={withFilter('/voices', { customer: customer.id })}>
              {customer.label || t('voice.anonymous')}
            </AppLink>
          ) : (
            t('voice.anonymous')
          )}
        </Fact>
        <Fact label={t('ui.filter.unit')}>
          <AppLink href={withFilter('/voices', { unit: unit.id })}>{unit.name}</AppLink>
        </Fact>
        <Fact label={t('ui.filter.touchpoint')}>
          <Touchpoint voice={voice} />
        </Fact>
        <Fact label={t('voice.source')}>
          {[source.name, t(`voice.kind.${voice.kind}`)].filter(Boolean).join(' · ')}
          <span className={classes.sub}>{source.externalId}</span>
        </Fact>
        <Times voice={voice} />
        <Tone voice={voice} />
        {severity !== null && severity > 0 && (
          <Fact label={t('voice.severity')}>
            <Tag tone={severity >= 3 ? 'bad' : 'warn'}>{t(`voice.severity.${severity}`)}</Tag>
          </Fact>
        )}
        <Rest voice={voice} />
      </dl>
    </Card>
  );
}

type FactProps = { readonly label: string; readonly children: ReactNode };

function Fact({ label, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Times({ voice }: VoiceFactsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Fact label={t('voice.said_at')}>
        <Time at={voice.occurredAt} />
        <span className={classes.sub}>{t(`voice.clock.${voice.clock}`)}</span>
      </Fact>
      <Fact label={t('voice.received_at')}>
        <Time at={voice.receivedAt} />
      </Fact>
    </>
  );
}

function Tone({ voice }: VoiceFactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language, polarity, intent, emotion } = voice;
  return (
    <>
      {language && <Fact label={t('ui.filter.language')}>{format.language(language)}</Fact>}
      {polarity && <Fact label={t('ui.filter.polarity')}>{t(`ui.polarity.${polarity}`)}</Fact>}
      {intent && <Fact label={t('voice.intent')}>{t(`voice.intent.${intent}`)}</Fact>}
      {emotion && <Fact label={t('voice.emotion')}>{t(`voice.emotion.${emotion}`)}</Fact>}
    </>
  );
}

/** What was taken out, what the source added, and who understood it. */
function Rest({ voice }: VoiceFactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const taken = Object.entries(voice.redaction).filter(([, n]) => n > 0);
  const { reader, duplicateOf } = voice;
  return (
    <>
      {Object.entries(voice.attributes).map(([key, value]) => (
        <Fact key={key} label={key}>
          {typeof value === 'object' ? JSON.stringify(value) : String(value)}
        </Fact>
      ))}
      <Fact label={t('voice.redacted')}>
        {taken.length === 0
          ? t('voice.redacted_none')
          : format.list(taken.map(([kind, n]) => `${t(`voice.pii.${kind}`)} ${format.number(n)}`))}
      </Fact>
      {reader && (
        <Fact label={t('voice.reader')}>
          {t('voice.reader_version', { model: reader.model, pack: reader.pack })}
        </Fact>
      )}
      {duplicateOf && (
        <Fact label={t('voice.duplicate')}>
          <AppLink href={`/voices/${duplicateOf}`}>{t('voice.duplicate_of')}</AppLink>
        </Fact>
      )}
    </>
  );
}

/** The touchpoint, why it was chosen, and the way to say another. */
function Touchpoint({ voice }: VoiceFactsProps) {
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

function TouchpointPicker({ voice, onDone }: VoiceFactsProps & { readonly onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const { data: stages = [] } = useQuery(touchpointsQuery);
  const { mutate: place } = usePlaceVoice();
  return (
    <NativeSelect
      label={t('ui.filter.touchpoint')}
      value={voice.touchpoint?.id ?? ''}
      data={[
        { value: '', label: t('ui.none'), disabled: true },
        ...stages.map(({ names, touchpoints }) => ({
          group: nameIn(names, i18n.language),
          items: touchpoints.map((one) => ({
            value: one.id,
            label: nameIn(one.names, i18n.language),
          })),
        })),
      ]}
      onChange={({ currentTarget: { value } }) => {
        place({ id: voice.id, touchpointId: value });
        onDone();
      }}
    />
  );
}
