import { useTranslation } from 'react-i18next';
import classes from '#features/voice/voice.module.css';
import type { WholeVoice } from '#features/voice/voice.queries.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { useFormat } from '#ui/format.ts';
import { Card } from '#ui/Page.tsx';
import { type Polarity, Shape, toneOfPolarity } from '#ui/PolarityMark.tsx';
import { Time } from '#ui/Time.tsx';

type VoiceHistoryProps = { readonly voice: WholeVoice };

const polarities = ['positive', 'neutral', 'negative', 'mixed'] as const;

/** The tickets of a voice, the customer's other voices, and how its text changed. */
export function VoiceHistory({ voice }: VoiceHistoryProps) {
  const { t } = useTranslation();
  const { tickets, earlier, history } = voice;
  if (tickets.length === 0 && earlier.length === 0 && history.length === 0) return null;
  return (
    <Card title={t('voice.history')}>
      {tickets.length > 0 && (
        <>
          <h3 className={classes.sectionTitle}>{t('voice.tickets')}</h3>
          <ul className={classes.historyList}>
            {tickets.map(({ id, number, title, status }) => (
              <li key={id}>
                <AppLink href={`/tickets/${id}`}>
                  {t('voice.ticket_line', { number, title })}
                </AppLink>{' '}
                <span className={classes.muted}>{t(`voice.status.${status}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {earlier.length > 0 && <Earlier earlier={earlier} />}
      {history.length > 0 && <Revisions voice={voice} />}
    </Card>
  );
}

function Earlier({ earlier }: { readonly earlier: WholeVoice['earlier'] }) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={classes.sectionTitle}>{t('voice.others', { count: earlier.length })}</h3>
      <ul className={classes.historyList}>
        {earlier.map(({ id, occurredAt, polarity }) => {
          const known: Polarity | undefined = polarities.find((one) => one === polarity);
          return (
            <li key={id}>
              {known && <Shape tone={toneOfPolarity(known)} />}
              <AppLink href={`/voices/${id}`}>
                <Time at={occurredAt} as="date" />
              </AppLink>
              {known && <span className={classes.muted}>{t(`ui.polarity.${known}`)}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Revisions({ voice }: VoiceHistoryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <h3 className={classes.sectionTitle}>
        {t('voice.revisions', { count: voice.history.length })}
      </h3>
      <ul className={classes.historyList}>
        {voice.history.map(({ revision, receivedAt, text }) => (
          <li key={revision}>
            <details>
              <summary>
                {t('voice.revision', { n: format.number(revision) })} <Time at={receivedAt} />
              </summary>
              <p lang={voice.language ?? undefined}>{text}</p>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
