import { useTranslation } from 'react-i18next';
import classes from '#features/import/import.module.css';
import type { Import } from '#features/import/import.queries.ts';
import { useFormat } from '#ui/format.ts';

const counts = ['rows', 'accepted', 'duplicates', 'revised', 'rejected', 'understood'] as const;

/** What became of the rows, count by count. */
export function ImportCounts({ one }: { readonly one: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className={classes.counts}>
      {counts.map((count) => (
        <div key={count} className={classes.count} title={t(`import.count_hint.${count}`)}>
          <dt>{t(`import.count.${count}`)}</dt>
          <dd>{format.number(one[count])}</dd>
        </div>
      ))}
    </dl>
  );
}
