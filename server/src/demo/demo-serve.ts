import { inOrg } from '#kernel/db.ts';
import type { Services } from '#kernel/http.ts';
import { accountStore } from '#org/org-account.store.ts';
import { createSignInLink } from '#org/org-session.store.ts';
import { furnish, packDepartments } from '../founding.ts';
import { startSampleCompany } from './demo-start.ts';

const email = 'demo@voxloop.example';

async function sampleOf(services: Services, accountId: string): Promise<string | null> {
  for (const orgId of await accountStore(services.db).organisations(accountId)) {
    const row = await inOrg(services.db, orgId, (tx) =>
      tx.selectFrom('org').select('sample').where('org_id', '=', orgId).executeTakeFirst(),
    );
    if (row?.sample) return orgId;
  }
  return null;
}

/** Makes sure that the demo's person and company exist; answers a one-time link that signs in. */
export async function startDemo(services: Services): Promise<string> {
  const accounts = accountStore(services.db);
  const known = await accounts.byEmail(email);
  const accountId =
    known?.id ??
    (await accounts.create({
      email,
      name: 'Demo',
      locale: 'en',
      passwordHash: null,
      at: services.clock(),
    }));
  if (!(await sampleOf(services, accountId))) {
    const person = { accountId, locale: 'en' };
    await startSampleCompany(services, person, { departments: packDepartments, furnish });
  }
  return createSignInLink(services, accountId);
}
