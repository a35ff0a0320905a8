import { Button, TextInput } from '@mantine/core';
import { IconDownload, IconList, IconSearch, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '#features/need/need.module.css';
import type { NeedsAnswer, RankedPoint } from '#features/need/need.queries.ts';
import { isWithin, type TreeNeed } from '#features/need/need-tree.ts';
import { PointList } from '#features/need/PointList.tsx';
import { PointTable } from '#features/need/PointTable.tsx';
import { needsPage, pointKinds } from '#features/need/pages.ts';
import { pointRows } from '#features/need/point-rows.ts';
import { readFilter } from '#filter/filter.ts';
import { type PackNames, usePackNames } from '#pack-names.ts';
import { usePageSearch } from '#page.ts';
import { Choice } from '#ui/Choice.tsx';
import { saveText, writeCsv } from '#ui/csv.ts';
import { useFormat } from '#ui/format.ts';
import { Card } from '#ui/Page.tsx';

type PointsProps = { readonly data: NeedsAnswer; readonly pack: readonly TreeNeed[] };

/** The ranked points of one kind: tabs, search within, list or table, export. */
export function Points({ data, pack }: PointsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  const [search, setSearch] = usePageSearch(needsPage);
  const { tab = 'pain', need: branch, find = '', as } = search;
  const inBranch = data.points.filter(({ need }) => !branch || isWithin(pack, need, branch));
  const points = inBranch.filter(
    (point) => point.point === tab && (find === '' || found(point, names, find)),
  );
  const count = (kind: string): number => inBranch.filter(({ point }) => point === kind).length;
  const save = (): void => {
    const rows = pointRows(points, { t, names });
    saveText(`voxloop-${tab}-${data.period.from}-${data.period.to}.csv`, writeCsv(rows));
  };
  return (
    <Card
      title={branch ? t('need.points_of', { need: names.need(branch) }) : t('need.points')}
      hint={t(`need.hint.${tab}`)}
    >
      <div className={classes.tools}>
        <Choice
          label={t('need.kind')}
          labelHidden
          value={tab}
          onChange={(kind) => setSearch({ tab: kind === 'pain' ? undefined : kind })}
          options={pointKinds.map((kind) => ({
            value: kind,
            label: `${t(`ui.point.${kind}`)} ${format.number(count(kind))}`,
          }))}
        />
        <TextInput
          type="search"
          className={classes.find}
          aria-label={t('need.find')}
          placeholder={t('ui.search')}
          leftSection={<IconSearch size={15} />}
          value={find}
          onChange={(event) =>
            setSearch({ find: event.currentTarget.value || undefined }, { replace: true })
          }
        />
        <div className={classes.toolActs}>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={as === 'table' ? <IconList size={15} /> : <IconTable size={15} />}
            onClick={() => setSearch({ as: as === 'table' ? undefined : 'table' })}
          >
            {as === 'table' ? t('need.show_list') : t('ui.show_table')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={15} />}
            disabled={points.length === 0}
            onClick={save}
          >
            {t('need.export_csv')}
          </Button>
        </div>
      </div>
      {points.length === 0 && (
        <p className={classes.muted}>
          {find ? t('need.nothing_found', { text: find }) : t(`need.none.${tab}`)}
        </p>
      )}
      {points.length > 0 && as === 'table' && (
        <PointTable points={points} filter={readFilter(search)} />
      )}
      {points.length > 0 && as !== 'table' && (
        <PointList key={`${tab}${branch}`} points={points} filter={readFilter(search)} />
      )}
    </Card>
  );
}

function found(point: RankedPoint, names: PackNames, find: string): boolean {
  const sought = find.trim().toLocaleLowerCase();
  const department = point.department ? names.department(point.department.key) : '';
  return [...names.path(point.need), department].some((name) =>
    name.toLocaleLowerCase().includes(sought),
  );
}
