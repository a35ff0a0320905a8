import { afterAll, expect, test } from 'vitest';
import { type Answer, callerWith, signedIn } from '../../test/caller.ts';
import { aCompany, password } from '../../test/company.ts';
import { startServer } from '../../test/server.ts';

const start = new Date();
let now = start;
const server = await startServer({ clock: () => now, mail: true });
const open = callerWith(server.url, { origin: server.url });
const company = await aCompany(server, { name: 'Cedar Cafés' });
afterAll(() => server.close());

const signIn = (email: string, given = password) =>
  open.post('/auth/sign-in', { email, password: given });

/** What tells two refusals apart, once the id of the request is left out. */
const shape = ({ status, body }: Answer) => ({ status, body: { ...body, requestId: '' } });

test('signing in answers who one is and what one may do; signing out ends that', async () => {
  const { email } = company.people.business;
  const answer = await signIn(email.toUpperCase());
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    organisation: { id: company.orgId, name: 'Cedar Cafés', sample: false },
    role: 'business',
    unit: { id: company.units.headquarters, kind: 'headquarters' },
    viewAs: null,
  });
  expect(answer.body.may).toContain('voice.write');
  expect(answer.body.may).not.toContain('people.write');
  const me = signedIn(server.url, answer, server.url);
  expect((await me.get('/me')).body).toEqual(answer.body);
  expect((await me.post('/auth/sign-out')).status).toBe(204);
  expect((await me.get('/me')).body.code).toBe('signed_out');
});

test('B2: an unknown e-mail and a wrong password answer alike, and so does forgetting', async () => {
  const { email } = company.people.management;
  expect(shape(await signIn(email, 'wrong one'))).toEqual(
    shape(await signIn('nobody@company.test', 'wrong one')),
  );
  const known = await open.post('/auth/forgot', { email });
  const unknown = await open.post('/auth/forgot', { email: 'nobody@company.test' });
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
  const invitation = (token: string) => open.get(`/auth/invitations/${token}`);
  const hex = company.orgId.replaceAll('-', '');
  const one = await invitation(`${hex}.${'a'.repeat(43)}`);
  expect(shape(one)).toEqual(shape(await invitation('not-a-token-of-any-kind')));
});

test('B3: a new sign-in ends the session it replaces', async () => {
  const { email } = company.people.business;
  const first = signedIn(server.url, await signIn(email), server.url);
  const answer = await first.post('/auth/sign-in', { email, password });
  expect(answer.status).toBe(200);
  expect((await first.get('/me')).status).toBe(401);
  expect((await signedIn(server.url, answer, server.url).get('/me')).status).toBe(200);
});

test('B3: a new password ends every other session, and only the new one works', async () => {
  const person = await company.hire('business', 'store-a');
  const { email } = person.person;
  const other = signedIn(server.url, await signIn(email), server.url);
  const next = 'another long password';
  const wrong = await person.post('/me/password', { current: 'wrong', next });
  expect(wrong.body.code).toBe('wrong_password');
  const changed = await person.post('/me/password', { current: password, next });
  expect(changed.status).toBe(200);
  expect((await person.get('/me')).status).toBe(401);
  expect((await other.get('/me')).status).toBe(401);
  expect((await signedIn(server.url, changed, server.url).get('/me')).status).toBe(200);
  expect((await signIn(email)).status).toBe(401);
  expect((await signIn(email, next)).status).toBe(200);
});

test('B3: signing out everywhere ends every session', async () => {
  const person = await company.hire('business', 'store-a');
  const other = signedIn(server.url, await signIn(person.person.email), server.url);
  expect((await person.post('/auth/sign-out-everywhere')).status).toBe(204);
  expect((await person.get('/me')).status).toBe(401);
  expect((await other.get('/me')).status).toBe(401);
});

