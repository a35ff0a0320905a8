import { IconArrowDownRight, IconArrowUpRight, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '#ui/estimate.module.css';
import { changeTone, type Estimate, type GoodWhen, minimumOf, verdictKey } from '#ui/estimate.ts';
import { useFormat } from '#ui/format.ts';

type ChangePillProps = { readonly estimate: Estimate; readonly goodWhen?: GoodWhen };

/** How much an estimate moved: arrow, sign and tint; grey when the move is within noise. */
export function ChangePill({ estimate, goodWhen = 'higher' }: ChangePillProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { change, unit, status } = estimate;
  if (status !== 'shown' || change === null) return null;
  const tone = changeTone(estimate, goodWhen);
  const Arrow =
    tone === 'neutral' ? IconMinus : change.value > 0 ? IconArrowUpRight : IconArrowDownRight;
  const written = format.change(change.value, unit);
  const before = t('ui.change_from', {
    previous: format.estimate(change.previous, unit),
    count: change.previousN,
    lo: format.change(change.lo, unit),
    hi: format.change(change.hi, unit),
  });
  return (
    <span className={classes.change} data-tone={tone} title={before}>
      <Arrow size={13} stroke={2.4} aria-hidden="true" />
      <span className="read-aloud">{t('ui.change')} </span>
      {unit === 'share' ? t('ui.percentage_points', { value: written }) : written}
    </span>
  );
}

type EvidenceProps = {
  readonly estimate: Estimate;
  /** Leaves out the verdict where another number's change is spoken of. */
  readonly withVerdict?: boolean;
};

/** What stands under every estimate: verdict, interval and n, or how many answers are missing. */
export function Evidence({ estimate, withVerdict = true }: EvidenceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lo, hi, unit, n, status, level, needs, change } = estimate;
  if (status === 'hidden') {
    const minimum = format.number(minimumOf(estimate));
    return <span>{t('ui.too_few_answers', { n: format.number(n), minimum })}</span>;
  }
  const key = verdictKey(estimate);
  const interval =
    lo === null || hi === null
      ? ''
      : t('ui.interval', {
          level: format.percent(level),
          lo: format.estimate(lo, unit),
          hi: format.estimate(hi, unit),
        });
  const seen = change?.detectable;
  const parts = [
    withVerdict && key !== null && t(key),
    interval,
    t('ui.answers', { count: n }),
    needs !== null && needs > 0 && t('ui.needs_more', { n: format.number(needs) }),
    withVerdict && seen && t('ui.detectable', { change: format.change(seen, unit) }),
  ];
  return <span>{parts.filter(Boolean).join(' · ')}</span>;
}

type EstimateValueProps = {
  readonly estimate: Estimate;
  readonly goodWhen?: GoodWhen;
  readonly size?: 'figure' | 'row';
  readonly withEvidence?: boolean;
};

/** An estimate in a row or cell: value and change, with verdict, interval and n below. */
export function EstimateValue(props: EstimateValueProps) {
  const { estimate, goodWhen = 'higher', size = 'row', withEvidence = true } = props;
  const format = useFormat();
  const { value, unit, status } = estimate;
  const shown = status !== 'hidden' && value !== null;
  return (
    <span className={classes.estimate} data-size={size}>
      <span className={classes.line}>
        {shown && <span className={classes.value}>{format.estimate(value, unit)}</span>}
        {shown && <ChangePill estimate={estimate} goodWhen={goodWhen} />}
        {!shown && (
          <span className={classes.missing}>
            <Evidence estimate={{ ...estimate, status: 'hidden' }} />
          </span>
        )}
      </span>
      {shown && withEvidence && (
        <span className={classes.evidence}>
          <Evidence estimate={estimate} />
        </span>
      )}
    </span>
  );
}
