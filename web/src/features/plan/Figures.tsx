import { useTranslation } from 'react-i18next';
import classes from '#features/plan/plan.module.css';
import type { PlanAnswer } from '#features/plan/plan.queries.ts';
import { EstimateValue } from '#ui/EstimateValue.tsx';
import { useFormat } from '#ui/format.ts';
import { Time } from '#ui/Time.tsx';

type BaselineFigureProps = { readonly baseline: PlanAnswer['baseline'] };

/** A baseline with its interval, n and period. */
export function BaselineFigure({ baseline }: BaselineFigureProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { value, lo, hi, n, hits, level, from, to } = baseline;
  return (
    <div className={classes.figure}>
      <span className={classes.big}>{format.percent(value, 1)}</span>
      <span className={classes.muted}>
        {[
          t('ui.interval', {
            level: format.percent(level),
            lo: format.percent(lo, 1),
            hi: format.percent(hi, 1),
          }),
          t('plan.hits', { hits: format.number(hits), count: n }),
        ].join(' · ')}
      </span>
      <span className={classes.muted}>
        {t('ui.range', { from: format.day(from), to: format.day(to, true) })}
      </span>
    </div>
  );
}

/** The frozen baseline, the target, and where the metric stands now; nothing is judged yet. */
export function Progress({ plan }: { readonly plan: PlanAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { baseline, baselineAt, present, target } = plan;
  const moved = present.value === null ? null : present.value - baseline.value;
  return (
    <>
      <div className={classes.progress}>
        <section aria-label={t('plan.baseline')}>
          <h3 className={classes.figureName}>{t('plan.baseline')}</h3>
          <BaselineFigure baseline={baseline} />
          <p className={classes.muted}>
            {t('plan.frozen_on')} <Time at={baselineAt} as="date" />
          </p>
        </section>
        <section aria-label={t('plan.now')}>
          <h3 className={classes.figureName}>{t('plan.now')}</h3>
          <EstimateValue estimate={{ ...present, change: null }} size="figure" />
          {moved !== null && (
            <p className={classes.moved}>
              {t('plan.moved', {
                change: t('ui.percentage_points', { value: format.change(moved, 'share') }),
              })}
            </p>
          )}
        </section>
        <section aria-label={t('plan.target')}>
          <h3 className={classes.figureName}>{t('plan.target')}</h3>
          <span className={classes.big}>
            {target === null ? t('plan.no_target') : format.percent(target, 1)}
          </span>
          <p className={classes.muted}>{t('plan.due_on', { day: format.day(plan.dueOn, true) })}</p>
        </section>
      </div>
      <p className={classes.verdict}>{t('plan.verdict')}</p>
    </>
  );
}
