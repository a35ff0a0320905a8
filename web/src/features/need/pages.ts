import { IconHierarchy2 } from '@tabler/icons-react';
import { type Filter, readFilter } from '#filter/filter.ts';
import { definePage, oneOf, type Page, textParameter } from '#page.ts';

/** The points a ranking is made of. */
export const pointKinds = ['pain', 'itch', 'delight'] as const;

/** Pain, itch or delight. */
type PointKind = (typeof pointKinds)[number];

/** State of the needs page; `need` is the chosen branch of the hierarchy. */
export type NeedsSearch = Filter & {
  readonly tab?: PointKind;
  readonly as?: 'table';
  readonly find?: string;
};

/** What customers need, and what hurts, is missing or delights. */
export const needsPage = definePage({
  path: '/needs',
  areas: ['need'],
  may: 'need.read',
  nav: { level: 'business', name: 'needs', icon: IconHierarchy2, key: 'n' },
  search: (raw): NeedsSearch => {
    const { point: _point, exact: _exact, ...filter } = readFilter(raw);
    const tab = oneOf(pointKinds, raw.tab);
    const as = oneOf(['table'], raw.as);
    const find = textParameter(raw.find);
    return { ...filter, ...(tab && { tab }), ...(as && { as }), ...(find && { find }) };
  },
  load: async () => (await import('#features/need/Needs.tsx')).Needs,
});

/** The pages of this feature. */
export const needPages: readonly Page[] = [needsPage];
