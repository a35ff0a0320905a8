import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NeedTree } from '#features/need/NeedTree.tsx';
import classes from '#features/need/need.module.css';
import { type NeedsAnswer, needsQuery } from '#features/need/need.queries.ts';
import { Points } from '#features/need/Points.tsx';
import { type NeedsSearch, needsPage } from '#features/need/pages.ts';
import { FilterBar } from '#filter/FilterBar.tsx';
import { type Filter, readFilter } from '#filter/filter.ts';
import { NobodyHeard } from '#NobodyHeard.tsx';
import { usePageSearch } from '#page.ts';
import { packQuery } from '#reference.ts';
import { CopyLink } from '#ui/CopyLink.tsx';
import { Empty } from '#ui/Empty.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { useFormat } from '#ui/format.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Card, Page } from '#ui/Page.tsx';

/** The filter that the server is asked with: the branch of the tree is chosen on the page. */
function asked(search: NeedsSearch): Filter {
  const { need: _need, ...filter } = readFilter(search);
  return filter;
}

/** The hierarchy of needs on one side, ranked pain, itch and delight points on the other. */
export function Needs() {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = usePageSearch(needsPage);
  const needs = useQuery(needsQuery(asked(search)));
  const pack = useQuery(packQuery);
  const error = needs.error ?? pack.error;
  const retry = (): void => {
    void needs.refetch();
    void pack.refetch();
  };
  const subtitle = needs.data
    ? t('need.subtitle', {
        voices: t('need.voices', { count: needs.data.voices }),
        from: format.day(needs.data.period.from),
        to: format.day(needs.data.period.to, true),
      })
    : null;
  return (
    <Page
      title={t('shell.nav.needs')}
      subtitle={subtitle}
      actions={<CopyLink />}
      bar={
        <FilterBar
          filter={readFilter(search)}
          period={needs.data?.period}
          without={['point', 'exact']}
          onChange={setSearch}
        />
      }
    >
      {error && <ErrorState error={error} onRetry={retry} />}
      {!error && needs.data && pack.data && (
        <Answer data={needs.data} pack={pack.data.needs} busy={needs.isPlaceholderData} />
      )}
      {!error && !(needs.data && pack.data) && (
        <div className={classes.panes}>
          <LoadingSkeleton shape="card" rows={14} />
          <LoadingSkeleton shape="list" rows={9} />
        </div>
      )}
    </Page>
  );
}

type AnswerProps = {
  readonly data: NeedsAnswer;
  readonly pack: readonly { readonly key: string; readonly parent: string | null }[];
  readonly busy: boolean;
};

function Answer({ data, pack, busy }: AnswerProps) {
  const { t } = useTranslation();
  const [search, setSearch] = usePageSearch(needsPage);
  if (data.voices === 0 || data.needs.length === 0) {
    const filtered = Object.keys(readFilter(search)).length > 0;
    return filtered ? (
      <Empty
        title={t('need.no_match')}
        hint={t('need.no_match_hint')}
        action={<LinkButton href="/needs">{t('ui.clear_filters')}</LinkButton>}
      />
    ) : (
      <NobodyHeard title={t('need.empty')} hint={t('need.empty_hint')} />
    );
  }
  return (
    <div className={classes.panes} aria-busy={busy || undefined}>
      <Card title={t('need.hierarchy')} hint={t('need.hierarchy_hint')}>
        <NeedTree
          pack={pack}
          volumes={data.needs}
          chosen={search.need}
          onChoose={(need) => setSearch({ need })}
        />
      </Card>
      <Points data={data} pack={pack} />
    </div>
  );
}
