import { afterAll, expect, test } from 'vitest';
import { callerWith } from '../../test/caller.ts';
import { aCompany } from '../../test/company.ts';
import { startServer } from '../../test/server.ts';

let late = 0;
const server = await startServer({ clock: () => new Date(Date.now() + late) });
const company = await aCompany(server);
const boss = company.as('administrator');
afterAll(() => server.close());

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();
const wanted = (more: object = {}) => ({
  name: 'Till',
  scopes: ['read'],
  unitId: company.units.east1,
  expiresAt: inDays(30),
  ...more,
});
const withKey = (key: string) => callerWith(server.url, { authorization: `Bearer ${key}` });

test('B8: a key is shown once, reaches its unit only, and does what its scopes say', async () => {
  const made = await boss.post('/api-keys', wanted());
  expect(made.status).toBe(201);
  expect(made.body.key).toMatch(/^vl_[0-9a-f]{32}_[0-9a-f]{32}_[\w-]{51}$/);
  const listed = await boss.get('/api-keys');
  expect(listed.text).not.toContain(made.body.key.slice(-51));
  expect(listed.body.items[0]).toMatchObject({ name: 'Till', prefix: made.body.prefix, voices: 0 });
  const key = withKey(made.body.key);
  const { body } = await key.get('/units');
  expect(body.items.map(({ key: name }: { key: string }) => name)).toEqual([
    'east1',
    'store-a',
    'store-b',
  ]);
  expect((await key.get('/people')).body.code).toBe('forbidden');
  expect((await key.get('/me')).body.code).toBe('forbidden');
});

test('B8: no key can make a key, whatever it may do', async () => {
  const key = await company.withKey(['read', 'voices:write', 'tickets:write']);
  expect((await key.post('/api-keys', wanted())).status).toBe(403);
});

test('B8: a person named in the body is ignored', async () => {
  const { id } = company.people.execution;
  const made = await boss.post('/api-keys', wanted({ userId: id, accountId: id, createdBy: id }));
  expect(made.status).toBe(201);
  const { rows } = { rows: (await boss.get(`/audit?action=key.made`)).body.items };
  expect(rows[0].actor.id).toBe(company.people.administrator.id);
});

test('B8: an expired, revoked or mistyped key opens nothing', async () => {
  const { body } = await boss.post('/api-keys', wanted({ expiresAt: inDays(1) }));
  const key = withKey(body.key);
  expect((await key.get('/units')).status).toBe(200);
  late = 2 * day;
  expect((await key.get('/units')).status).toBe(401);
  late = 0;
  expect((await withKey(`${body.key.slice(0, -1)}x`).get('/units')).status).toBe(401);
  expect((await boss.delete(`/api-keys/${body.id}`)).status).toBe(204);
  expect((await key.get('/units')).status).toBe(401);
  expect((await boss.delete(`/api-keys/${body.id}`)).status).toBe(404);
});

test('B8: a key ends within a year', async () => {
  for (const expiresAt of [inDays(-1), inDays(400)]) {
    expect((await boss.post('/api-keys', wanted({ expiresAt }))).body.code).toBe('key_expiry');
  }
});

test('B8: a bad key is not helped by a good cookie beside it', async () => {
  const { cookie = '' } = boss.headers;
  const both = callerWith(server.url, { cookie, authorization: 'Bearer nothing' });
  expect((await both.get('/units')).status).toBe(401);
  expect((await both.post('/units', {})).status).toBe(401);
});

test('B8: a key for voices has a connector of its own', async () => {
  const before = await server.dump();
  const made = await boss.post('/api-keys', wanted({ name: 'Feed 7', scopes: ['voices:write'] }));
  expect(made.status).toBe(201);
  expect(before.includes(',api,"Feed 7",')).toBe(false);
  expect((await server.dump()).includes(',api,"Feed 7",')).toBe(true);
});
