import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status, TicketSearch } from '#features/ticket/pages.ts';
import { TicketCard } from '#features/ticket/TicketCard.tsx';
import classes from '#features/ticket/ticket.module.css';
import { ticketsQuery } from '#features/ticket/ticket.queries.ts';
import { useTicketKeys } from '#features/ticket/ticket-keys.ts';
import { useFormat } from '#ui/format.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';

const columns = [
  { name: 'new', statuses: ['new', 'reopened'], sort: 'due' },
  { name: 'in_progress', statuses: ['in_progress'], sort: 'due' },
  { name: 'waiting', statuses: ['waiting_customer', 'waiting_team'], sort: 'due' },
  { name: 'closed', statuses: ['solved', 'closed'], sort: 'newest' },
] as const;

type TicketBoardProps = {
  readonly filter: TicketSearch;
  readonly status: readonly Status[];
  /** How many tickets each status has under the filter. */
  readonly counts: Readonly<Record<string, number>>;
};

/** Four columns over the seven states; a filter on states leaves the columns it names. */
export function TicketBoard({ filter, status, counts }: TicketBoardProps) {
  const { t } = useTranslation();
  const board = useRef<HTMLDivElement>(null);
  useTicketKeys(board);
  const shown = columns
    .map((column) => ({ ...column, kept: column.statuses.filter((one) => status.includes(one)) }))
    .filter(({ kept }) => kept.length > 0);
  return (
    <>
      <div className={classes.board} ref={board} data-columns={shown.length}>
        {shown.map(({ name, kept, sort }) => (
          <Column
            key={name}
            title={t(`ticket.column.${name}`)}
            filter={filter}
            list={{ status: kept, sort }}
            count={kept.reduce((sum, one) => sum + (counts[one] ?? 0), 0)}
          />
        ))}
      </div>
      <p className={classes.keys}>{t('ticket.keys')}</p>
    </>
  );
}

type ColumnProps = {
  readonly title: string;
  readonly filter: TicketSearch;
  readonly list: Parameters<typeof ticketsQuery>[1];
  readonly count: number;
};

function Column({ title, filter, list, count }: ColumnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInfiniteQuery(ticketsQuery(filter, list));
  const tickets = query.data?.pages.flatMap(({ items }) => items);
  return (
    <section className={classes.column} aria-label={title}>
      <h2 className={classes.columnHead}>
        {title}
        <span className={classes.count}>{format.number(count)}</span>
      </h2>
      {!tickets && <LoadingSkeleton shape="list" rows={3} />}
      {tickets?.length === 0 && <p className={classes.nothing}>{t('ticket.column_empty')}</p>}
      <ul className={classes.cards}>
        {tickets?.map((ticket) => (
          <li key={ticket.id}>
            <TicketCard ticket={ticket} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('ticket.more')}
        </Button>
      )}
    </section>
  );
}
