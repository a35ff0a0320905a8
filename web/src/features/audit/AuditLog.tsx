import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery, useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { actName, actOptions, kindName } from '#features/audit/acts.ts';
import classes from '#features/audit/audit.module.css';
import { actorsQuery, auditQuery, useVerify } from '#features/audit/audit.queries.ts';
import { auditPage } from '#features/audit/pages.ts';
import { usePageSearch } from '#page.ts';
import { meQuery } from '#reference.ts';
import { CopyLink } from '#ui/CopyLink.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { Empty } from '#ui/Empty.tsx';
import { FilterChips } from '#ui/FilterChips.tsx';
import { useFormat } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';
import { Card, Page } from '#ui/Page.tsx';
import { PeriodPicker } from '#ui/PeriodPicker.tsx';
import { Time } from '#ui/Time.tsx';

/** The audit log: filters, entries, and the check that none was changed. */
export function AuditLog() {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const [filter] = usePageSearch(auditPage);
  const { mutate: verify, data: verdict, isPending } = useVerify();
  return (
    <Page
      title={t('shell.nav.audit')}
      subtitle={t('audit.subtitle')}
      actions={
        <>
          <CopyLink />
          <Button
            leftSection={<IconShieldCheck size={16} />}
            loading={isPending}
            onClick={() => verify()}
          >
            {t('audit.verify')}
          </Button>
        </>
      }
      bar={<Filters timeZone={me.organisation.timeZone} />}
    >
      {verdict && <Verdict ok={verdict.ok} entries={verdict.entries} firstBad={verdict.firstBad} />}
      <Card>
        <Entries key={JSON.stringify(filter)} />
      </Card>
    </Page>
  );
}

type VerdictProps = {
  readonly ok: boolean;
  readonly entries: number;
  readonly firstBad: number | null;
};

function Verdict({ ok, entries, firstBad }: VerdictProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Notice tone={ok ? 'good' : 'bad'} alert>
      {ok
        ? t('audit.intact', { count: entries })
        : t('audit.broken', { seq: firstBad === null ? '' : format.number(firstBad) })}
    </Notice>
  );
}

function Filters({ timeZone }: { readonly timeZone: string }) {
  const { t } = useTranslation();
  const [filter, setFilter] = usePageSearch(auditPage);
  const { data: people = [] } = useQuery(actorsQuery);
  const { from, to } = filter;
  return (
    <FilterChips
      fields={[
        {
          key: 'actor',
          label: t('audit.actor'),
          options: people.map(({ id, name, email }) => ({ value: id, label: name || email })),
        },
        { key: 'action', label: t('audit.action'), options: actOptions(t) },
      ]}
      values={filter}
      onChange={(key, value) => setFilter({ [key]: value })}
    >
      <PeriodPicker
        value={from && to ? { from, to } : null}
        timeZone={timeZone}
        onChange={(period) => setFilter({ from: period?.from, to: period?.to })}
      />
    </FilterChips>
  );
}

function Entries() {
  const { t } = useTranslation();
  const format = useFormat();
  const [filter, setFilter] = usePageSearch(auditPage);
  const query = useSuspenseInfiniteQuery(auditQuery(filter));
  const entries = query.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <Empty title={t('audit.none')} hint={t('audit.none_hint')} />;
  return (
    <>
      <DataTable
        caption={t('audit.shown', { count: entries.length })}
        rows={entries}
        rowKey={({ seq }) => String(seq)}
        columns={[
          {
            key: 'seq',
            header: t('audit.seq'),
            figure: true,
            cell: ({ seq }) => format.number(seq),
          },
          { key: 'at', header: t('audit.at'), cell: ({ at }) => <Time at={at} /> },
          { key: 'actor', header: t('audit.actor'), cell: ({ actor }) => actor.name },
          {
            key: 'action',
            header: t('audit.action'),
            names: true,
            cell: ({ action }) => (
              <button
                type="button"
                className={classes.act}
                onClick={() => setFilter({ action })}
                title={action}
                aria-label={t('audit.only_action', { action: actName(t, action) })}
              >
                {actName(t, action)}
              </button>
            ),
          },
          {
            key: 'object',
            header: t('audit.object'),
            cell: ({ object: { kind, label, id } }) => (
              <>
                {kindName(t, kind)} {label || <code>{id}</code>}
              </>
            ),
          },
          {
            key: 'detail',
            header: t('audit.detail'),
            cell: ({ detail }) =>
              Object.keys(detail).length > 0 && (
                <code className={classes.detail}>{written(detail)}</code>
              ),
          },
        ]}
      />
      {query.hasNextPage && (
        <Button
          mt="sm"
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('audit.more')}
        </Button>
      )}
    </>
  );
}

/** The recorded detail as it is stored: "role: management". */
function written(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join(', ');
}
