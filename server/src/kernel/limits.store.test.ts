import { afterAll, expect, test } from 'vitest';
import { type Answer, callerWith } from '../../test/caller.ts';
import { aCompany } from '../../test/company.ts';
import { startProduct } from '../../test/product.ts';

const perMinute = { key: 12, person: 8, address: 5 };
const server = await startProduct({
  limits: { perMinute },
  env: { VOXLOOP_TRUSTED_PROXY_HOPS: '1' },
});
const [mine, theirs] = [await aCompany(server), await aCompany(server)];
afterAll(() => server.close());

const from = (address: string) =>
  callerWith(server.url, { 'x-forwarded-for': address, origin: server.url });

async function until429(ask: () => Promise<Answer>): Promise<{ answer: Answer; before: number }> {
  for (let before = 0; before < 50; before += 1) {
    const answer = await ask();
    if (answer.status === 429) return { answer, before };
  }
  throw new Error('There is no limit.');
}

test('G2: nobody signed in has a limit by address, and is told how long to wait', async () => {
  const { answer, before } = await until429(() => from('198.51.100.1').get('/auth/setup/none'));
  expect(before).toBe(perMinute.address);
  expect(answer.body).toMatchObject({ status: 429, title: 'Too many requests' });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
});

test('G2: what is refused counts as well: guesses without a session and broken requests', async () => {
  const guess = () => from('198.51.100.2').get('/voices');
  expect((await guess()).status).toBe(401);
  expect((await until429(guess)).before).toBe(perMinute.address - 1);
  const broken = () => from('198.51.100.3').post('/auth/sign-in', '{');
  expect((await broken()).body.code).toBe('bad_json');
  expect((await until429(broken)).before).toBe(perMinute.address - 1);
});

test('G2: a customer’s whole IPv6 network is one client, the next network another', async () => {
  let n = 0;
  const { before } = await until429(() => {
    n += 1;
    return from(`2001:db8:0:1::${n.toString(16)}`).get('/auth/setup/none');
  });
  expect(before).toBe(perMinute.address);
  expect((await from('2001:db8:0:2::1').get('/auth/setup/none')).status).not.toBe(429);
});

test('G2: every endpoint has a limit', async () => {
  const stranger = from('198.51.100.4');
  await until429(() => stranger.get('/auth/setup/none'));
  const open: string[] = [];
  for (const { method, url } of server.endpoints) {
    const path = url.replace('/api/v1', '').replaceAll(/:\w+/g, 'none');
    const { status } = await stranger.call(method, path);
    if (status !== 429) open.push(`${method} ${url}: ${status}`);
  }
  expect(server.endpoints.length).toBeGreaterThan(50);
  expect(open).toEqual([]);
});

test('A11: two organisations never share a bucket, and nor do two people', async () => {
  const busy = mine.as('business');
  expect((await until429(() => busy.get('/roles'))).before).toBe(perMinute.person);
  expect((await theirs.as('business').get('/roles')).status).toBe(200);
  expect((await mine.as('administrator').get('/roles')).status).toBe(200);
  const key = await mine.withKey(['read']);
  expect((await until429(() => key.get('/needs'))).before).toBe(perMinute.key);
  expect((await (await mine.withKey(['read'])).get('/needs')).status).toBe(200);
});

test('G2: a closed account says how long it stays closed', async () => {
  const other = await startProduct();
  const { email } = (await aCompany(other)).people.execution;
  const open = callerWith(other.url, { origin: other.url });
  const { answer, before } = await until429(() =>
    open.post('/auth/sign-in', { email, password: 'wrong' }),
  );
  await other.close();
  expect(before).toBe(5);
  expect(answer.body.code).toBe('too_many_sign_ins');
  // Closed for a minute: a client that came back after a few seconds would be refused again.
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(30);
});
