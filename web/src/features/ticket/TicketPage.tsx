import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Score } from '#features/ticket/Score.tsx';
import { TicketActs } from '#features/ticket/TicketActs.tsx';
import { CommentBox, TicketHistory } from '#features/ticket/TicketHistory.tsx';
import { TicketSide } from '#features/ticket/TicketSide.tsx';
import { TicketSla } from '#features/ticket/TicketSla.tsx';
import { TicketVoice } from '#features/ticket/TicketVoice.tsx';
import classes from '#features/ticket/ticket.module.css';
import { type TicketAnswer, ticketQuery } from '#features/ticket/ticket.queries.ts';
import { CopyLink } from '#ui/CopyLink.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { Tag } from '#ui/PolarityMark.tsx';

/** One ticket: what the customer said, everything done since, and what can be done now. */
export function TicketPage() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false });
  const { data: ticket, error, refetch } = useQuery(ticketQuery(id ?? ''));
  const number = ticket ? t('ticket.number', { number: String(ticket.number) }) : '';
  return (
    <Page
      title={ticket ? t('ticket.page_title', { number }) : t('shell.nav.tickets')}
      up={{ label: t('shell.nav.tickets'), href: '/tickets' }}
      subtitle={ticket && <Subtitle ticket={ticket} />}
      actions={<CopyLink />}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!ticket && !error && <LoadingSkeleton rows={8} />}
      {ticket && <Content key={ticket.id} ticket={ticket} onReload={() => void refetch()} />}
    </Page>
  );
}

function Subtitle({ ticket }: { readonly ticket: TicketAnswer }) {
  const { t } = useTranslation();
  return (
    <span className={classes.subtitle}>
      <Tag tone="neutral" shape={false}>
        {t(`ticket.status.${ticket.status}`)}
      </Tag>
      <Tag tone={ticket.priority === 1 ? 'warn' : 'neutral'} shape={ticket.priority === 1}>
        {t(`ticket.priority.${ticket.priority}`)}
      </Tag>
      <Score score={ticket.score} />
      <TicketSla ticket={ticket} />
    </span>
  );
}

type ContentProps = { readonly ticket: TicketAnswer; readonly onReload: () => void };

function Content({ ticket, onReload }: ContentProps) {
  const { t } = useTranslation();
  const [changedBy, setChangedBy] = useState<string | null>(null);
  const reload = (): void => {
    setChangedBy(null);
    onReload();
  };
  return (
    <>
      {changedBy !== null && (
        <Notice
          tone="warn"
          alert
          action={
            <Button size="compact-md" onClick={reload}>
              {t('ticket.reload')}
            </Button>
          }
        >
          {t('ticket.stale', { who: changedBy })}
        </Notice>
      )}
      {ticket.may.write && <TicketActs ticket={ticket} onStale={setChangedBy} />}
      <div className={classes.panes}>
        <div className={classes.main}>
          <TicketVoice ticket={ticket} />
          <TicketHistory ticket={ticket} />
          {ticket.may.write && <CommentBox ticket={ticket} />}
        </div>
        <TicketSide ticket={ticket} />
      </div>
    </>
  );
}
