import { useTranslation } from 'react-i18next';
import classes from '#features/overview/overview.module.css';
import type { PointAnswer } from '#features/overview/overview.queries.ts';
import { type Filter, voicesOfPoint, withFilter } from '#filter/filter.ts';
import { usePackNames } from '#pack-names.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { EstimateValue } from '#ui/EstimateValue.tsx';
import { useFormat } from '#ui/format.ts';
import { nameIn } from '#ui/names.ts';
import { Card } from '#ui/Page.tsx';
import { StrengthBar } from '#ui/StrengthBar.tsx';

type PointRankingProps = {
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  readonly points: readonly PointAnswer[];
  readonly filter: Filter;
  /** Leaves out department and stores, for a narrow column. */
  readonly brief?: boolean;
};

/** Points in the order of their weight; each leads to its voices, each store to its own. */
export function PointRanking(props: PointRankingProps) {
  const { title, hint, none, points, filter, brief = false } = props;
  const { t } = useTranslation();
  return (
    <Card
      title={title}
      hint={hint}
      actions={
        !brief && (
          <AppLink className={classes.more} href={withFilter('/needs', filter)}>
            {t('overview.all_needs')}
          </AppLink>
        )
      }
    >
      {points.length === 0 && <p className={classes.muted}>{none}</p>}
      <ol className={classes.points}>
        {points.map((point, at) => (
          <PointRow
            key={`${point.need}|${point.point}`}
            point={point}
            place={at + 1}
            filter={filter}
            brief={brief}
          />
        ))}
      </ol>
    </Card>
  );
}

type PointRowProps = {
  readonly point: PointAnswer;
  /** Its place among the points of its kind. */
  readonly place: number;
  readonly filter: Filter;
  readonly brief: boolean;
};

function PointRow({ point, place, filter, brief }: PointRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  const narrowed = voicesOfPoint(filter, point);
  const tone = point.point === 'pain' ? 'bad' : 'good';
  return (
    <li className={classes.point} data-brief={brief || undefined}>
      <span className={classes.rank}>
        {point.rank === null ? (
          <abbr title={t('ui.verdict.indicative')}>·</abbr>
        ) : (
          format.number(place)
        )}
      </span>
      <div className={classes.pointName}>
        <AppLink className={classes.pointLink} href={withFilter('/voices', narrowed)}>
          {names.need(point.need)}
        </AppLink>
        <span className={classes.muted}>{t('overview.voices', { count: point.voices })}</span>
        {!brief && <PointPlaces point={point} filter={narrowed} />}
      </div>
      <StrengthBar value={point.strength} tone={tone} />
      <EstimateValue
        estimate={point.share}
        goodWhen={point.point === 'pain' ? 'lower' : 'higher'}
      />
    </li>
  );
}

/** Who answers for a point, and where it is most of what is said. */
function PointPlaces({ point, filter }: { readonly point: PointAnswer; readonly filter: Filter }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return (
    <span className={classes.places}>
      {point.department && (
        <span>
          {t('overview.department', { name: nameIn(point.department.names, i18n.language) })}
        </span>
      )}
      {point.units.length > 0 && (
        <span>
          {t('overview.stores')}{' '}
          {point.units.slice(0, 3).map(({ id, name, voices, of }, at) => (
            <span key={id}>
              {at > 0 && ' · '}
              <AppLink href={withFilter('/voices', { ...filter, unit: id })}>{name}</AppLink>{' '}
              <span className={classes.whole} title={t('overview.store_share', { n: voices, of })}>
                {t('ui.done_of', { done: format.number(voices), total: format.number(of) })}
              </span>
            </span>
          ))}
        </span>
      )}
    </span>
  );
}
