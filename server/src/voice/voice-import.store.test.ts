import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { inOrg } from '#kernel/db.ts';
import { aCompany } from '../../test/company.ts';
import { drain } from '../../test/heard-voice.ts';
import { uploadFile } from '../../test/imports.ts';
import { startProduct } from '../../test/product.ts';
import { importSubscriptions } from './voice-import.jobs.ts';

const server = await startProduct();
const company = await aCompany(server);
afterAll(() => server.close());

const file = `id,review,store
1,The soup was cold,store-a
1,The soup was warm after all,store-a
1,The soup was cold,store-a
2,Kind people,Soho
2,Kind people,Soho
3,Slow,soho
4,,store-a
`;

test('what a dry run foretells of repeated ids and of stores is what the import then does', async () => {
  const caller = company.as('business');
  const { id } = (await uploadFile(caller, file)).body;
  await caller.put(`/imports/${id}/mapping`, { text: ['review'], id: 'id', unit: 'store' });
  const foretold = (await caller.post(`/imports/${id}/dry-run`)).body;
  expect(foretold.repeats).toEqual({ revising: 1, same: 2 });
  expect((await caller.post(`/imports/${id}/start`)).status).toBe(200);
  await drain(server, company, importSubscriptions(server.services));
  const done = (await caller.get(`/imports/${id}`)).body;
  expect(done).toMatchObject({
    status: 'done',
    accepted: 3,
    revised: foretold.repeats.revising,
    duplicates: foretold.repeats.same,
    rejected: foretold.rows - foretold.valid,
  });
  expect((await caller.get(`/imports/${id}/rejected`)).body.items).toEqual(foretold.errors);
  const units = (await caller.get('/units')).body.items;
  const made = units.filter(({ name }: { name: string }) => name === 'Soho');
  expect(foretold.units.made.names).toEqual([{ name: 'Soho', rows: 3 }]);
  expect(made).toHaveLength(1);
  const soup = await inOrg(server.services.db, company.orgId, (tx) =>
    tx
      .selectFrom('voice as now')
      .innerJoin('voice_revision as before', 'before.voice_id', 'now.id')
      .select(['now.text', sql<string>`before.envelope ->> 'text'`.as('earlier')])
      .where('now.org_id', '=', company.orgId)
      .execute(),
  );
  expect(soup).toEqual([{ text: 'The soup was warm after all', earlier: 'The soup was cold' }]);
});

test('a file that was taken back and comes again tells its voices as it did the first time', async () => {
  const own = await aCompany(server);
  const caller = own.as('business');
  const twice = 'id,review\n7,The tea was weak\n7,The tea was strong in the end\n';
  const bring = async () => {
    const { id } = (await uploadFile(caller, twice)).body;
    await caller.put(`/imports/${id}/mapping`, { text: ['review'], id: 'id' });
    await caller.post(`/imports/${id}/start`);
    await drain(server, own, importSubscriptions(server.services));
    return (await caller.get(`/imports/${id}`)).body;
  };
  const texts = () =>
    inOrg(server.services.db, own.orgId, (tx) =>
      tx
        .selectFrom('voice')
        .select('text')
        .where('org_id', '=', own.orgId)
        .where('deleted_at', 'is', null)
        .execute(),
    );
  const first = await bring();
  expect(first).toMatchObject({ accepted: 1, revised: 1, duplicates: 0 });
  expect((await caller.post(`/imports/${first.id}/undo`)).status).toBe(200);
  await drain(server, own, importSubscriptions(server.services));
  expect(await texts()).toEqual([]);

  expect(await bring()).toMatchObject({ accepted: 1, revised: 1, duplicates: 0 });
  expect(await texts()).toEqual([{ text: 'The tea was strong in the end' }]);
  expect(await bring()).toMatchObject({ accepted: 0, revised: 0, duplicates: 2 });
});
