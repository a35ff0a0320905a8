import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ColumnDetails } from '#features/import/ColumnDetails.tsx';
import classes from '#features/import/import.module.css';
import type { Import } from '#features/import/import.queries.ts';
import {
  type ColumnUse,
  columnUses,
  type DraftFaults,
  type MappingDraft,
} from '#features/import/mapping-draft.ts';
import { useFormat } from '#ui/format.ts';

type FileColumn = Import['columns'][number];

type ColumnListProps = {
  readonly one: Import;
  readonly draft: MappingDraft;
  readonly faults: DraftFaults;
  readonly onChange: (draft: MappingDraft) => void;
};

/** Every column of the file with samples, the guess, and the choice of what it holds. */
export function ColumnList({ one, ...rest }: ColumnListProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.columnHead} aria-hidden="true">
        <span>{t('import.column')}</span>
        <span>{t('import.holds')}</span>
        <span>{t('import.how_to_read')}</span>
      </div>
      <ul className={classes.columnList}>
        {one.columns.map((column) => (
          <li key={column.name} className={classes.columnItem}>
            <ColumnName column={column} />
            <UseSelect column={column} {...rest} />
            <ColumnDetails column={column} {...rest} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ColumnName({ column }: { readonly column: FileColumn }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, samples, guess } = column;
  return (
    <div className={classes.columnName}>
      <strong>{name}</strong>
      <span className={classes.samples}>
        {samples.length === 0 ? t('import.no_samples') : samples.slice(0, 3).join(' · ')}
      </span>
      <span className={classes.guess}>
        {t('import.guess', {
          use: t(`import.use.${guess.role}`),
          confidence: format.percent(guess.confidence),
        })}
      </span>
    </div>
  );
}

type UseSelectProps = Omit<ColumnListProps, 'one'> & { readonly column: FileColumn };

function UseSelect({ column: { name }, draft, faults, onChange }: UseSelectProps) {
  const { t } = useTranslation();
  const choose = (chosen: string): void => {
    const use: ColumnUse = columnUses.find((one) => one === chosen) ?? 'ignore';
    onChange({ ...draft, uses: { ...draft.uses, [name]: use } });
  };
  const twice = faults.columns[name] === 'twice';
  return (
    <NativeSelect
      aria-label={t('import.holds_of', { column: name })}
      data={columnUses.map((use) => ({ value: use, label: t(`import.use.${use}`) }))}
      value={draft.uses[name] ?? 'ignore'}
      error={twice && t('import.fault.twice')}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
