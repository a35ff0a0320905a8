import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import classes from '#features/import/import.module.css';
import {
  type Import,
  type ImportPoint,
  importPointsQuery,
  isUnderstanding,
} from '#features/import/import.queries.ts';
import { firstDay, voicesOfPoint, withFilter } from '#filter/filter.ts';
import { usePackNames } from '#pack-names.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { EstimateValue } from '#ui/EstimateValue.tsx';
import { useFormat } from '#ui/format.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Card } from '#ui/Page.tsx';
import { StrengthBar } from '#ui/StrengthBar.tsx';

const shownHurts = 5;
const shownDelights = 3;

/** What hurts and what delights most in this file, each with the way to its voices. */
export function ImportPoints({ one }: { readonly one: Import }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(importPointsQuery(one));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingSkeleton rows={5} />;
  const hurts = data.points.filter(({ point }) => point !== 'delight').slice(0, shownHurts);
  const delights = data.points.filter(({ point }) => point === 'delight').slice(0, shownDelights);
  const none = t(isUnderstanding(one) ? 'import.points_soon' : 'import.points_none');
  return (
    <>
      <Card title={t('import.hurts')} hint={t('import.hurts_hint')}>
        <Points one={one} points={hurts} none={none} />
      </Card>
      {delights.length > 0 && (
        <Card title={t('import.delights')}>
          <Points one={one} points={delights} none={none} />
        </Card>
      )}
    </>
  );
}

type PointsProps = {
  readonly one: Import;
  readonly points: readonly ImportPoint[];
  readonly none: string;
};

function Points({ one, points, none }: PointsProps) {
  const { t } = useTranslation();
  const names = usePackNames();
  const format = useFormat();
  if (points.length === 0) return <p className={classes.muted}>{none}</p>;
  return (
    <ol className={classes.points}>
      {points.map((point) => {
        const filter = voicesOfPoint({ import: one.id, from: firstDay }, point);
        return (
          <li key={`${point.need} ${point.point}`} className={classes.point}>
            <span className={classes.pointRank}>
              {point.rank === null ? '·' : format.number(point.rank)}
            </span>
            <span className={classes.pointName}>
              <AppLink href={withFilter('/voices', filter)}>{names.need(point.need)}</AppLink>
              <span className={classes.muted}>
                {t(`ui.point.${point.point}`)} · {t('import.point_voices', { count: point.voices })}
              </span>
            </span>
            <StrengthBar
              value={point.strength}
              tone={point.point === 'pain' ? 'bad' : point.point === 'itch' ? 'warn' : 'good'}
            />
            <EstimateValue
              estimate={point.share}
              goodWhen={point.point === 'delight' ? 'higher' : 'lower'}
            />
          </li>
        );
      })}
    </ol>
  );
}
