import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../test/caller.ts';
import type { Company } from '../../test/company.ts';
import { reviewsFile, startImports, uploadFile } from '../../test/imports.ts';
import type { TestServer } from '../../test/server.ts';
import { rowFault } from './row-fault.ts';

let server: TestServer;
let company: Company;
beforeAll(async () => {
  ({ server, company } = await startImports());
});
afterAll(() => server.close());

test('a dry run reports rows and faults and takes nothing in', async () => {
  const { body } = await uploadFile(
    company.as('business'),
    `id,review,stars\n1,good,5\n2,"ragged\n3,x\n4,fine,8\n`,
  );
  const answer = await company.as('business').post(`/imports/${body.id}/dry-run`);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ rows: 2, valid: 1, complete: true });
  expect(answer.body.errors).toEqual([{ row: 3, ...rowFault('quote_never_closed', {}) }]);
  expect(answer.body.units).toMatchObject({ made: { count: 0 }, refused: { count: 0 } });
  expect(answer.body.repeats).toEqual({ revising: 0, same: 0 });
  expect((await company.as('business').get(`/imports/${body.id}`)).body).toMatchObject({
    rows: 0,
    accepted: 0,
  });
});

test('the preview shows the first rows as voices', async () => {
  const { body } = await uploadFile(company.as('business'), reviewsFile(50));
  const answer = await company.as('business').get(`/imports/${body.id}/preview`);
  expect(answer.body.rows).toHaveLength(20);
  expect(answer.body.rows[0]).toMatchObject({
    row: 2,
    unitId: company.units['store-a'],
    source: { externalId: 'r0' },
    content: { text: 'good food number 0', ratings: [{ metric: 'csat', value: 1 }] },
  });
});

async function rehearsed(caller: Caller, rows: readonly string[], mapping: object = {}) {
  const { body } = await uploadFile(caller, `id,review,store\n${rows.join('\n')}\n`);
  const told = { text: ['review'], id: 'id', unit: 'store', ...mapping };
  expect((await caller.put(`/imports/${body.id}/mapping`, told)).status).toBe(200);
  return (await caller.post(`/imports/${body.id}/dry-run`)).body;
}

test('stores that nobody made yet are told by name before they are made', async () => {
  const rows = ['1,a,Soho', '2,b,SOHO', '3,c,Leeds', '4,d,store-a', '5,e,'];
  const { valid, units } = await rehearsed(company.as('business'), rows);
  expect(valid).toBe(5);
  expect(units).toEqual({
    made: {
      count: 2,
      rows: 3,
      names: [
        { name: 'Soho', rows: 2 },
        { name: 'Leeds', rows: 1 },
      ],
    },
    below: expect.any(String),
    overLimit: null,
    refused: { count: 0, rows: 0, names: [] },
  });
});

test('names that lead nowhere are told with the reason and the rows that they cost', async () => {
  const rows = ['1,a,Soho', '2,b,soho', '3,c,store-a'];
  const off = await rehearsed(company.as('business'), rows, { newUnits: false });
  expect(off).toMatchObject({ valid: 1, units: { made: { count: 0 } } });
  expect(off.units.refused).toEqual({
    count: 1,
    rows: 2,
    names: [{ name: 'Soho', code: 'unit_unknown', rows: 2 }],
  });
});

test('A8: below the root a store of others is out of reach, and below a store none is made', async () => {
  const east = await company.hire('business', 'east1');
  const region = await rehearsed(east, ['1,a,store-c', '2,b,Soho', '3,c,store-a']);
  expect(region.valid).toBe(2);
  expect(region.units).toMatchObject({
    made: { count: 1, names: [{ name: 'Soho', rows: 1 }] },
    refused: { count: 1, names: [{ name: 'store-c', code: 'unit_out_of_reach', rows: 1 }] },
  });
  const keeper = await company.hire('business', 'store-a');
  const store = await rehearsed(keeper, ['1,a,Soho', '2,b,store-a']);
  expect(store).toMatchObject({ valid: 1, units: { made: { count: 0 }, refused: { count: 1 } } });
  expect(store.errors[0]).toMatchObject({ code: 'unit_out_of_reach', values: { unit: 'Soho' } });
});

test('more stores than may be made are told before the import fails of them', async () => {
  const rows = Array.from({ length: 2_000 }, (_, at) => `${at},good,table ${at}`);
  const { units } = await rehearsed(company.as('business'), rows);
  expect(units.made).toMatchObject({ count: 2_000, rows: 2_000 });
  expect(units.made.names).toHaveLength(20);
  expect(units.overLimit).toBe(2_000);
});
