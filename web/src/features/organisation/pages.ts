import { IconUsers } from '@tabler/icons-react';
import { readFilter } from '#filter/filter.ts';
import { definePage, oneOf, type Page } from '#page.ts';

/** The tabs of "Units and people". */
export const organisationTabs = ['people', 'units', 'roles', 'hours'] as const;

/** Units, people, and what each role may do. */
export const organisationPage = definePage({
  path: '/org',
  areas: ['organisation'],
  may: 'organisation.read',
  nav: { level: 'organisation', name: 'people', icon: IconUsers, key: 'u' },
  actions: [
    { label: 'organisation.invite', href: '/org?invite=1', may: 'people.write' },
    { label: 'organisation.tab.hours', href: '/org?tab=hours', may: 'organisation.read' },
  ],
  search: readSearch,
  load: async () => (await import('#features/organisation/Organisation.tsx')).Organisation,
});

type OrganisationSearch = {
  readonly tab?: (typeof organisationTabs)[number];
  readonly invite?: '1';
  /** A day of the week whose hours are shown. */
  readonly week?: string;
};

function readSearch(raw: Readonly<Record<string, unknown>>): OrganisationSearch {
  const tab = oneOf(organisationTabs, raw.tab);
  const { from: week } = readFilter({ from: raw.week });
  return {
    ...(tab ? { tab } : {}),
    ...(raw.invite === '1' ? { invite: '1' as const } : {}),
    ...(tab === 'hours' && week ? { week } : {}),
  };
}

/** The pages of this feature. */
export const organisationPages: readonly Page[] = [organisationPage];
