import { IconArrowDownRight, IconArrowUpRight, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '#ui/estimate.module.css';
import {
  changeTone,
  type Estimate,
  type GoodWhen,
  minimumAnswers,
  verdictKey,
} from '#ui/estimate.ts';
import { useFormat } from '#ui/format.ts';

type ChangePillProps = { readonly estimate: Estimate; readonly goodWhen?: GoodWhen };

/** How much an estimate moved: arrow, sign and tint; grey when the move is within noise. */
export function ChangePill({ estimate, goodWhen = 'higher' }: ChangePillProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { change, unit, status } = estimate;
  if (status !== 'ok' || change === null || change === undefined) return null;
  const tone = changeTone(estimate, goodWhen);
  const Arrow = tone === 'neutral' ? IconMinus : change > 0 ? IconArrowUpRight : IconArrowDownRight;
  const written = format.change(change, unit);
  return (
    <span className={classes.change} data-tone={tone}>
      <Arrow size={13} stroke={2.4} aria-hidden="true" />
      <span className="read-aloud">{t('ui.change')} </span>
      {unit === 'share' ? t('ui.percentage_points', { value: written }) : written}
    </span>
  );
}

type EvidenceProps = {
  readonly estimate: Estimate;
  /** Leaves out the verdict where there is no comparison. */
  readonly withVerdict?: boolean;
};

/** What stands under every estimate: verdict, interval and n, or how many answers are missing. */
export function Evidence({ estimate, withVerdict = true }: EvidenceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lo, hi, unit, n, status, level } = estimate;
  if (status === 'hidden') {
    return <span>{t('ui.too_few_answers', { n: format.number(n), minimum: minimumAnswers })}</span>;
  }
  const interval =
    lo === null || hi === null
      ? ''
      : t('ui.interval', {
          level: format.percent(level),
          lo: format.estimate(lo, unit),
          hi: format.estimate(hi, unit),
        });
  const compared = estimate.change !== null && estimate.change !== undefined;
  const verdict =
    status === 'indicative' || (withVerdict && compared) ? t(verdictKey(estimate)) : '';
  const needs =
    estimate.verdict === 'too_few' && estimate.needs
      ? t('ui.needs_more', { n: format.number(estimate.needs) })
      : '';
  const parts = [verdict, interval, t('ui.answers', { count: n }), needs].filter(Boolean);
  return <span>{parts.join(' · ')}</span>;
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
