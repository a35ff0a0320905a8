import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#ui/data-table.module.css';
import { type Sort, sortRows } from '#ui/sort-rows.ts';

/** One column: what its cells show and, if it sorts, by which value. */
export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly sort?: (row: Row) => string | number | null;
  /** Figures stand at the end. */
  readonly figure?: boolean;
  /** The cell that names its row. */
  readonly names?: boolean;
};

type DataTableProps<Row> = {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: Sort;
  /** Keeps the sort with the caller, for instance in the URL. */
  readonly onSort?: (sort: Sort) => void;
  readonly selected?: string;
};

/** A plain table: caption, sortable headers, figures aligned; scrolls inside its own box. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useTranslation();
  const { caption, captionHidden, columns, rows, rowKey, onSort, selected } = props;
  const [own, setOwn] = useState<Sort | undefined>(props.sort);
  const sort = onSort ? props.sort : own;
  const by = columns.find(({ key }) => key === sort?.key)?.sort;
  const shown = sort && by ? sortRows(rows, by, sort.descending) : rows;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the keyboard
    <section className={classes.box} aria-label={t('ui.table_of', { title: caption })} tabIndex={0}>
      <table className={classes.table}>
        <caption className={captionHidden ? 'read-aloud' : classes.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Header key={column.key} column={column} sort={sort} onSort={onSort ?? setOwn} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)} data-selected={rowKey(row) === selected || undefined}>
              {columns.map(({ key, cell, figure, names }) =>
                names ? (
                  <th key={key} scope="row" className={classes.name}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} data-figure={figure || undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type HeaderProps<Row> = {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
};

function Header<Row>({ column, sort, onSort }: HeaderProps<Row>) {
  const { t } = useTranslation();
  const { key, header, figure } = column;
  if (!column.sort) {
    return (
      <th scope="col" data-figure={figure || undefined}>
        {header}
      </th>
    );
  }
  const active = sort?.key === key;
  const Mark = !active ? IconArrowsSort : sort.descending ? IconArrowDown : IconArrowUp;
  const order = active ? (sort.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" aria-sort={order} data-figure={figure || undefined}>
      <button
        type="button"
        className={classes.sort}
        title={t('ui.sort_by', { column: header })}
        onClick={() => onSort({ key, descending: active ? !sort.descending : Boolean(figure) })}
      >
        {header}
        <Mark size={13} aria-hidden="true" />
      </button>
    </th>
  );
}
