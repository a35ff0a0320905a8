import { IconLayoutDashboard } from '@tabler/icons-react';
import { readFilter } from '#filter/filter.ts';
import { definePage, type Page } from '#page.ts';

/** Are we getting better, where, and what hurts most now. */
export const overviewPage = definePage({
  path: '/',
  areas: ['overview'],
  may: 'overview.read',
  nav: { level: 'management', name: 'overview', icon: IconLayoutDashboard, key: 'o' },
  search: readFilter,
  load: async () => (await import('#features/overview/Overview.tsx')).Overview,
});

/** The pages of this feature. */
export const overviewPages: readonly Page[] = [overviewPage];
