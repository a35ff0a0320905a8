import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FreshPoints } from '#features/overview/FreshPoints.tsx';
import { Metrics } from '#features/overview/Metrics.tsx';
import { NpsTrend } from '#features/overview/NpsTrend.tsx';
import classes from '#features/overview/overview.module.css';
import { type OverviewAnswer, overviewQuery } from '#features/overview/overview.queries.ts';
import { PointRanking } from '#features/overview/PointRanking.tsx';
import { overviewPage } from '#features/overview/pages.ts';
import { Reading } from '#features/overview/Reading.tsx';
import { Volume } from '#features/overview/Volume.tsx';
import { FilterBar } from '#filter/FilterBar.tsx';
import type { Filter } from '#filter/filter.ts';
import { NobodyHeard } from '#NobodyHeard.tsx';
import { usePageSearch } from '#page.ts';
import { CopyLink } from '#ui/CopyLink.tsx';
import { Empty } from '#ui/Empty.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { useFormat } from '#ui/format.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Page } from '#ui/Page.tsx';

/** The first page: scores, volume, what hurts and delights most, what is new. */
export function Overview() {
  const { t } = useTranslation();
  const [filter, setFilter] = usePageSearch(overviewPage);
  const { data, error, refetch, isPlaceholderData } = useQuery(overviewQuery(filter));
  return (
    <Page
      title={t('overview.title')}
      subtitle={<Compared period={data?.period} />}
      actions={<CopyLink />}
      bar={<FilterBar filter={filter} period={data?.period} onChange={setFilter} />}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingSkeleton shape="page" />}
      {data && !error && (
        <div className={classes.content} aria-busy={isPlaceholderData || undefined}>
          <Answer data={data} filter={filter} />
        </div>
      )}
    </Page>
  );
}

type ComparedProps = { readonly period: OverviewAnswer['period'] | undefined };

/** The periods compared; until they are known, unseen words of that length keep the place. */
function Compared({ period }: ComparedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = new Date().toISOString();
  return (
    <span style={period ? undefined : { visibility: 'hidden' }}>
      {t('overview.period', {
        from: format.day(period?.from ?? today),
        to: format.day(period?.to ?? today, true),
        previousFrom: format.day(period?.previousFrom ?? today),
        previousTo: format.day(period?.previousTo ?? today, true),
      })}
    </span>
  );
}

type AnswerProps = {
  readonly data: OverviewAnswer;
  readonly filter: Filter;
};

function Answer({ data, filter }: AnswerProps) {
  const { t } = useTranslation();
  const { volume, hurts, delights } = data;
  if (volume.total === 0) {
    return (
      <>
        <Reading />
        <Nothing filter={filter} />
      </>
    );
  }
  return (
    <>
      <Reading volume={volume} />
      <Metrics metrics={data.metrics} filter={filter} />
      <div className={classes.wideAndNarrow}>
        <NpsTrend data={data} filter={filter} />
        <Volume volume={volume} filter={filter} />
      </div>
      <div className={classes.wideAndNarrow}>
        <PointRanking
          title={t('overview.hurts')}
          hint={t('overview.hurts_hint')}
          none={t('overview.hurts_none')}
          points={hurts}
          filter={filter}
        />
        <div className={classes.stack}>
          <PointRanking
            title={t('overview.delights')}
            hint={t('overview.delights_hint')}
            none={t('overview.delights_none')}
            points={delights}
            filter={filter}
            brief
          />
          <FreshPoints points={data.fresh} filter={filter} />
        </div>
      </div>
    </>
  );
}

/** No voice in the period: either the filter is too narrow, or nobody has been heard yet. */
function Nothing({ filter }: Pick<AnswerProps, 'filter'>) {
  const { t } = useTranslation();
  if (Object.keys(filter).length > 0) {
    return (
      <Empty
        title={t('overview.no_match')}
        hint={t('overview.no_match_hint')}
        action={<LinkButton href="/">{t('ui.clear_filters')}</LinkButton>}
      />
    );
  }
  return <NobodyHeard title={t('overview.empty')} hint={t('overview.empty_hint')} />;
}
