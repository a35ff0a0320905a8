import { IconTicket } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ScoreBadge } from '#features/voice/ScoreBadge.tsx';
import { useSpans } from '#features/voice/use-spans.ts';
import classes from '#features/voice/voice.module.css';
import type { ListedVoice } from '#features/voice/voice.queries.ts';
import { usePackNames } from '#pack-names.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { MarkedText } from '#ui/MarkedText.tsx';
import { PolarityMark, ScoreGroupTag, Tag } from '#ui/PolarityMark.tsx';
import { Time } from '#ui/Time.tsx';

type VoiceRowProps = {
  readonly voice: ListedVoice;
  readonly selected: boolean;
  readonly href: string;
};

/** Below this confidence a mention carries a question mark. */
export const sureFrom = 0.5;

/** One voice of the list: who, where, when, what was said, and what it is about. */
export function VoiceRow({ voice, selected, href }: VoiceRowProps) {
  const { t } = useTranslation();
  const names = usePackNames();
  const spans = useSpans(voice.mentions);
  const counted = voice.mentions.filter(({ abstained }) => !abstained);
  const group = voice.scoreGroup;
  return (
    <article className={classes.voice}>
      <header className={classes.voiceHead}>
        <ScoreBadge voice={voice} />
        <div className={classes.who}>
          <div className={classes.whoLine}>
            <AppLink
              className={classes.rowLink}
              href={href}
              {...(selected ? { 'aria-current': 'true' } : {})}
            >
              {voice.customer?.label || t('voice.anonymous')}
            </AppLink>
            {group !== '' && <ScoreGroupTag group={group} />}
          </div>
          <div className={classes.meta}>
            {[t(`ui.channel.${voice.channel}`), voice.unit.name].join(' · ')}
            {' · '}
            <Time at={voice.occurredAt} as="relative" />
          </div>
        </div>
      </header>
      {voice.text === '' ? (
        <p className={classes.muted}>{t('voice.no_text')}</p>
      ) : (
        <MarkedText text={voice.text} lang={voice.language ?? ''} spans={spans} clamp={5} />
      )}
      <div className={classes.tags}>
        {!voice.understood && <Tag tone="neutral">{t('voice.not_yet')}</Tag>}
        {counted.map(({ no, need, polarity, confidence }) => (
          <PolarityMark key={no} polarity={polarity} unsure={confidence < sureFrom}>
            {names.need(need)}
          </PolarityMark>
        ))}
        {voice.mentions.some(({ corrected }) => corrected) && (
          <Tag tone="neutral" shape={false}>
            {t('voice.corrected')}
          </Tag>
        )}
        {voice.ticketId && (
          <span className={classes.ticketMark}>
            <IconTicket size={14} aria-hidden="true" /> {t('voice.has_ticket')}
          </span>
        )}
      </div>
    </article>
  );
}
