import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status, TicketSearch } from '#features/ticket/pages.ts';
import { TicketCard } from '#features/ticket/TicketCard.tsx';
import classes from '#features/ticket/ticket.module.css';
import { ticketsQuery } from '#features/ticket/ticket.queries.ts';
import { useTicketKeys } from '#features/ticket/ticket-keys.ts';
import { Empty } from '#ui/Empty.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';

type TicketListProps = { readonly filter: TicketSearch; readonly status: readonly Status[] };

/** The tickets in one list, the next one due first. */
export function TicketList({ filter, status }: TicketListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useTicketKeys(list);
  const query = useInfiniteQuery(ticketsQuery(filter, { status, sort: 'due' }));
  const tickets = query.data?.pages.flatMap(({ items }) => items);
  if (!tickets) return <LoadingSkeleton shape="list" rows={8} />;
  if (tickets.length === 0) return <Empty title={t('ticket.all_done')} />;
  return (
    <div ref={list}>
      <ul className={classes.cards} aria-label={t('ticket.by_due')}>
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <TicketCard ticket={ticket} withStatus />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          mt="sm"
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('ticket.more')}
        </Button>
      )}
    </div>
  );
}
