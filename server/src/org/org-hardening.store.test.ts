import { afterAll, expect, test } from 'vitest';
import { callerWith } from '../../test/caller.ts';
import { aCompany, password } from '../../test/company.ts';
import { startServer } from '../../test/server.ts';

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const origin = 'https://cx.example.test';
const far = await startServer({
  env: { VOXLOOP_BASE_URL: origin, VOXLOOP_TRUSTED_PROXY_HOPS: '1' },
});
const near = await startServer();
const company = await aCompany(near);
afterAll(async () => {
  await far.close();
  await near.close();
});

test('B1: trying an unknown e-mail takes as long as trying a known one', async () => {
  const open = callerWith(near.url, { origin: near.url });
  const known = [company.people.business, company.people.execution, company.people.management];
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  for (let n = 0; n < 12; n += 1) {
    const emails = { known: known[n % 3]?.email ?? '', unknown: `nobody${n}@company.test` };
    for (const kind of ['known', 'unknown'] as const) {
      const from = performance.now();
      const answer = await open.post('/auth/sign-in', { email: emails[kind], password: 'wrong' });
      times[kind].push(performance.now() - from);
      expect(answer.status).toBe(401);
    }
  }
  const ratio = median(times.unknown) / median(times.known);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test('B1: a burst of a hundred sign-ins is answered at once: a few are tried, the rest sent away', async () => {
  const open = callerWith(near.url, { origin: near.url });
  const from = performance.now();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      open.post('/auth/sign-in', { email: `burst${n}@company.test`, password: 'wrong' }),
    ),
  );
  const codes = answers.map(({ body }) => body.code);
  expect(codes.filter((code) => code === 'sign_in_failed').length).toBeGreaterThan(1);
  expect(codes.filter((code) => code === 'busy').length).toBeGreaterThan(10);
  expect(performance.now() - from).toBeLessThan(15_000);
});

test('B9: a thousand claimed addresses do not get past the lock of the account', async () => {
  const there = await aCompany(far);
  const { email } = there.people.business;
  const codes = new Set<string>();
  for (let n = 0; n < 1_000; n += 1) {
    const address = `203.${n >> 8}.113.${n & 255}`;
    const headers = { 'x-forwarded-for': address };
    const open = callerWith(far.url, { origin });
    const answer = await open.post('/auth/sign-in', { email, password: 'wrong' }, { headers });
    if (n >= 5) codes.add(answer.body.code);
  }
  expect([...codes]).toEqual(['too_many_sign_ins']);
});

test('B9: over https the cookie is bound to the host and never sent in the clear', async () => {
  const there = await aCompany(far);
  const open = callerWith(far.url, { origin, 'x-forwarded-for': '198.51.100.7' });
  const { email } = there.people.business;
  const answer = await open.post('/auth/sign-in', { email, password });
  expect(answer.status).toBe(200);
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^__Host-voxloop_session=[\w-]{43};/);
  for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
    expect(cookie).toContain(part);
});

test('B9: over plain http only this machine may sign in', async () => {
  const plain = await startServer({ env: { VOXLOOP_TRUSTED_PROXY_HOPS: '1' } });
  const { email } = company.people.business;
  const from = (address: string) =>
    callerWith(plain.url, { origin: plain.url, 'x-forwarded-for': address }).post('/auth/sign-in', {
      email,
      password,
    });
  expect((await from('198.51.100.7')).body.code).toBe('insecure_sign_in');
  const here = await from('127.0.0.1');
  await plain.close();
  expect(here.status).toBe(200);
  expect(here.headers.get('set-cookie')).toMatch(/^voxloop_session=.*HttpOnly/);
});

test('B11: no endpoint takes an address to go to, and none answers with a redirect', () => {
  const document = JSON.stringify(near.app.swagger().paths);
  expect(document).toContain('"requestBody"');
  expect(document).not.toMatch(/"(return|returnTo|redirect\w*|continue|goto|callback)":\{/i);
  expect(document).not.toMatch(/"name":"(next|return\w*|redirect\w*|continue|goto|callback|url)"/i);
  expect(document).not.toMatch(/"3\d\d":\{/);
});
