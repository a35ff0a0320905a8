import { useTranslation } from 'react-i18next';
import classes from '#features/overview/overview.module.css';
import type { OverviewAnswer } from '#features/overview/overview.queries.ts';
import { type Filter, voicesOfPoint, withFilter } from '#filter/filter.ts';
import { usePackNames } from '#pack-names.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { EstimateValue } from '#ui/EstimateValue.tsx';
import { useFormat } from '#ui/format.ts';
import { Card } from '#ui/Page.tsx';
import { PointTag } from '#ui/PolarityMark.tsx';

type FreshPointsProps = { readonly points: OverviewAnswer['fresh']; readonly filter: Filter };

/** What was hardly said in the period before and clearly is now. */
export function FreshPoints({ points, filter }: FreshPointsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  return (
    <Card title={t('overview.fresh')} hint={t('overview.fresh_hint')}>
      {points.length === 0 && <p className={classes.muted}>{t('overview.fresh_none')}</p>}
      <ul className={classes.points}>
        {points.map(({ need, point, voices, previous, share }) => (
          <li key={`${need}|${point}`} className={classes.fresh}>
            <div className={classes.pointName}>
              <AppLink
                className={classes.pointLink}
                href={withFilter('/voices', voicesOfPoint(filter, { need, point }))}
              >
                {names.need(need)}
              </AppLink>
              <span className={classes.muted}>
                {t('overview.fresh_voices', {
                  count: voices,
                  previous: format.number(previous),
                })}
              </span>
            </div>
            <PointTag point={point} />
            <EstimateValue estimate={share} goodWhen={point === 'delight' ? 'higher' : 'lower'} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
