import { randomUUID } from 'node:crypto';
import { inOrg, type Tx } from '../src/kernel/db.ts';
import { type KeyScope, type Role, roles } from '../src/kernel/policy.ts';
import { unitStore } from '../src/org/org.store.ts';
import { accountStore, sessionStore } from '../src/org/org-account.store.ts';
import { createOrganisation, type Founded } from '../src/org/org-founding.store.ts';
import { apiKeyStore } from '../src/org/org-key.store.ts';
import { hashPassword } from '../src/org/org-password.ts';
import { membershipStore } from '../src/org/org-people.store.ts';
import { cookieName, linkBase } from '../src/org/org-sign-in.ts';
import { type Caller, callerWith } from './caller.ts';
import type { TestServer } from './server.ts';

/** The password of every person of a test company. */
export const password = 'correct horse 7 battery';

const departments = [
  { key: 'customer-care', name: 'Customer care' },
  { key: 'kitchen', name: 'Kitchen' },
  { key: 'delivery', name: 'Delivery' },
];

/** Units of a test company by key. `east1` and `east10` are two regions, each with two stores. */
export type UnitName =
  | 'headquarters'
  | 'customer-care'
  | 'kitchen'
  | 'delivery'
  | 'east1'
  | 'east10'
  | 'store-a'
  | 'store-b'
  | 'store-c'
  | 'store-d';

/** A person of a test company. */
export type TestPerson = { id: string; email: string; role: Role; unitId: string };

/** An organisation with people and units, and ways to ask the server as one of them. */
export type Company = {
  readonly orgId: string;
  readonly connectorId: string;
  readonly units: Readonly<Record<UnitName, string>>;
  /** One person a role, all at headquarters. */
  readonly people: Readonly<Record<Role, TestPerson>>;
  /** Asks as the headquarters' person of this role. */
  as(role: Role): Caller;
  /** Adds a person and asks as them. */
  hire(role: Role, unit: UnitName): Promise<Caller & { person: TestPerson }>;
  /** Asks with a new API key. */
  withKey(scopes: readonly KeyScope[], unit?: UnitName): Promise<Caller & { keyId: string }>;
};

type Hired = { person: TestPerson; token: string };
type Place = { role: Role; unitId: string };

let passwordHash: Promise<string> | null = null;

async function hireIn(server: TestServer, orgId: string, place: Place): Promise<Hired> {
  passwordHash ??= hashPassword(password);
  const hash = await passwordHash;
  return inOrg(server.services.db, orgId, async (tx) => {
    const at = server.services.clock();
    const email = `${place.role}.${randomUUID().slice(0, 8)}@company.test`;
    const name = `${place.role} person`;
    const accounts = accountStore(tx);
    const id = await accounts.create({ email, name, locale: 'en', passwordHash: hash, at });
    await membershipStore(tx, orgId).join(id, place, at);
    const token = await sessionStore(tx).open(id, orgId, { at });
    return { person: { id, email, ...place }, token };
  });
}

async function found(server: TestServer, name: string, timeZone: string) {
  const orgId = randomUUID();
  return inOrg(server.services.db, orgId, async (tx) => {
    const at = server.services.clock();
    const wanted = { orgId, name, pack: 'restaurant', locale: 'en', timeZone, sample: false };
    const founded = await createOrganisation(tx, { ...wanted, departments, accountId: null, at });
    const store = unitStore(tx, orgId);
    const ids: Record<string, string> = {
      headquarters: founded.rootUnitId,
      ...founded.departments,
    };
    const root = await store.root();
    const tree = { east1: ['store-a', 'store-b'], east10: ['store-c', 'store-d'] };
    for (const [key, stores] of Object.entries(tree)) {
      const more = { timeZone: null };
      const region = await store.add({ parent: root, kind: 'region', name: key, key, ...more }, at);
      ids[key] = region.id;
      for (const one of stores) {
        const wantedStore = { parent: region, kind: 'store', name: one, key: one } as const;
        ids[one] = (await store.add({ ...wantedStore, ...more }, at)).id;
      }
    }
    return { founded, units: ids as Record<UnitName, string> };
  });
}

/** What `createOrganisation` answered for a test company, read back. */
export async function foundedOf(tx: Tx, company: Company, at: Date): Promise<Founded> {
  const { orgId, connectorId, units } = company;
  const { id: calendarId } = await tx
    .selectFrom('calendar')
    .select('id')
    .where('org_id', '=', orgId)
    .executeTakeFirstOrThrow();
  const own = Object.fromEntries(departments.map(({ key }) => [key, units[key as UnitName]]));
  return { orgId, connectorId, calendarId, rootUnitId: units.headquarters, departments: own, at };
}

/** Makes an organisation with headquarters, two regions of two stores, departments and people. */
export async function aCompany(
  server: TestServer,
  { name = 'Test company', timeZone = 'UTC' }: { name?: string; timeZone?: string } = {},
): Promise<Company> {
  const { config, db, clock } = server.services;
  const { founded, units } = await found(server, name, timeZone);
  const { orgId, connectorId } = founded;
  const origin = config.VOXLOOP_BASE_URL ? linkBase(config) : server.url;
  const caller = (headers: Record<string, string>) => callerWith(server.url, headers);
  const cookie = (token: string) => ({ cookie: `${cookieName(config)}=${token}`, origin });
  const hired: Partial<Record<Role, Hired>> = {};
  for (const role of roles) {
    hired[role] = await hireIn(server, orgId, { role, unitId: units.headquarters });
  }
  const staff = hired as Record<Role, Hired>;
  const people = Object.fromEntries(roles.map((role) => [role, staff[role].person]));
  return {
    orgId,
    connectorId,
    units,
    people: people as Record<Role, TestPerson>,
    as: (role) => caller(cookie(staff[role].token)),
    async hire(role, unit) {
      const { person, token } = await hireIn(server, orgId, { role, unitId: units[unit] });
      return { ...caller(cookie(token)), person };
    },
    async withKey(scopes, unit = 'headquarters') {
      const at = clock();
      const expiresAt = new Date(at.getTime() + 86_400_000);
      const createdBy = staff.administrator.person.id;
      const wanted = { name: 'test key', scopes, unitId: units[unit], expiresAt, createdBy };
      const made = await inOrg(db, orgId, (tx) => apiKeyStore(tx, orgId).issue(wanted, at));
      return { ...caller({ authorization: `Bearer ${made.key}` }), keyId: made.id };
    },
  };
}
