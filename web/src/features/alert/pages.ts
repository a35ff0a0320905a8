import { IconBellRinging } from '@tabler/icons-react';
import { readFilter } from '#filter/filter.ts';
import { definePage, noSearch, oneOf, type Page } from '#page.ts';

/** Which rule is being written: a new one, or the one with this id. */
export type RulesSearch = { readonly edit?: string };

/** What the rules raised, newest first. */
const alertsPage = definePage({
  path: '/alerts',
  areas: ['alert'],
  may: 'alert.read',
  nav: { level: 'execution', name: 'alerts', icon: IconBellRinging },
  search: noSearch,
  load: async () => (await import('#features/alert/Alerts.tsx')).Alerts,
});

/** The rules that make work of what one customer said. */
export const alertRulesPage = definePage({
  path: '/alerts/rules',
  areas: ['alert'],
  may: 'alert.read',
  search: (raw): RulesSearch => {
    const edit = oneOf(['new'], raw.edit) ?? readFilter({ unit: raw.edit }).unit;
    return edit === undefined ? {} : { edit };
  },
  load: async () => (await import('#features/alert/Rules.tsx')).Rules,
});

/** The pages of this feature. */
export const alertPages: readonly Page[] = [alertsPage, alertRulesPage];
