import { IconUsers } from '@tabler/icons-react';
import { definePage, oneOf, type Page } from '#page.ts';

/** The tabs of "Units and people". */
export const organisationTabs = ['people', 'units', 'roles'] as const;

/** Units, people, and what each role may do. */
export const organisationPage = definePage({
  path: '/org',
  areas: ['organisation'],
  may: 'organisation.read',
  nav: { level: 'organisation', name: 'people', icon: IconUsers, key: 'u' },
  actions: [{ label: 'organisation.invite', href: '/org?invite=1', may: 'people.write' }],
  search: (raw): { readonly tab?: (typeof organisationTabs)[number]; readonly invite?: '1' } => {
    const tab = oneOf(organisationTabs, raw.tab);
    return { ...(tab ? { tab } : {}), ...(raw.invite === '1' ? { invite: '1' as const } : {}) };
  },
  load: async () => (await import('#features/organisation/Organisation.tsx')).Organisation,
});

/** The pages of this feature. */
export const organisationPages: readonly Page[] = [organisationPage];
