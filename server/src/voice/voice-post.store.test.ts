import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { aCompany, type Company } from '../../test/company.ts';
import { drain } from '../../test/heard-voice.ts';
import { upload } from '../../test/matrix-things.ts';
import { startProduct } from '../../test/product.ts';
import { importSubscriptions } from './voice-import.jobs.ts';

const server = await startProduct();
const [mine, theirs] = [await aCompany(server), await aCompany(server)];
afterAll(() => server.close());

const batch = (text = 'Kind.') => ({
  voices: [
    { source: { externalId: 'one' }, occurredAt: '2026-01-02T03:04:05Z', content: { text } },
  ],
});

const post = (company: Company, key: string, body: object) =>
  company.as('business').post('/voices', body, { headers: { 'idempotency-key': key } });

test('A11: the same key and the same voices from two organisations are two voices', async () => {
  const key = randomUUID();
  const first = await post(mine, key, batch());
  const second = await post(theirs, key, batch());
  expect([first.body.accepted, second.body.accepted]).toEqual([1, 1]);
  expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
  expect((await post(mine, key, batch())).body).toEqual(first.body);
  const reused = await post(mine, key, batch('Rude.'));
  expect([reused.status, reused.body.code]).toEqual([422, 'idempotency_key_reused']);
  expect((await post(theirs, key, batch())).body).toEqual(second.body);
});

test('A11: a key used by one organisation is free for another request of the other', async () => {
  const key = randomUUID();
  expect((await post(mine, key, batch('Warm.'))).status).toBe(202);
  expect((await post(theirs, key, batch('Cold.'))).status).toBe(202);
});

test('one key sent many times at once takes the voices in once', async () => {
  const key = randomUUID();
  const body = { voices: [{ ...batch().voices[0], source: { externalId: randomUUID() } }] };
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(mine, key, body)));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]?.body.accepted).toBe(1);
});

test('A11: the same file imported by two organisations is taken in by both, each from its own copy', async () => {
  const made: string[] = [];
  for (const company of [mine, theirs]) {
    const caller = company.as('business');
    const { id } = (await caller.post('/imports', upload())).body;
    made.push(id);
    const defaults = { unitId: company.units['store-a'] };
    await caller.put(`/imports/${id}/mapping`, { text: ['comment'], defaults });
    expect((await caller.post(`/imports/${id}/start`)).status).toBeLessThan(300);
    await drain(server, company, importSubscriptions(server.services));
    const found = (await caller.get(`/imports/${id}`)).body;
    expect(found).toMatchObject({ status: 'done', accepted: 1, duplicates: 0 });
  }
  const [one = '', other = ''] = made;
  const { blobs } = server.services;
  expect(blobs.path(`${mine.orgId}/imports/${one}`)).toContain(mine.orgId);
  await expect(blobs.size(`${mine.orgId}/imports/${other}`)).rejects.toThrow('ENOENT');
  expect(await blobs.size(`${theirs.orgId}/imports/${other}`)).toBeGreaterThan(0);
});

test.each([
  ['https://shop.test/review/1', 'accepted'],
  ['http://shop.test/review/1', 'accepted'],
  ['javascript:alert(5)', 'rejected'],
  ['JaVaScRiPt://shop.test/%0aalert(5)', 'rejected'],
  ['data:text/html,<script>alert(5)</script>', 'rejected'],
  ['vbscript:msgbox(5)', 'rejected'],
  ['file:///etc/passwd', 'rejected'],
  ['//shop.test/review', 'rejected'],
])('E2: an address of a voice that is %s is %s', async (externalUrl, status) => {
  const source = { externalId: randomUUID(), externalUrl };
  const { body } = await post(mine, randomUUID(), { voices: [{ ...batch().voices[0], source }] });
  expect(body.items[0].status).toBe(status);
});
