import { IconSettings } from '@tabler/icons-react';
import { definePage, noSearch, type Page } from '#page.ts';

/** My own choices, and those of the organisation. */
const settingsPage = definePage({
  path: '/settings',
  areas: ['settings'],
  nav: { level: 'organisation', name: 'settings', icon: IconSettings },
  search: noSearch,
  load: async () => (await import('#features/settings/Settings.tsx')).Settings,
});

/** The pages of this feature. */
export const settingsPages: readonly Page[] = [settingsPage];
