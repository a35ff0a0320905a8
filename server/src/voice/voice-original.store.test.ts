import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { aCompany } from '../../test/company.ts';
import { startProduct } from '../../test/product.ts';

const server = await startProduct();
const company = await aCompany(server);
const admin = company.as('administrator');
afterAll(() => server.close());

async function said(text: string): Promise<string> {
  const source = { externalId: randomUUID() };
  const touchpoint = { orgUnitId: company.units['store-a'] };
  const voice = { source, touchpoint, occurredAt: new Date().toISOString(), content: { text } };
  return (await admin.post('/voices', { voices: [voice] })).body.items[0].id;
}

const reads = async (id: string) => {
  const { items } = (await admin.get('/audit?action=voice.original.read')).body;
  return items.filter((entry: { object: { id: string } }) => entry.object.id === id);
};

test('an administrator reads the words as they came, and that is remembered each time', async () => {
  const words = 'Cold soup. Call me at (212) 555-0123.';
  const id = await said(words);
  expect((await admin.get(`/voices/${id}`)).body.text).toBe('Cold soup. Call me at [PHONE_US#1].');
  const answer = await admin.get(`/voices/${id}/original`);
  expect([answer.status, answer.body]).toEqual([200, { text: words }]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  await admin.get(`/voices/${id}/original`);
  const entries = await reads(id);
  expect(entries).toHaveLength(2);
  expect(entries[0].actor.name).toBe('administrator person');
  expect(JSON.stringify(entries)).not.toContain('555-0123');
  expect((await admin.post('/audit/verify')).body.ok).toBe(true);
});

test('nothing is opened or remembered for a voice that held nothing to hide, or of another place', async () => {
  const plain = await said('Cold soup.');
  const hidden = await said('Cold soup. Call me at (212) 555-0124.');
  expect((await admin.get(`/voices/${plain}/original`)).status).toBe(404);
  const near = await company.hire('administrator', 'east1');
  const far = await company.hire('administrator', 'east10');
  expect((await far.get(`/voices/${hidden}/original`)).status).toBe(404);
  expect(await reads(plain)).toEqual([]);
  expect(await reads(hidden)).toEqual([]);
  expect((await near.get(`/voices/${hidden}/original`)).status).toBe(200);
  for (const role of ['management', 'business', 'execution'] as const) {
    expect((await company.as(role).get(`/voices/${hidden}/original`)).status).toBe(403);
  }
  expect(await reads(hidden)).toHaveLength(1);
});
