import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { newPlanPage } from '#features/plan/pages.ts';
import classes from '#features/plan/plan.module.css';
import type { DraftAnswer, Subject } from '#features/plan/plan.queries.ts';
import { withFilter } from '#filter/filter.ts';
import { usePageSearch } from '#page.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { EstimateValue } from '#ui/EstimateValue.tsx';
import { nameIn } from '#ui/names.ts';
import { Card } from '#ui/Page.tsx';

type DraftPlacesProps = { readonly subject: Subject; readonly draft: DraftAnswer };

/** Where the point is named: the units with their shares, and the touchpoints by voices. */
export function DraftPlaces({ subject, draft }: DraftPlacesProps) {
  const { t } = useTranslation();
  const { need, point, touchpoint } = subject;
  const { units, touchpoints, baseline } = draft;
  if (units.length === 0 && touchpoints.length === 0) return null;
  const period = { from: baseline.from, to: baseline.to };
  return (
    <Card title={t('plan.where')} hint={t('plan.where_hint')}>
      {units.length > 0 && (
        <>
          <h3 className={classes.figureName}>{t('plan.units')}</h3>
          <ul className={classes.places}>
            {units.map(({ id, name, share }) => (
              <li key={id}>
                <AppLink
                  href={withFilter('/voices', period, { need, point, touchpoint, unit: id })}
                >
                  {name}
                </AppLink>
                <EstimateValue estimate={share} />
              </li>
            ))}
          </ul>
        </>
      )}
      {touchpoints.length > 0 && <Touchpoints touchpoints={touchpoints} chosen={touchpoint} />}
    </Card>
  );
}

type TouchpointsProps = {
  readonly touchpoints: DraftAnswer['touchpoints'];
  readonly chosen: string | undefined;
};

function Touchpoints({ touchpoints, chosen }: TouchpointsProps) {
  const { t, i18n } = useTranslation();
  const [, setSearch] = usePageSearch(newPlanPage);
  return (
    <>
      <h3 className={classes.figureName}>{t('plan.touchpoints')}</h3>
      <ul className={classes.places}>
        {touchpoints.map(({ id, names, voices }) => {
          const name = nameIn(names, i18n.language);
          return (
            <li key={id} data-touchpoint>
              <span>
                {name} <span className={classes.muted}>{t('plan.voices', { count: voices })}</span>
              </span>
              {id !== chosen && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('plan.only_at', { touchpoint: name })}
                  onClick={() => setSearch({ touchpoint: id })}
                >
                  {t('plan.only_here')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
