import { useTranslation } from 'react-i18next';
import classes from '#features/need/need.module.css';
import type { RankedPoint } from '#features/need/need.queries.ts';
import { verdictOf } from '#features/need/point-rows.ts';
import { type Filter, voicesOfPoint, withFilter } from '#filter/filter.ts';
import { usePackNames } from '#pack-names.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { type Column, DataTable } from '#ui/DataTable.tsx';
import { useFormat } from '#ui/format.ts';
import { Sparkline } from '#ui/Sparkline.tsx';

type PointTableProps = { readonly points: readonly RankedPoint[]; readonly filter: Filter };

/** The points as a table of figures, the same rows as the export. */
export function PointTable({ points, filter }: PointTableProps) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t('need.points')}
      captionHidden
      rows={points}
      rowKey={({ need, point }) => `${need}|${point}`}
      columns={usePointColumns(filter)}
    />
  );
}

/** Chinese breaks between any two signs, so a cell says that it must not. */
function oneLine(text: string) {
  return <span className={classes.whole}>{text}</span>;
}

function usePointColumns(filter: Filter): readonly Column<RankedPoint>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  const share = (value: number | null): string =>
    value === null ? t('ui.none') : format.percent(value, 1);
  return [
    {
      key: 'rank',
      header: t('need.rank'),
      figure: true,
      sort: ({ rank }) => rank,
      cell: ({ rank }) =>
        rank === null ? oneLine(t('ui.verdict.indicative')) : format.number(rank),
    },
    {
      key: 'need',
      header: t('ui.filter.need'),
      names: true,
      sort: ({ need }) => names.need(need),
      cell: ({ need, point }) => (
        <AppLink
          className={classes.tableLink}
          href={withFilter('/voices', voicesOfPoint(filter, { need, point }))}
        >
          {names.need(need)}
        </AppLink>
      ),
    },
    {
      key: 'voices',
      header: t('shell.nav.voices'),
      figure: true,
      sort: ({ voices }) => voices,
      cell: ({ voices }) => format.number(voices),
    },
    {
      key: 'share',
      header: t('need.share'),
      figure: true,
      sort: ({ share: { value } }) => value,
      cell: (row) => share(row.share.value),
    },
    {
      key: 'lo',
      header: t('ui.low_end'),
      figure: true,
      cell: (row) => share(row.share.lo),
    },
    {
      key: 'hi',
      header: t('ui.high_end'),
      figure: true,
      cell: (row) => share(row.share.hi),
    },
    {
      key: 'change',
      header: t('ui.change'),
      figure: true,
      sort: (row) => row.share.change?.value ?? null,
      cell: ({ share: { change } }) =>
        change &&
        oneLine(t('ui.percentage_points', { value: format.change(change.value, 'share') })),
    },
    {
      key: 'verdict',
      header: t('need.verdict'),
      cell: (row) => oneLine(verdictOf(row.share, t)),
    },
    {
      key: 'strength',
      header: t('need.strength'),
      figure: true,
      sort: ({ strength }) => strength,
      cell: ({ strength }) => (strength === null ? t('ui.none') : format.number(strength)),
    },
    {
      key: 'trend',
      header: t('need.trend'),
      cell: ({ trend }) => <Sparkline values={trend.map(({ n }) => n)} tone="neutral" width={80} />,
    },
    {
      key: 'department',
      header: t('ui.filter.department'),
      sort: ({ department }) => (department ? names.department(department.key) : null),
      cell: ({ department }) => department && oneLine(names.department(department.key)),
    },
    {
      key: 'kano',
      header: t('need.kano_column'),
      cell: ({ kano }) => oneLine(t(`need.kano.${kano}`)),
    },
  ];
}
