import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { callerWith, signedIn } from '../../test/caller.ts';
import { aCompany, password } from '../../test/company.ts';
import { plainFounding } from '../../test/founding.ts';
import { asOwner, startServer } from '../../test/server.ts';
import { inOrg } from '../kernel/db.ts';
import { responsibleDepartment } from './org.store.ts';
import { createOrganisation } from './org-founding.store.ts';
import { createSetupLink, createSignInLink } from './org-session.store.ts';
import { type Founding, setupRoutes } from './org-setup.routes.ts';

const forgotten: string[] = [];
const founding: Founding = {
  ...plainFounding,
  async startSample(services, accountId) {
    const orgId = randomUUID();
    const at = services.clock();
    const departments = [{ key: 'kitchen', name: 'Kitchen' }];
    const place = { pack: 'restaurant', locale: 'en', timeZone: 'UTC', sample: true };
    const wanted = { orgId, name: 'Sample', ...place, departments, accountId, at };
    await inOrg(services.db, orgId, (tx) => createOrganisation(tx, wanted));
    return orgId;
  },
  async forget(_tx, orgId) {
    forgotten.push(orgId);
  },
};
const server = await startServer({ routes: [setupRoutes(founding)] });
const open = callerWith(server.url, { origin: server.url });
afterAll(() => server.close());

const setup = (token: string, more: object = {}) =>
  open.post('/auth/setup', {
    token,
    email: `first.${token.slice(0, 6)}@setup.test`.toLowerCase(),
    password,
    name: 'First Person',
    organisation: 'Fresh Ltd',
    locale: 'en',
    timeZone: 'Europe/Madrid',
    pack: 'restaurant',
    start: 'empty',
    ...more,
  });
const tokenOf = (link: string | null) => link?.split('/').at(-1) ?? '';
const noAccounts = () => asOwner((owner) => owner.query('truncate account cascade'));

test('B5: a setup link makes the first account and organisation, once', async () => {
  await noAccounts();
  const [first, second] = [
    tokenOf(await createSetupLink(server.services)),
    tokenOf(await createSetupLink(server.services)),
  ];
  expect((await open.get(`/auth/setup/${first}`)).body).toEqual({ valid: true });
  expect((await setup(first, { pack: 'unheard-of' })).body.code).toBe('unknown_pack');
  const answers = await Promise.all([setup(first), setup(second)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
  const made = answers.find(({ status }) => status === 201);
  expect(made?.body).toMatchObject({
    organisation: { name: 'Fresh Ltd', timeZone: 'Europe/Madrid', sample: false },
    role: 'administrator',
  });
  if (!made) throw new Error('Nobody was let in.');
  const me = signedIn(server.url, made, server.url);
  const units = (await me.get('/units')).body.items;
  expect(units.map(({ key }: { key: string }) => key)).toEqual([
    'headquarters',
    'customer-care',
    'kitchen',
  ]);
  for (const token of [first, second]) {
    expect((await open.get(`/auth/setup/${token}`)).body).toEqual({ valid: false });
    expect((await setup(token)).status).toBe(410);
  }
  expect(await createSetupLink(server.services)).toBeNull();
});

test('the sample company is removed whole, and its person stays in their own organisation', async () => {
  await noAccounts();
  const kept = await aCompany(server, { name: 'Bystander' });
  await noAccounts();
  const token = tokenOf(await createSetupLink(server.services));
  const made = await setup(token, { start: 'sample' });
  expect(made.body.organisation).toMatchObject({ name: 'Sample', sample: true });
  expect(made.body.organisations).toHaveLength(2);
  const sampleId = made.body.organisation.id;
  const me = signedIn(server.url, made, server.url);
  await me.patch('/organisation', { name: 'Sample, renamed' });
  const removed = await me.delete('/organisation/sample');
  expect(removed.status).toBe(202);
  expect(forgotten).toEqual([sampleId]);
  // A row's first column is its organisation; the log of the other one still names the sample.
  const dump = await server.dump();
  expect(dump.includes(`(${sampleId},`)).toBe(false);
  expect(dump.includes(`(${kept.orgId},`)).toBe(true);
  // The session moved with the removal: no request in flight finds itself signed out.
  const home = me;
  const after = await home.get('/me');
  expect(after.body.organisation).toMatchObject({ name: 'Fresh Ltd', sample: false });
  expect(after.body.organisations).toHaveLength(1);
  const log = (await home.get('/audit?action=sample.removed')).body.items;
  expect(log[0].object).toMatchObject({ id: sampleId, label: 'Sample, renamed' });
  expect((await home.delete('/organisation/sample')).body.code).toBe('no_sample');
});

test('a person who has only the sample gets an empty organisation in its place', async () => {
  await noAccounts();
  const token = tokenOf(await createSetupLink(server.services));
  const made = await setup(token, { start: 'sample' });
  const accountId = made.body.account.id;
  const own = made.body.organisations.find(({ name }: { name: string }) => name === 'Fresh Ltd');
  await asOwner(async (owner) => {
    await owner.query('delete from membership where org_id = $1', [own.id]);
    await owner.query('delete from account_org where org_id = $1', [own.id]);
  });
  const me = signedIn(server.url, made, server.url);
  expect((await me.delete('/organisation/sample')).status).toBe(202);
  const home = await me.get('/me');
  expect(home.body).toMatchObject({
    account: { id: accountId },
    organisation: { sample: false, pack: 'restaurant' },
    role: 'administrator',
  });
});

test('the sign-in link of the demo works once', async () => {
  const company = await aCompany(server);
  const link = await createSignInLink(server.services, company.people.management.id);
  const token = tokenOf(link);
  const answer = await open.post('/auth/link', { token });
  expect(answer.body).toMatchObject({ role: 'management', organisation: { id: company.orgId } });
  expect((await open.post('/auth/link', { token })).body.code).toBe('link_spent');
});

test('the department that answers for a store is the nearest one above it', async () => {
  const company = await aCompany(server);
  const { units, orgId } = company;
  const unit = { parentId: units.east1, kind: 'department', name: 'East kitchen', key: 'kitchen' };
  const made = await company.as('administrator').post('/units', unit);
  expect(made.body.key).toBe('kitchen@east1');
  const at = (unitId: string, departmentKey: string) =>
    inOrg(server.services.db, orgId, (tx) =>
      responsibleDepartment(tx, orgId, { unitId, departmentKey }),
    );
  expect(await at(units['store-a'], 'kitchen')).toBe(made.body.id);
  expect(await at(units['store-c'], 'kitchen')).toBe(units.kitchen);
  expect(await at(units['store-c'], 'nowhere')).toBe(units['customer-care']);
});
