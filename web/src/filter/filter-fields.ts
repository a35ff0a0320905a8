import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channels } from '#channels.ts';
import { meQuery, type Pack, packQuery, touchpointsQuery, unitsQuery } from '#reference.ts';
import type { FilterField, FilterOption } from '#ui/FilterChips.tsx';
import { useFormat } from '#ui/format.ts';
import { nameIn } from '#ui/names.ts';
import { asTree } from '#ui/tree.ts';

/** The fields of the filter with the organisation's own names. */
export function useFilterFields(): readonly FilterField[] {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { data: units = [] } = useQuery(unitsQuery);
  const { data: pack } = useQuery(packQuery);
  const { data: me } = useQuery(meQuery);
  const mayPlace = me?.may.includes('journey.read') ?? false;
  const { data: touchpoints } = useQuery({ ...touchpointsQuery, enabled: mayPlace });
  const words = (group: string, values: readonly string[]): readonly FilterOption[] =>
    values.map((value) => ({ value, label: t(`ui.${group}.${value}`) }));
  const languages = ['en', 'zh', 'es'].map((value) => ({ value, label: format.language(value) }));
  const departments = (pack?.departments ?? []).map(({ key, names }) => ({
    value: key,
    label: nameIn(names, i18n.language),
  }));
  const unitOptions = asTree(units).map(({ id, name, depth }) => ({
    value: id,
    label: name,
    depth,
  }));
  const field = (key: string, options?: readonly FilterOption[]): FilterField => ({
    key,
    label: t(`ui.filter.${key}`),
    ...(options ? { options } : {}),
  });
  return [
    field('unit', unitOptions),
    { ...field('channel', words('channel', channels)), many: true },
    { ...field('language', languages), many: true },
    field('need', needOptions(pack, i18n.language)),
    { ...field('exact', [{ value: '1', label: t('ui.filter.exact') }]), given: true, bare: true },
    {
      ...field(
        'touchpoint',
        touchpoints?.map(({ id, names }) => ({ value: id, label: nameIn(names, i18n.language) })),
      ),
      given: !touchpoints,
    },
    { ...field('point', words('point', ['pain', 'itch', 'delight'])), many: true },
    {
      ...field('polarity', words('polarity', ['positive', 'neutral', 'negative', 'mixed'])),
      many: true,
    },
    { ...field('score', words('group', ['detractor', 'passive', 'promoter'])), many: true },
    {
      ...field('rated', words('rated', ['nps', 'csat'])),
      many: true,
      given: true,
      bare: true,
    },
    {
      ...field('unsorted', [{ value: '1', label: t('ui.filter.unsorted') }]),
      given: true,
      bare: true,
    },
    field('department', departments),
    { ...field('import'), given: true },
    { ...field('customer'), given: true },
    field('q'),
  ];
}

function needOptions(pack: Pack | undefined, language: string): readonly FilterOption[] {
  const needs = (pack?.needs ?? []).map(({ key, parent, names }) => ({
    id: key,
    parentId: parent,
    label: nameIn(names, language),
  }));
  return asTree(needs).map(({ id, label, depth }) => ({ value: id, label, depth }));
}
