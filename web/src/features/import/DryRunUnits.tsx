import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/import/dry-run.module.css';
import type { Rehearsal } from '#features/import/import.queries.ts';
import { useFormat } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';

type Units = Rehearsal['units'];

/** Names of the file that are no units yet: what would be made of them, or of their rows. */
export function DryRunUnits({ units }: { readonly units: Units }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { made, below, overLimit, refused } = units;
  return (
    <>
      {made.count > 0 && (
        <Notice tone={overLimit === null ? 'neutral' : 'bad'}>
          <p>
            {t('import.units_made', { count: made.count, below, rows: format.number(made.rows) })}
          </p>
          <Names units={made} />
          <p>
            {overLimit === null
              ? t('import.units_made_hint')
              : t('import.units_over', { most: format.number(overLimit) })}
          </p>
        </Notice>
      )}
      {refused.count > 0 && (
        <Notice tone="warn">
          <p>
            {t('import.units_refused', { count: refused.count, rows: format.number(refused.rows) })}
          </p>
          <Names units={refused} reason={({ code }) => t(`import.unit_refused.${code}`)} />
          <p>{t('import.units_refused_hint')}</p>
        </Notice>
      )}
    </>
  );
}

type Name = { readonly name: string; readonly rows: number };

type NamesProps<One extends Name> = {
  readonly units: { readonly count: number; readonly names: readonly One[] };
  readonly reason?: (one: One) => ReactNode;
};

function Names<One extends Name>({ units: { count, names }, reason }: NamesProps<One>) {
  const { t } = useTranslation();
  const more = count - names.length;
  return (
    <ul className={classes.names}>
      {names.map((one) => (
        <li key={one.name}>
          <bdi className={classes.name}>{one.name}</bdi>
          <span className={classes.rows}>
            {t('import.rows_of', { count: one.rows })}
            {reason && ` · ${reason(one)}`}
          </span>
        </li>
      ))}
      {more > 0 && <li className={classes.rows}>{t('import.names_more', { count: more })}</li>}
    </ul>
  );
}
