import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inOrg } from '#kernel/db.ts';
import type { Company } from '../../test/company.ts';
import { keeper, reviewsFile, startedImport, startImports } from '../../test/imports.ts';
import type { TestServer } from '../../test/server.ts';
import { importStore } from './import.store.ts';
import { type ImportJob, importRun } from './import-job-kinds.ts';
import { type Accept, runImport } from './import-run.store.ts';
import { rowFault } from './row-fault.ts';

let server: TestServer;
let company: Company;
beforeAll(async () => {
  ({ server, company } = await startImports());
});
afterAll(() => server.close());

const job = (importId: string) => ({ orgId: company.orgId, importId });

test('rows are taken in once, with their unit, and the counts add up', async () => {
  const text = `${reviewsFile(2_500)}r-bad,fine,9,store-a\nr-lost,fine,3,nowhere\n`;
  const id = await startedImport(company.as('business'), text);
  const { items, accept } = keeper();
  await runImport(server.services, job(id), accept);
  const { body } = await company.as('business').get(`/imports/${id}`);
  expect(body).toMatchObject({
    status: 'done',
    rows: 2_502,
    total: 2_502,
    accepted: 2_500,
    rejected: 2,
  });
  expect(items).toHaveLength(2_500);
  expect(new Set(items.map((one) => one.unitId))).toEqual(new Set([company.units['store-a']]));
  const errors = await company.as('business').get(`/imports/${id}/errors`);
  expect(errors.text.split('\r\n').slice(0, 3)).toEqual([
    'row,column,message,code',
    expect.stringMatching(/^2502,stars,"The rating 9 is outside 1 to 5\. .*",rating_outside$/),
    expect.stringMatching(/^2503,store,"There is no unit “nowhere” .*",unit_unknown$/),
  ]);
});

test('rejected rows are told with reason, values and sentence, a page at a time', async () => {
  const bad = ['a,,,store-a', 'b,fine,maybe,store-a', 'c,fine,9,store-a', 'd,fine,3,nowhere'];
  const id = await startedImport(company.as('business'), `${reviewsFile(1)}${bad.join('\n')}\n`);
  await runImport(server.services, job(id), keeper().accept);
  const caller = company.as('business');
  const first = (await caller.get(`/imports/${id}/rejected?limit=3`)).body;
  expect(first.next).toBe('5');
  const { items, next } = (await caller.get(`/imports/${id}/rejected?limit=3&cursor=5`)).body;
  expect(next).toBeNull();
  expect([...first.items, ...items]).toEqual([
    { row: 3, ...rowFault('no_content', {}, 'review') },
    { row: 4, ...rowFault('not_a_rating', { value: 'maybe', min: 1, max: 5 }, 'stars') },
    { row: 5, ...rowFault('rating_outside', { value: 9, min: 1, max: 5 }, 'stars') },
    { row: 6, ...rowFault('unit_unknown', { unit: 'nowhere' }, 'store') },
  ]);
});

test('a row that the intake refuses keeps its reason', async () => {
  const id = await startedImport(company.as('business'), reviewsFile(2));
  const refusing: Accept = async (_tx, [one]) => {
    const errors = [{ rowNo: one?.rowNo ?? 0, reason: 'content.text: too odd' }];
    return { accepted: 1, duplicates: 0, revised: 0, rejected: 1, errors };
  };
  await runImport(server.services, job(id), refusing);
  const { body } = await company.as('business').get(`/imports/${id}/rejected`);
  expect(body.items).toEqual([
    { row: 2, ...rowFault('invalid_voice', { reason: 'content.text: too odd' }) },
  ]);
});

test('below the root a person reads the rejected rows of their own imports only', async () => {
  const east = await company.hire('business', 'east1');
  const theirs = await startedImport(company.as('business'), `${reviewsFile(1)}a,,,store-a\n`);
  const own = await startedImport(east, `${reviewsFile(1)}a,,,store-a\n`);
  for (const id of [theirs, own]) await runImport(server.services, job(id), keeper().accept);
  expect((await east.get(`/imports/${theirs}/rejected`)).status).toBe(404);
  expect((await east.get(`/imports/${own}/rejected`)).body.items).toHaveLength(1);
});

