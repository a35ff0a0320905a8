import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { statuses, type TicketSearch, ticketsPage } from '#features/ticket/pages.ts';
import { TicketBoard } from '#features/ticket/TicketBoard.tsx';
import { TicketList } from '#features/ticket/TicketList.tsx';
import classes from '#features/ticket/ticket.module.css';
import { ticketsQuery } from '#features/ticket/ticket.queries.ts';
import { useFilterFields } from '#filter/filter-fields.ts';
import { usePageSearch } from '#page.ts';
import { meQuery } from '#reference.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { CopyLink } from '#ui/CopyLink.tsx';
import { Empty } from '#ui/Empty.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { FilterChips } from '#ui/FilterChips.tsx';
import { useFormat } from '#ui/format.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Page } from '#ui/Page.tsx';

const open = statuses.filter((one) => one !== 'solved' && one !== 'closed');

/** The tickets of my units: a board with four columns, or one list by due time on a phone. */
export function Tickets() {
  const { t } = useTranslation();
  const [search, setSearch] = usePageSearch(ticketsPage);
  const narrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  const { at: _, ...filter } = search;
  return (
    <Page
      title={t('shell.nav.tickets')}
      subtitle={<Counts filter={filter} />}
      actions={<CopyLink />}
      bar={<Filters />}
      wide
    >
      <Content
        narrow={narrow === true}
        filter={filter}
        onClear={() => setSearch(nothing, { replace: false })}
      />
    </Page>
  );
}

const nothing = {
  status: undefined,
  unit: undefined,
  department: undefined,
  q: undefined,
  mine: undefined,
  overdue: undefined,
};

/** How many are open under the filter, and how many of them are past due. */
function Counts({ filter }: { readonly filter: TicketSearch }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { status: __, overdue: ___, ...wide } = filter;
  const { data: all } = useInfiniteQuery(ticketsQuery(wide, { status: open, sort: 'due' }));
  const { data: late } = useInfiniteQuery(
    ticketsQuery({ ...wide, overdue: 'true' }, { status: open, sort: 'due' }),
  );
  const total = all?.pages[0]?.total;
  const over = late?.pages[0]?.total;
  if (total === undefined || over === undefined) return <>{t('ui.loading')}</>;
  return <>{t('ticket.counts', { open: format.number(total), late: format.number(over) })}</>;
}

function Filters() {
  const { t } = useTranslation();
  const [search, setSearch] = usePageSearch(ticketsPage);
  const shared = useFilterFields().filter(({ key }) => ['unit', 'department', 'q'].includes(key));
  const { at: _, mine, overdue, ...values } = search;
  const status = {
    key: 'status',
    label: t('ticket.status'),
    options: statuses.map((value) => ({ value, label: t(`ticket.status.${value}`) })),
    many: true,
  };
  const toggle = (key: 'mine' | 'overdue', on: boolean) => (
    <Button
      size="compact-md"
      variant={on ? 'light' : 'default'}
      className={classes.toggle}
      aria-pressed={on}
      onClick={() => setSearch({ [key]: on ? undefined : 'true' })}
    >
      {t(`ticket.${key}`)}
    </Button>
  );
  return (
    <FilterChips
      fields={[status, ...shared]}
      values={values}
      onChange={(key, value) => setSearch({ [key]: value })}
    >
      {toggle('mine', mine === 'true')}
      {toggle('overdue', overdue === 'true')}
    </FilterChips>
  );
}

type ContentProps = {
  readonly narrow: boolean;
  readonly filter: TicketSearch;
  readonly onClear: () => void;
};

function Content({ narrow, filter, onClear }: ContentProps) {
  const { t } = useTranslation();
  const wanted = filter.status ? statuses.filter((one) => filter.status?.includes(one)) : statuses;
  const probe = useInfiniteQuery(ticketsQuery(filter, { status: wanted, sort: 'due' }));
  const { data: me } = useQuery(meQuery);
  if (probe.error) {
    return <ErrorState error={probe.error} onRetry={() => void probe.refetch()} />;
  }
  const first = probe.data?.pages[0];
  if (!first) return <LoadingSkeleton shape="list" rows={8} />;
  if (first.total === 0 && Object.keys(filter).length > 0) {
    return (
      <Empty
        title={t('ticket.no_match')}
        hint={t('ticket.no_match_hint')}
        action={<Button onClick={onClear}>{t('ui.clear_filters')}</Button>}
      />
    );
  }
  if (first.total === 0) {
    return (
      <Empty
        title={t('ticket.none')}
        hint={t('ticket.none_hint')}
        action={
          me?.may.includes('alert.read') && (
            <AppLink href="/alerts/rules">{t('ticket.see_rules')}</AppLink>
          )
        }
      />
    );
  }
  return narrow ? (
    <TicketList filter={filter} status={filter.status ? wanted : open} />
  ) : (
    <TicketBoard filter={filter} status={wanted} counts={first.counts} />
  );
}
