import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listName } from '#alert-words.ts';
import { VoiceOriginal } from '#features/voice/VoiceOriginal.tsx';
import { VoiceTouchpoint } from '#features/voice/VoiceTouchpoint.tsx';
import classes from '#features/voice/voice.module.css';
import type { WholeVoice } from '#features/voice/voice.queries.ts';
import { withFilter } from '#filter/filter.ts';
import { meQuery } from '#reference.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { useFormat } from '#ui/format.ts';
import { Card } from '#ui/Page.tsx';
import { Tag } from '#ui/PolarityMark.tsx';
import { Time } from '#ui/Time.tsx';

type VoiceFactsProps = { readonly voice: WholeVoice };

/** What is known of a voice: customer, source, place, time, tone, what was taken out. */
export function VoiceFacts({ voice }: VoiceFactsProps) {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const { customer, unit, source, severity, sensitive } = voice;
  return (
    <Card title={t('voice.known')}>
      <dl className={classes.facts}>
        <Fact label={t('ui.filter.customer')}>
          {customer ? (
            <AppLink
              href={
                me.may.includes('customer.read')
                  ? `/customers/${customer.id}`
                  : withFilter('/voices', { customer: customer.id })
              }
            >
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
          <VoiceTouchpoint voice={voice} />
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
        {sensitive.length > 0 && (
          <Fact label={t('voice.sensitive')}>
            <ul className={classes.terms}>
              {sensitive.map(({ term, list }) => (
                <li key={`${list} ${term}`}>
                  <q lang={voice.language ?? undefined}>{term}</q>{' '}
                  <span className={classes.muted}>{listName(t, list)}</span>
                </li>
              ))}
            </ul>
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
        {taken.length > 0 && <VoiceOriginal voice={voice} />}
      </Fact>
      {reader && (
        <Fact label={t('voice.reader')}>
          <code>{reader.model}</code> · <code>{reader.pack}</code>
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
