import { useTranslation } from 'react-i18next';
import classes from '#features/ticket/ticket.module.css';
import type { TicketAnswer } from '#features/ticket/ticket.queries.ts';
import { usePackNames } from '#pack-names.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { MarkedText } from '#ui/MarkedText.tsx';
import { Card } from '#ui/Page.tsx';
import { PolarityMark } from '#ui/PolarityMark.tsx';
import { Time } from '#ui/Time.tsx';

/** What the customer said, with its mentions marked. */
export function TicketVoice({ ticket }: { readonly ticket: TicketAnswer }) {
  const { t } = useTranslation();
  const names = usePackNames();
  const { voice } = ticket;
  if (!voice) {
    return (
      <Card title={t('ticket.voice')}>
        <p className={classes.muted}>{t('ticket.voice_gone')}</p>
      </Card>
    );
  }
  const told = voice.mentions.filter(({ abstained }) => !abstained);
  return (
    <Card
      title={t('ticket.voice')}
      actions={<AppLink href={`/voices/${voice.id}`}>{t('ticket.open_voice')}</AppLink>}
    >
      <p className={classes.muted}>
        <Time at={voice.occurredAt} /> · {t(`ui.channel.${voice.channel}`)} · {voice.unit.name}
      </p>
      <MarkedText
        text={voice.text}
        lang={voice.language ?? ''}
        spans={voice.mentions.map(({ no, start, end, polarity, need }) => ({
          id: String(no),
          start,
          end,
          polarity,
          label: names.need(need),
        }))}
      />
      <ul className={classes.mentions}>
        {told.map(({ no, need, polarity }) => (
          <li key={no}>
            <PolarityMark polarity={polarity}>{names.need(need)}</PolarityMark>
          </li>
        ))}
      </ul>
    </Card>
  );
}
