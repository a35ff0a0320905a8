import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inOrg } from '#kernel/db.ts';
import { aCompany, type Company } from '../../test/company.ts';
import { startServer, type TestServer } from '../../test/server.ts';
import { importRoutes } from './import.routes.ts';
import { importStore } from './import.store.ts';
import { type ImportJob, importRun, importUndo } from './import-job-kinds.ts';
import { type Accept, type ImportItem, runImport } from './import-run.store.ts';

let server: TestServer;
let company: Company;

beforeAll(async () => {
  server = await startServer({
    routes: [importRoutes],
    jobs: [importRun, importUndo] as never,
  });
  company = await aCompany(server);
});
afterAll(() => server.close());

async function upload(
  text: string | Uint8Array<ArrayBuffer>,
  name = 'reviews.csv',
  caller = company.as('business'),
) {
  const form = new FormData();
  form.set('file', new Blob([text]), name);
  return caller.post('/imports', form);
}

/** Keeps what it is given, inside the transaction, as an intake would. */
function keeper(): { items: ImportItem[]; accept: Accept } {
  const items: ImportItem[] = [];
  return {
    items,
    accept: async (_tx, batch) => {
      items.push(...batch);
      return { accepted: batch.length, duplicates: 0, revised: 0, rejected: 0, errors: [] };
    },
  };
}

const rowsOf = (n: number) =>
  Array.from({ length: n }, (_, at) => `r${at},good food number ${at},${(at % 5) + 1},store-a`);
const fileOf = (n: number) => `id,review,stars,store\n${rowsOf(n).join('\n')}\n`;
const mapping = {
  newUnits: false,
  text: ['review'],
  id: 'id',
  ratings: [{ column: 'stars', metric: 'csat', min: 1, max: 5 }],
  unit: 'store',
};

async function started(text: string, map: object = mapping): Promise<string> {
  const { body } = await upload(text);
  const caller = company.as('business');
  expect((await caller.put(`/imports/${body.id}/mapping`, map)).status).toBe(200);
  expect((await caller.post(`/imports/${body.id}/start`)).status).toBe(200);
  return body.id;
}

const job = (importId: string) => ({ orgId: company.orgId, importId });

test('an upload is read at once: format, encoding, columns and what they hold', async () => {
  const { status, body } = await upload(`\uFEFF${fileOf(30)}`);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    fileName: 'reviews.csv',
    format: 'csv',
    status: 'uploaded',
    encoding: { name: 'utf-8', confidence: 1 },
    mapping: { id: 'id', text: ['review'], unit: 'store' },
    rows: 0,
  });
  expect(body.columns.map((one: { guess: { role: string } }) => one.guess.role)).toEqual([
    'id',
    'text',
    'rating',
    'unit',
  ]);
});

test('rows are taken in once, with their unit, and the counts add up', async () => {
  const text = `${fileOf(2_500)}r-bad,fine,9,store-a\nr-lost,fine,3,nowhere\n`;
  const id = await started(text);
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
  expect(errors.text.split('\r\n').slice(1, 3)).toEqual([
    '2502,stars,The rating 9 is outside 1 to 5.',
    '2503,store,There is no unit “nowhere” that you may fill.',
  ]);
});

test('I1: a run that dies in a batch goes on from the batch before, losing and doubling nothing', async () => {
  const id = await started(fileOf(3_500));
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
  const id = await started(fileOf(2_500));
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
  const id = await started(fileOf(2_200));
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
  const id = await started(fileOf(2_500));
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

test('a dry run reports rows and faults and takes nothing in', async () => {
  const { body } = await upload(`id,review,stars\n1,good,5\n2,"ragged\n3,x\n4,fine,8\n`);
  const answer = await company.as('business').post(`/imports/${body.id}/dry-run`);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ rows: 2, valid: 1, complete: true });
  expect(answer.body.errors[0].message).toContain('never closed');
  expect((await company.as('business').get(`/imports/${body.id}`)).body).toMatchObject({
    rows: 0,
    accepted: 0,
  });
});

test('the preview shows the first rows as voices', async () => {
  const { body } = await upload(fileOf(50));
  const answer = await company.as('business').get(`/imports/${body.id}/preview`);
  expect(answer.body.rows).toHaveLength(20);
  expect(answer.body.rows[0]).toMatchObject({
    row: 2,
    unitId: company.units['store-a'],
    source: { externalId: 'r0' },
    content: { text: 'good food number 0', ratings: [{ metric: 'csat', value: 1 }] },
  });
});

