import { useTranslation } from 'react-i18next';
import classes from '#ui/chart.module.css';
import type { Tone } from '#ui/estimate.ts';
import { useFormat } from '#ui/format.ts';
import { Shape } from '#ui/PolarityMark.tsx';

/** One part of a bar, with the label its count is read under. */
type BarPart = { readonly tone: Tone; readonly label: string; readonly n: number };

type ThreePartBarProps = {
  readonly parts: readonly BarPart[];
  /** Leaves the counts to the caller; the bar then names itself. */
  readonly bare?: boolean;
};

/** Parts of a whole, such as pain, itch and delight, with shapes and counts underneath. */
export function ThreePartBar({ parts, bare = false }: ThreePartBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = parts.reduce((sum, { n }) => sum + n, 0);
  const label = parts.map((part) => `${part.label} ${format.number(part.n)}`).join(', ');
  return (
    <div>
      <div className={classes.bar} role="img" aria-label={total === 0 ? t('ui.no_voices') : label}>
        {total === 0 && <span className={classes.empty} />}
        {parts
          .filter(({ n }) => n > 0)
          .map(({ tone, n, label }) => (
            <span key={label} className={classes.part} data-tone={tone} style={{ flex: n }} />
          ))}
      </div>
      {!bare && (
        <ul className={classes.counts}>
          {parts.map(({ tone, label, n }) => (
            <li key={label} title={label}>
              <Shape tone={tone} />
              <span className="read-aloud">{label}</span>
              {format.number(n)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
