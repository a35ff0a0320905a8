import { alertPages } from '#features/alert/pages.ts';
import { auditPages } from '#features/audit/pages.ts';
import { authPages } from '#features/auth/pages.ts';
import { customerPages } from '#features/customer/pages.ts';
import { importPages, sourcesPage } from '#features/import/pages.ts';
import { journeyPages } from '#features/journey/pages.ts';
import { needPages } from '#features/need/pages.ts';
import { organisationPages } from '#features/organisation/pages.ts';
import { overviewPages } from '#features/overview/pages.ts';
import { planPages } from '#features/plan/pages.ts';
import { settingsPages } from '#features/settings/pages.ts';
import { ticketPages } from '#features/ticket/pages.ts';
import { voicePages } from '#features/voice/pages.ts';
import type { Page } from '#page.ts';

/** Pages anyone may open. */
export const openPages: readonly Page[] = authPages;

/** The Sources page shows the keys, which belong to another feature. */
const sources: Page = {
  ...sourcesPage,
  areas: [...sourcesPage.areas, 'organisation'],
  load: async () => (await import('#app/SourcesAndKeys.tsx')).SourcesAndKeys,
};

/** Pages inside the frame, in the order of the navigation. */
export const pages: readonly Page[] = [
  ...overviewPages,
  ...voicePages,
  ...needPages,
  ...journeyPages,
  ...planPages,
  ...ticketPages,
  ...alertPages,
  ...organisationPages,
  sources,
  ...importPages,
  ...customerPages,
  ...auditPages,
  ...settingsPages,
];