test('I1: a run that dies in a batch goes on from the batch before, losing and doubling nothing', async () => {
  const id = await startedImport(company.as('business'), reviewsFile(3_500));
  const { items, accept } = keeper();
  let batches = 0;
  const dying: Accept = async (tx, batch, run) => {
    batches += 1;
    if (batches === 3) throw new Error('the process is gone');
    return accept(tx, batch, run);
  };
  await expect(runImport(server.services, job(id), dying)).rejects.toThrow('gone');
  expect((await company.as('business').get(`/imports/${id}`)).body).toMatchObject({
    status: 'running',
    rows: 2_000,
  });
  await runImport(server.services, job(id), accept);
  expect((await company.as('business').get(`/imports/${id}`)).body).toMatchObject({
    status: 'done',
    rows: 3_500,
    accepted: 3_500,
  });
  expect(new Set(items.map((one) => one.rowNo)).size).toBe(3_500);
  expect(items).toHaveLength(3_500);
});

test('a run that takes long hands over to a new job between two batches', async () => {
  const id = await startedImport(company.as('business'), reviewsFile(2_500));
  const { items, accept } = keeper();
  const ticks = vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(60_000);
  try {
    await runImport(server.services, job(id), accept);
  } finally {
    ticks.mockRestore();
  }
  const caller = company.as('business');
  expect((await caller.get(`/imports/${id}`)).body).toMatchObject({
    status: 'running',
    rows: 1_000,
  });
  const queued = await server.services.jobs.boss.fetch<ImportJob>(importRun.name, {
    batchSize: 100,
  });
  // One from starting it, one from handing over.
  expect(queued.filter((one) => one.data.importId === id)).toHaveLength(2);
  await runImport(server.services, job(id), accept);
  expect((await caller.get(`/imports/${id}`)).body).toMatchObject({ status: 'done', rows: 2_500 });
  expect(new Set(items.map((one) => one.rowNo)).size).toBe(2_500);
});

test('two runs of one import at once take each row in once', async () => {
  const id = await startedImport(company.as('business'), reviewsFile(2_200));
  const { items, accept } = keeper();
  await Promise.all([
    runImport(server.services, job(id), accept),
    runImport(server.services, job(id), accept),
  ]);
  expect((await company.as('business').get(`/imports/${id}`)).body).toMatchObject({
    rows: 2_200,
    accepted: 2_200,
  });
  expect(new Set(items.map((one) => one.rowNo)).size).toBe(2_200);
});

test('cancelling stops before the next batch; starting again goes on; undoing ends it', async () => {
  const id = await startedImport(company.as('business'), reviewsFile(2_500));
  const caller = company.as('business');
  const { items, accept } = keeper();
  const cancelling: Accept = async (tx, batch, run) => {
    const outcome = await accept(tx, batch, run);
    void caller.post(`/imports/${id}/cancel`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return outcome;
  };
  await runImport(server.services, job(id), cancelling);
  expect((await caller.get(`/imports/${id}`)).body).toMatchObject({
    status: 'cancelled',
    rows: 1_000,
  });
  expect((await caller.post(`/imports/${id}/start`)).status).toBe(200);
  await runImport(server.services, job(id), accept);
  expect(items).toHaveLength(2_500);
  expect((await caller.post(`/imports/${id}/undo`)).body.status).toBe('undone');
  expect((await caller.post(`/imports/${id}/start`)).status).toBe(409);
});

test('faults beyond ten thousand are counted but not kept', async () => {
  const id = await startedImport(
    company.as('business'),
    `${reviewsFile(1)}${'x,y,99,store-a\n'.repeat(10_500)}`,
  );
  const { accept } = keeper();
  await runImport(server.services, job(id), accept);
  const { body } = await company.as('business').get(`/imports/${id}`);
  expect(body).toMatchObject({ status: 'done', rejected: 10_500, accepted: 1 });
  const kept = await inOrg(server.services.db, company.orgId, (tx) =>
    importStore(tx, company.orgId).faults(id),
  );
  expect(kept).toHaveLength(10_000);
});
