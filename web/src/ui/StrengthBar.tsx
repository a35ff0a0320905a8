import { useTranslation } from 'react-i18next';
import type { Tone } from '#ui/estimate.ts';
import { useFormat } from '#ui/format.ts';
import { Shape } from '#ui/PolarityMark.tsx';
import classes from '#ui/strength-bar.module.css';

type StrengthBarProps = {
  /** 0 to 100; null where too few spoke of it. */
  readonly value: number | null;
  readonly tone: Tone;
  readonly width?: number;
};

/** How strongly something is said, as a bar from zero with its figure and shape. */
export function StrengthBar({ value, tone, width = 72 }: StrengthBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (value === null) return <span className={classes.none}>{t('ui.verdict.sparse')}</span>;
  const written = format.number(value);
  return (
    <span className={classes.strength} title={t('ui.strength_of', { value: written })}>
      <Shape tone={tone} size={9} />
      <span className="read-aloud">{t('ui.strength_of', { value: written })}</span>
      <svg width={width} height="8" aria-hidden="true">
        <rect className={classes.track} width={width} height="8" rx="4" />
        <rect
          className={classes.fill}
          data-tone={tone}
          width={Math.max(2, (width * Math.min(100, value)) / 100)}
          height="8"
          rx="4"
        />
      </svg>
      <span aria-hidden="true">{written}</span>
    </span>
  );
}
