import { useTranslation } from 'react-i18next';
import { AppLink } from '#ui/AppLink.tsx';
import { ChangePill, Evidence } from '#ui/EstimateValue.tsx';
import classes from '#ui/estimate.module.css';
import { changeTone, type Estimate, type GoodWhen, minimumOf } from '#ui/estimate.ts';
import { useFormat } from '#ui/format.ts';
import { Sparkline } from '#ui/Sparkline.tsx';

type KpiCardProps = {
  readonly label: string;
  readonly estimate: Estimate;
  readonly goodWhen?: GoodWhen;
  /** Values of the sparkline, oldest first; null where too few answered. */
  readonly series?: readonly (number | null)[];
  /** Address of the voices behind the number. */
  readonly href?: string;
};

/** One figure with change, verdict, interval, n and sparkline; leads to its voices. */
export function KpiCard({ label, estimate, goodWhen = 'higher', series, href }: KpiCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { value, unit, status, n } = estimate;
  const shown = status !== 'hidden' && value !== null;
  return (
    <section className={classes.card} aria-label={label}>
      <h2 className={classes.label}>
        {href ? (
          <AppLink className={classes.link} href={href}>
            {label}
          </AppLink>
        ) : (
          label
        )}
      </h2>
      <div className={classes.top}>
        {shown ? (
          <span className={classes.line}>
            <span className={classes.kpi}>{format.estimate(value, unit)}</span>
            <ChangePill estimate={estimate} goodWhen={goodWhen} />
          </span>
        ) : (
          <span className={classes.few}>
            {t('ui.too_few_answers', {
              n: format.number(n),
              minimum: format.number(minimumOf(estimate)),
            })}
          </span>
        )}
        {shown && series && (
          <Sparkline values={series} tone={changeTone(estimate, goodWhen)} width={78} />
        )}
      </div>
      <p className={classes.evidence}>
        {shown ? <Evidence estimate={estimate} /> : t('ui.too_few_hint')}
      </p>
    </section>
  );
}

/** The row that cards of figures stand in. */
export function KpiRow({ children }: { readonly children: React.ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