test('D4: a file whose encoding nobody can tell asks, and is read again in the one chosen', async () => {
  // “内容,分” and “服务很好啊,5” in GB18030.
  const short = Buffer.from('c4dac8dd2cb7d60ab7fecef1badcbac3b0a12c350a', 'hex');
  const { body } = await upload(short);
  expect(body.encoding.confidence).toBeLessThan(0.5);
  const caller = company.as('business');
  const columns = body.columns.map((one: { name: string }) => one.name);
  await caller.put(`/imports/${body.id}/mapping`, { text: [columns[0]] });
  const early = await caller.post(`/imports/${body.id}/start`);
  expect({ status: early.status, code: early.body.code }).toEqual({
    status: 422,
    code: 'encoding_needed',
  });
  const anew = await caller.put(`/imports/${body.id}/encoding`, { encoding: 'gb18030' });
  expect(anew.body.encoding).toMatchObject({ name: 'gb18030', confidence: 1 });
  expect(anew.body.columns[0].name).toBe('内容');
  expect(anew.body.status).toBe('uploaded');
  await caller.put(`/imports/${body.id}/mapping`, { text: ['内容'], encoding: 'gb18030' });
  expect((await caller.post(`/imports/${body.id}/start`)).status).toBe(200);
  const { items, accept } = keeper();
  await runImport(server.services, job(body.id), accept);
  expect(items.map((one) => one.envelope.content.text)).toEqual(['服务很好啊']);
});

test('A8: below the root a person sees only their own imports and fills only their own units', async () => {
  const east = await company.hire('business', 'east1');
  const { body: theirs } = await upload(fileOf(3));
  expect((await east.get(`/imports/${theirs.id}`)).status).toBe(404);
  const { body: own } = await upload(
    'id,review,store\n1,good,store-a\n2,good,store-c\n',
    'e.csv',
    east,
  );
  expect((await east.get('/imports')).body.items.map((one: { id: string }) => one.id)).toEqual([
    own.id,
  ]);
  const preview = await east.get(`/imports/${own.id}/preview`);
  expect(preview.body.rows).toHaveLength(1);
  expect(preview.body.errors[0].message).toContain('store-c');
  const map = { text: ['review'], defaults: { channel: 'file', unitId: company.units['store-c'] } };
  expect((await east.put(`/imports/${own.id}/mapping`, map)).status).toBe(404);
});

test('A4: another organisation gets the answer of an id that does not exist, on every path', async () => {
  const { body } = await upload(fileOf(3));
  const other = (await aCompany(server)).as('administrator');
  const random = '00000000-0000-4000-8000-000000000000';
  const paths: [string, string, object?][] = [
    ['GET', ''],
    ['GET', '/preview'],
    ['GET', '/errors'],
    ['POST', '/dry-run'],
    ['POST', '/start'],
    ['POST', '/cancel'],
    ['POST', '/undo'],
    ['PUT', '/mapping', { text: ['review'] }],
    ['PUT', '/encoding', { encoding: 'big5' }],
  ];
  for (const [method, path, payload] of paths) {
    const mine = await other.call(method, `/imports/${body.id}${path}`, payload);
    const none = await other.call(method, `/imports/${random}${path}`, payload);
    expect(mine.status, `${method} ${path}`).toBe(404);
    expect({ ...mine.body, requestId: '' }).toEqual({ ...none.body, requestId: '' });
  }
  expect((await company.as('administrator').get(`/imports/${body.id}`)).status).toBe(200);
});

test('broken files are refused with a code and leave nothing', async () => {
  expect((await upload('', 'empty.csv')).body.code).toBe('empty_file');
  expect((await upload(Buffer.from('504b0304ffff', 'hex'), 'x.xlsx')).body.code).toBe(
    'archive_refused',
  );
  expect((await upload(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'x.xls')).body.code).toBe(
    'old_workbook',
  );
  const management = await upload(fileOf(1), 'a.csv', company.as('management'));
  expect(management.status).toBe(403);
});

test('D5: a file name and a header with markup come back as text, in JSON only', async () => {
  const { body } = await upload('<img src=x onerror=alert(1)>,review\n1,good\n', '../<b>x</b>.csv');
  expect(body.fileName).toBe('b>.csv');
  expect(body.columns[0].name).toBe('<img src=x onerror=alert(1)>');
});

test('faults beyond ten thousand are counted but not kept', async () => {
  const id = await started(`${fileOf(1)}${'x,y,99,store-a\n'.repeat(10_500)}`);
  const { accept } = keeper();
  await runImport(server.services, job(id), accept);
  const { body } = await company.as('business').get(`/imports/${id}`);
  expect(body).toMatchObject({ status: 'done', rejected: 10_500, accepted: 1 });
  const kept = await inOrg(server.services.db, company.orgId, (tx) =>
    importStore(tx, company.orgId).faults(id),
  );
  expect(kept).toHaveLength(10_000);
});
