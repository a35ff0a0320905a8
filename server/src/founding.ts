import type { Tx } from '#kernel/db.ts';
import type { JobQueue } from '#kernel/jobs.ts';
import { addDefaultAlertRules } from './alert/alert.store.ts';
import { journeyStore } from './journey/journey.store.ts';
import { openPack, packIds } from './need/need.ts';
import type { Founded } from './org/org-founding.store.ts';
import type { Founding } from './org/org-setup.routes.ts';
import { factsForgotten } from './voice/voice-job-kinds.ts';

type Language = 'en' | 'zh' | 'es';

function languageOf(locale: string): Language {
  const language = locale.slice(0, 2);
  return language === 'zh' || language === 'es' ? language : 'en';
}

/** The departments of a pack with their names in a language, or null for an unknown pack. */
export function packDepartments(
  packId: string,
  locale: string,
): { key: string; name: string }[] | null {
  if (!packIds.includes(packId)) return null;
  return openPack(packId).pack.departments.map(({ id, names }) => ({
    key: id,
    name: names[languageOf(locale)],
  }));
}

/** Gives a new organisation what its pack brings: the journey and the first alert rules. */
export async function furnish(tx: Tx, founded: Founded, packId: string): Promise<void> {
  await journeyStore(tx, founded.orgId).createFromPack(openPack(packId).pack);
  const { orgId, rootUnitId: unitId, at } = founded;
  await addDefaultAlertRules(tx, { orgId, unitId, at });
}

/** What features add when an organisation begins or a sample ends. */
export function founding(jobs: JobQueue): Founding {
  return {
    departments: packDepartments,
    furnish,
    startSample: async (services, accountId, locale) => {
      const { startSampleCompany } = await import('./demo/demo-start.ts');
      return startSampleCompany(
        services,
        { accountId, locale },
        { departments: packDepartments, furnish },
      );
    },
    forget: (tx, orgId) => jobs.send(tx, factsForgotten, { orgId }),
  };
}
