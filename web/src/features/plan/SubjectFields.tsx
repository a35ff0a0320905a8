import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newPlanPage } from '#features/plan/pages.ts';
import classes from '#features/plan/plan.module.css';
import { usePageSearch } from '#page.ts';
import { meQuery, packQuery, touchpointsQuery, unitsQuery } from '#reference.ts';
import { Choice } from '#ui/Choice.tsx';
import { nameIn } from '#ui/names.ts';
import { asTree } from '#ui/tree.ts';

const indent = (depth: number): string => '\u2003'.repeat(depth);

/** The point an improvement is about and where it is measured; kept in the address. */
export function SubjectFields() {
  const { t, i18n } = useTranslation();
  const [search, setSearch] = usePageSearch(newPlanPage);
  const { data: pack } = useQuery(packQuery);
  const { data: units = [] } = useQuery(unitsQuery);
  const { data: me } = useQuery(meQuery);
  const needs = (pack?.needs ?? []).map(({ key, parent, names }) => ({
    id: key,
    parentId: parent,
    label: nameIn(names, i18n.language),
  }));
  const places = units.filter(({ kind, closedAt }) => kind !== 'department' && closedAt === null);
  return (
    <div className={classes.subject}>
      <NativeSelect
        label={t('ui.filter.need')}
        value={search.need ?? ''}
        data={[
          { value: '', label: t('plan.choose_need') },
          ...asTree(needs).map(({ id, label, depth }) => ({
            value: id,
            label: indent(depth) + label,
          })),
        ]}
        onChange={(event) => setSearch({ need: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('ui.filter.unit')}
        value={search.unit ?? me?.unit.id ?? ''}
        data={asTree(places).map(({ id, name, depth }) => ({
          value: id,
          label: indent(depth) + name,
        }))}
        onChange={(event) => setSearch({ unit: event.currentTarget.value })}
      />
      <Choice
        label={t('ui.filter.point')}
        options={(['pain', 'itch', 'delight'] as const).map((value) => ({
          value,
          label: t(`ui.point.${value}`),
        }))}
        value={search.point ?? ''}
        onChange={(point) => setSearch({ point: point === '' ? undefined : point })}
      />
      {search.touchpoint && <Touchpoint id={search.touchpoint} />}
    </div>
  );
}

/** The touchpoint that an improvement is measured at, and the way to measure at all. */
function Touchpoint({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const [, setSearch] = usePageSearch(newPlanPage);
  const { data: touchpoints } = useQuery(touchpointsQuery);
  const names = touchpoints?.find((one) => one.id === id)?.names;
  return (
    <p className={classes.touchpoint}>
      {names && t('plan.touchpoint', { touchpoint: nameIn(names, i18n.language) })}{' '}
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => setSearch({ touchpoint: undefined })}
      >
        {t('plan.everywhere')}
      </Button>
    </p>
  );
}
