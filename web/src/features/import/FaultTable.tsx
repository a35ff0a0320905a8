import { useTranslation } from 'react-i18next';
import classes from '#features/import/dry-run.module.css';
import type { RejectedRow } from '#features/import/import.queries.ts';
import { faultText } from '#features/import/row-fault.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { useFormat } from '#ui/format.ts';

type FaultTableProps = { readonly caption: string; readonly rows: readonly RejectedRow[] };

/** Rows that were not, or would not be, taken in, each with its column and the reason. */
export function FaultTable({ caption, rows }: FaultTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        {
          key: 'row',
          header: t('import.row'),
          figure: true,
          sort: ({ row }) => row,
          cell: ({ row }) => format.number(row),
        },
        {
          key: 'column',
          header: t('import.column'),
          sort: ({ column }) => column ?? '',
          cell: ({ column }) => column ?? t('import.whole_row'),
        },
        {
          key: 'reason',
          header: t('import.reason'),
          sort: ({ code }) => code,
          cell: (row) => <span className={classes.reason}>{faultText(t, row)}</span>,
        },
      ]}
    />
  );
}
