import { randomUUID } from 'node:crypto';
import { inOrg, json, type Tx } from '#kernel/db.ts';
import type { Services } from '#kernel/http.ts';
import { unitStore } from '#org/org.store.ts';
import { accountStore } from '#org/org-account.store.ts';
import { createOrganisation, type Founded } from '#org/org-founding.store.ts';
import { membershipStore } from '#org/org-people.store.ts';
import { type DemoCompany, demoCompany } from './demo-company.ts';
import { demoSeed } from './demo-job-kinds.ts';
import type { SampleProgress } from './demo-progress.ts';
import { demoStory } from './demo-story.ts';

/** What the product adds to every organisation that begins. */
export type Furnishing = {
  departments(pack: string, locale: string): readonly { key: string; name: string }[] | null;
  furnish(tx: Tx, founded: Founded, pack: string): Promise<void>;
};

const seed = 'hearth-and-ladle';
const months = 12;

/** What the company calls its new dish; a reader knows no brand by itself. */
const ownTerms = { 'product.dish.signature': Object.values(demoStory.newDish.names) };
const pack = 'restaurant';

/** The sample company as it is told to an organisation founded at `endsAt`. */
export function sampleCompany(progress: Pick<SampleProgress, 'seed' | 'endsAt'>): DemoCompany {
  return demoCompany({ seed: progress.seed, endsAt: new Date(progress.endsAt), months });
}

async function addUnits(
  tx: Tx,
  founded: Founded,
  company: DemoCompany,
): Promise<Map<string, string>> {
  const units = unitStore(tx, founded.orgId);
  const ids = new Map<string, string>([['headquarters', founded.rootUnitId]]);
  for (const [key, id] of Object.entries(founded.departments)) ids.set(key, id);
  for (const unit of company.units) {
    if (ids.has(unit.key)) continue;
    const parent = await units.get(ids.get(unit.parentKey ?? 'headquarters') ?? founded.rootUnitId);
    const { kind, name, key, timeZone } = unit;
    ids.set(key, (await units.add({ parent, kind, name, key, timeZone }, company.startsAt)).id);
  }
  return ids;
}

/** The people of the sample company have accounts without a password: nobody can sign in as them. */
async function addPeople(
  tx: Tx,
  {
    orgId,
    company,
    unitIds,
  }: { orgId: string; company: DemoCompany; unitIds: ReadonlyMap<string, string> },
): Promise<void> {
  for (const person of company.people) {
    const unitId = unitIds.get(person.unitKey);
    if (!unitId) continue;
    const email = person.email.replace('@', `+${orgId.slice(0, 8)}@`);
    const at = company.startsAt;
    const account = { email, name: person.name, locale: person.language, passwordHash: null, at };
    const id = await accountStore(tx).create(account);
    await membershipStore(tx, orgId).join(id, { role: person.role, unitId }, at);
  }
}

/** Founds the sample company with `accountId` as its administrator, and lets its year begin. */
export async function startSampleCompany(
  services: Pick<Services, 'db' | 'jobs' | 'clock'>,
  { accountId, locale }: { accountId: string; locale: string },
  { departments, furnish }: Furnishing,
): Promise<string> {
  const orgId = randomUUID();
  const progress: SampleProgress = {
    seed,
    endsAt: services.clock().toISOString(),
    done: 0,
    total: null,
  };
  const company = sampleCompany(progress);
  await inOrg(services.db, orgId, async (tx) => {
    const founded = await createOrganisation(tx, {
      orgId,
      name: company.name,
      pack,
      locale,
      timeZone: 'Europe/Madrid',
      sample: true,
      departments: departments(pack, locale) ?? [],
      accountId,
      at: company.startsAt,
    });
    await furnish(tx, founded, pack);
    const unitIds = await addUnits(tx, founded, company);
    await addPeople(tx, { orgId, company, unitIds });
    await tx
      .updateTable('org')
      .set({ sample_seed: json(progress), settings: json({ terms: ownTerms }) })
      .where('org_id', '=', orgId)
      .execute();
    await services.jobs.send(tx, demoSeed, { orgId });
  });
  return orgId;
}