test('B5: a reset link works once, for an hour, and not after the password changed', async () => {
  const person = await company.hire('business', 'store-a');
  const { email } = person.person;
  const ask = async () => {
    const sent = server.mails.length;
    await open.post('/auth/forgot', { email });
    await expect.poll(() => server.mails.length).toBe(sent + 1);
    return /\/reset\/(\S+)/.exec(server.mails.at(-1)?.text ?? '')?.[1] ?? '';
  };
  const [first, second] = [await ask(), await ask()];
  const reset = (token: string) =>
    open.post('/auth/reset', { token, password: 'reset password 1' });
  expect((await reset(first)).status).toBe(204);
  expect((await person.get('/me')).status).toBe(401);
  expect((await reset(first)).body.code).toBe('link_spent');
  expect((await reset(second)).body.code).toBe('link_spent');
  const late = await ask();
  now = new Date(start.getTime() + 61 * 60_000);
  expect((await reset(late)).body.code).toBe('link_spent');
  now = start;
  expect((await signIn(email, 'reset password 1')).status).toBe(200);
});

test('B5: links start with the configured address, whatever the request claims', async () => {
  const { email } = (await company.hire('business', 'store-a')).person;
  const sent = server.mails.length;
  const headers = { 'x-forwarded-host': 'evil.test', forwarded: 'host=evil.test' };
  await open.post('/auth/forgot', { email }, { headers });
  await expect.poll(() => server.mails.length).toBe(sent + 1);
  expect(server.mails.at(-1)?.text).toContain('http://localhost:8080/reset/');
});

test('B9: the fifth wrong password closes the account, known or not, for the right one too', async () => {
  const { email } = (await company.hire('business', 'store-a')).person;
  const tries = async (who: string) => {
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) codes.push((await signIn(who, 'wrong one')).body.code);
    return codes;
  };
  const five = Array(5).fill('sign_in_failed');
  expect(await tries(email)).toEqual([...five, 'too_many_sign_ins']);
  expect(await tries('ghost@company.test')).toEqual([...five, 'too_many_sign_ins']);
  const closed = await signIn(email);
  expect(closed.status).toBe(429);
  expect(Number(closed.headers.get('retry-after'))).toBeGreaterThan(0);
  now = new Date(start.getTime() + 61_000);
  expect((await signIn(email)).status).toBe(200);
  now = start;
});

test('B4: neither session tokens nor keys nor links can be read from the database', async () => {
  const key = await company.withKey(['read']);
  const { cookie = '' } = company.as('administrator').headers;
  const token = cookie.split('=')[1] ?? '';
  const secret = (key.headers.authorization ?? '').split('_').slice(3).join('_').slice(0, 43);
  const dump = await server.dump();
  expect(dump.length).toBeGreaterThan(10_000);
  expect(dump.includes(company.orgId)).toBe(true);
  for (const known of [token, secret, password]) {
    expect(known.length).toBeGreaterThan(10);
    expect(dump.includes(known)).toBe(false);
  }
});

test('an organisation is chosen among those one belongs to, in a new session', async () => {
  const other = await aCompany(server, { name: 'Other Org' });
  const person = await company.hire('business', 'store-a');
  expect((await person.post('/me/organisation', { id: other.orgId })).status).toBe(404);
  const invited = await other.as('administrator').post('/people/invitations', {
    email: person.person.email,
    role: 'execution',
    unitId: other.units['store-c'],
  });
  expect(invited.body).toMatchObject({ mailed: true, link: null });
  const token = /\/invitation\/(\S+)/.exec(server.mails.at(-1)?.text ?? '')?.[1] ?? '';
  const accept = { name: 'Taken over', password: 'some other password', locale: 'es' };
  const stolen = await open.post(`/auth/invitations/${token}`, accept);
  expect(stolen.body.code).toBe('sign_in_failed');
  const joined = await open.post(`/auth/invitations/${token}`, { ...accept, password });
  expect(joined.body).toMatchObject({ role: 'execution', organisation: { id: other.orgId } });
  expect(joined.body.account.name).not.toBe('Taken over');
  expect(joined.body.organisations).toHaveLength(2);
  const there = signedIn(server.url, joined, server.url);
  const back = await there.post('/me/organisation', { id: company.orgId });
  expect(back.body).toMatchObject({ role: 'business', organisation: { id: company.orgId } });
  expect((await there.get('/me')).status).toBe(401);
});
