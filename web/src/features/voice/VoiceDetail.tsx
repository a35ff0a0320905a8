import { Button } from '@mantine/core';
import { IconExternalLink, IconTicket } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mentions } from '#features/voice/Mentions.tsx';
import { ScoreBadge } from '#features/voice/ScoreBadge.tsx';
import { useSpans } from '#features/voice/use-spans.ts';
import { VoiceFacts } from '#features/voice/VoiceFacts.tsx';
import { VoiceHistory } from '#features/voice/VoiceHistory.tsx';
import classes from '#features/voice/voice.module.css';
import { useMakeTicket } from '#features/voice/voice.mutations.ts';
import { voiceQuery, type WholeVoice } from '#features/voice/voice.queries.ts';
import { meQuery } from '#reference.ts';
import { ErrorState } from '#ui/ErrorState.tsx';
import { useHotkeys } from '#ui/hotkeys.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { MarkedText } from '#ui/MarkedText.tsx';
import { Card } from '#ui/Page.tsx';
import { ScoreGroupTag } from '#ui/PolarityMark.tsx';
import { Time } from '#ui/Time.tsx';

type VoiceDetailProps = {
  readonly id: string;
  /** On a page of its own: two columns, and no link to that page. */
  readonly alone?: boolean;
};

/** A voice with what is understood of it, what is known of it, and what can be done. */
export function VoiceDetail({ id, alone = false }: VoiceDetailProps) {
  const { data: voice, error, refetch } = useQuery(voiceQuery(id));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!voice) {
    return (
      <Card>
        <LoadingSkeleton shape="text" rows={12} />
      </Card>
    );
  }
  return (
    <div className={classes.detail} data-alone={alone || undefined}>
      <Said voice={voice} alone={alone} />
      <VoiceFacts voice={voice} />
      <VoiceHistory voice={voice} />
    </div>
  );
}

type SaidProps = { readonly voice: WholeVoice; readonly alone: boolean };

/** Who said what, the mentions in it, and the acts. */
function Said({ voice, alone }: SaidProps) {
  const { t } = useTranslation();
  const spans = useSpans(voice.mentions);
  const [active, setActive] = useState<string>();
  const toggle = (no: string): void => setActive(no === active ? undefined : no);
  const group = voice.scoreGroup;
  return (
    <Card>
      <header className={classes.voiceHead}>
        <ScoreBadge voice={voice} />
        <div className={classes.who}>
          <div className={classes.whoLine}>
            <h2 className={classes.name}>{voice.customer?.label || t('voice.anonymous')}</h2>
            {group !== '' && <ScoreGroupTag group={group} />}
          </div>
          <div className={classes.meta}>
            {[t(`ui.channel.${voice.channel}`), voice.unit.name].join(' · ')}
            {' · '}
            <Time at={voice.occurredAt} />
          </div>
        </div>
      </header>
      {voice.text === '' ? (
        <p className={classes.muted}>{t('voice.no_text')}</p>
      ) : (
        <MarkedText
          text={voice.text}
          lang={voice.language ?? ''}
          spans={spans}
          active={active}
          onSpan={toggle}
        />
      )}
      <Acts voice={voice} alone={alone} />
      <Mentions voice={voice} active={active} onActive={toggle} />
    </Card>
  );
}

/** What can be done with the voice. */
function Acts({ voice, alone }: SaidProps) {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const { mutate: makeTicket, isPending } = useMakeTicket();
  const may = me.may.includes('ticket.write') && voice.ticketId === null;
  useHotkeys(
    may && !isPending
      ? [{ keys: 't', label: t('voice.make_ticket'), run: () => makeTicket(voice.id) }]
      : [],
  );
  return (
    <div className={classes.acts}>
      {may && (
        <Button
          size="compact-md"
          leftSection={<IconTicket size={16} />}
          loading={isPending}
          onClick={() => makeTicket(voice.id)}
        >
          {t('voice.make_ticket')}
        </Button>
      )}
      {voice.ticketId && (
        <LinkButton
          size="compact-md"
          variant="default"
          leftSection={<IconTicket size={16} />}
          href={`/tickets/${voice.ticketId}`}
        >
          {t('voice.open_ticket')}
        </LinkButton>
      )}
      {!alone && (
        <LinkButton
          size="compact-md"
          variant="default"
          leftSection={<IconExternalLink size={16} />}
          href={`/voices/${voice.id}`}
        >
          {t('voice.open_page')}
        </LinkButton>
      )}
    </div>
  );
}
