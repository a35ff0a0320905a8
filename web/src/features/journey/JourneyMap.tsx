import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CellDrawer } from '#features/journey/CellDrawer.tsx';
import { EmotionTable } from '#features/journey/EmotionTable.tsx';
import classes from '#features/journey/journey.module.css';
import { type JourneyAnswer, journeyMapQuery } from '#features/journey/journey.queries.ts';
import { MapGrid } from '#features/journey/MapGrid.tsx';
import { journeyMapPage, type MapSearch } from '#features/journey/pages.ts';
import { useMapSearch } from '#features/journey/use-map-search.ts';
import { FilterBar } from '#filter/FilterBar.tsx';
import { type Filter, filterKeys, readFilter } from '#filter/filter.ts';
import { Choice } from '#ui/Choice.tsx';
import { CopyLink } from '#ui/CopyLink.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { useFormat } from '#ui/format.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { nameIn } from '#ui/names.ts';
import { Page } from '#ui/Page.tsx';

const notHere = filterKeys.filter(
  (key) => !['from', 'to', 'unit', 'channel', 'language'].includes(key),
);

/** A journey as stages and lanes, every cell computed from voices and leading to them. */
export function JourneyMap() {
  const { t, i18n } = useTranslation();
  const { id } = useParams({ strict: false });
  const [search, setSearch] = useMapSearch();
  const filter = readFilter(journeyMapPage.search({ ...search }));
  const { data, error, refetch, isPlaceholderData } = useQuery(journeyMapQuery(id ?? '', filter));
  const title = data ? nameIn(data.journey.names, i18n.language) : t('shell.nav.journeys');
  return (
    <Page
      wide
      title={title}
      up={{ label: t('shell.nav.journeys'), href: '/journeys' }}
      subtitle={data && <Live map={data} />}
      actions={
        <>
          <ViewChoice view={search.view} onChange={(view) => setSearch({ view })} />
          <CopyLink />
        </>
      }
      bar={
        <FilterBar filter={filter} period={data?.period} onChange={setSearch} without={notHere} />
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingSkeleton rows={14} />}
      {data && !error && (
        <div className={classes.content} aria-busy={isPlaceholderData || undefined}>
          <Shown map={data} filter={filter} search={search} />
        </div>
      )}
      {data && <CellDrawer map={data} filter={filter} />}
    </Page>
  );
}

function Live({ map: { period, updatedAt } }: { readonly map: JourneyAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className={classes.live}>
      {t('journey.period', { from: format.day(period.from), to: format.day(period.to, true) })}
      {updatedAt && (
        <span className={classes.badge} title={format.exact(updatedAt)}>
          <span className={classes.dot} aria-hidden="true" />
          {t('journey.live', { when: format.relative(updatedAt) })}
        </span>
      )}
    </span>
  );
}

type ViewChoiceProps = {
  readonly view: MapSearch['view'];
  readonly onChange: (view: MapSearch['view']) => void;
};

function ViewChoice({ view, onChange }: ViewChoiceProps) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('journey.view')}
      labelHidden
      options={[
        { value: 'map', label: t('journey.view.map') },
        { value: 'table', label: t('journey.view.table') },
      ]}
      value={view ?? 'map'}
      onChange={(next) => onChange(next === 'table' ? next : undefined)}
    />
  );
}

type ShownProps = {
  readonly map: JourneyAnswer;
  readonly filter: Filter;
  readonly search: MapSearch;
};

function Shown({ map, filter, search }: ShownProps) {
  const { t } = useTranslation();
  const silent = map.stages.every(({ voices }) => voices === 0);
  return (
    <>
      {silent && (
        <Notice>
          {t(Object.keys(filter).length > 0 ? 'journey.no_match' : 'journey.no_voices')}
        </Notice>
      )}
      {search.view === 'table' ? (
        <EmotionTable map={map} />
      ) : (
        <MapGrid map={map} filter={filter} open={search.cell} />
      )}
    </>
  );
}
