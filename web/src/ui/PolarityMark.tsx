import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tone } from '#ui/estimate.ts';
import classes from '#ui/polarity.module.css';

/** How a customer speaks of a need. */
export type Polarity = 'positive' | 'neutral' | 'negative' | 'mixed';

/** Pain, itch or delight point. */
export type Point = 'pain' | 'itch' | 'delight';

/** Group of a rating. */
export type ScoreGroup = 'detractor' | 'passive' | 'promoter';

const polarityTone = {
  positive: 'good',
  neutral: 'neutral',
  negative: 'bad',
  mixed: 'warn',
} as const satisfies Record<Polarity, Tone>;

const pointTone = { pain: 'bad', itch: 'warn', delight: 'good' } as const satisfies Record<
  Point,
  Tone
>;

const groupTone = {
  detractor: 'bad',
  passive: 'neutral',
  promoter: 'good',
} as const satisfies Record<ScoreGroup, Tone>;

/** The tone that marks a polarity. */
export function toneOfPolarity(polarity: Polarity): Tone {
  return polarityTone[polarity];
}

/** The tone that marks a point. */
export function toneOfPoint(point: Point): Tone {
  return pointTone[point];
}

/** The tone that marks a rating group. */
export function toneOfGroup(group: ScoreGroup): Tone {
  return groupTone[group];
}

/** The shape of a tone: circle, triangle, diamond or outlined square, never colour alone. */
export function Shape({ tone, size = 10 }: { readonly tone: Tone; readonly size?: number }) {
  return (
    <svg
      className={classes.shape}
      data-tone={tone}
      width={size}
      height={size}
      viewBox="0 0 10 10"
      aria-hidden="true"
    >
      {tone === 'good' && <circle cx="5" cy="5" r="4.2" />}
      {tone === 'bad' && <path d="M0.6 1.4h8.8L5 9.2z" />}
      {tone === 'warn' && <path d="M5 0.3 9.7 5 5 9.7 0.3 5z" />}
      {tone === 'neutral' && <rect x="1.4" y="1.4" width="7.2" height="7.2" rx="1" />}
    </svg>
  );
}

const signs: Partial<Record<Polarity, string>> = {
  positive: '+',
  negative: '\u2212',
  mixed: '\u00b1',
};

type PolarityMarkProps = {
  readonly polarity: Polarity;
  /** Name of the need or anything else the mark speaks of. */
  readonly children: ReactNode;
  /** A class is unsure; shown with a question mark. */
  readonly unsure?: boolean;
};

/** A mention in one pill: sign, tint and the need, with the polarity read aloud. */
export function PolarityMark({ polarity, children, unsure }: PolarityMarkProps) {
  const { t } = useTranslation();
  return (
    <span className={classes.pill} data-tone={polarityTone[polarity]}>
      <span aria-hidden="true">{signs[polarity] ?? <Shape tone="neutral" size={8} />}</span>
      <span className={classes.aloud}>{t(`ui.polarity.${polarity}`)}: </span>
      <span>{children}</span>
      {unsure && <abbr title={t('ui.unsure')}>?</abbr>}
    </span>
  );
}

type TagProps = { readonly tone: Tone; readonly children: ReactNode; readonly shape?: boolean };

/** A pill of one tone with its shape. */
export function Tag({ tone, children, shape = true }: TagProps) {
  return (
    <span className={classes.pill} data-tone={tone}>
      {shape && <Shape tone={tone} />}
      <span>{children}</span>
    </span>
  );
}

/** Pain, itch or delight as a pill; `count` stands behind the word. */
export function PointTag({ point, count }: { readonly point: Point; readonly count?: string }) {
  const { t } = useTranslation();
  return (
    <Tag tone={pointTone[point]}>
      {t(`ui.point.${point}`)}
      {count !== undefined && <span className={classes.count}> {count}</span>}
    </Tag>
  );
}

/** Detractor, passive or promoter as a pill. */
export function ScoreGroupTag({ group }: { readonly group: ScoreGroup }) {
  const { t } = useTranslation();
  return <Tag tone={groupTone[group]}>{t(`ui.group.${group}`)}</Tag>;
}
