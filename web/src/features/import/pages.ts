import { IconDatabaseImport } from '@tabler/icons-react';
import { definePage, noSearch, oneOf, type Page } from '#page.ts';

/** Where voices come from: imports, keys, how to send them by API. */
export const sourcesPage = {
  path: '/sources',
  areas: ['import', 'source'],
  may: 'import.read',
  nav: { level: 'organisation', name: 'sources', icon: IconDatabaseImport },
  search: noSearch,
} as const satisfies Omit<Page, 'load'>;

const newImportPage = definePage({
  path: '/sources/import',
  areas: ['import'],
  may: 'import.write',
  actions: [{ label: 'import.begin', href: '/sources/import', may: 'import.write' }],
  search: noSearch,
  load: async () => (await import('#features/import/NewImport.tsx')).NewImport,
});

/** The steps that a person can go back to before the import starts. */
export const importSteps = ['columns', 'check'] as const;

/** One import, at the step where it stands. */
export const importPage = definePage({
  path: '/sources/import/$id',
  areas: ['import'],
  may: 'import.read',
  search: (raw): { readonly step?: (typeof importSteps)[number] } => {
    const step = oneOf(importSteps, raw.step);
    return step ? { step } : {};
  },
  load: async () => (await import('#features/import/ImportWizard.tsx')).ImportWizard,
});

/** The pages of this feature that stand alone; `app/` composes the Sources page. */
export const importPages: readonly Page[] = [newImportPage, importPage];
