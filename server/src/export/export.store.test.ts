import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrg } from '#kernel/db.ts';
import { aCompany, type Company } from '../../test/company.ts';
import { startServer, type TestServer } from '../../test/server.ts';
import { exportRoutes } from './export.routes.ts';
import { exportRun } from './export-job-kinds.ts';
import { type RowSource, runExport } from './export-run.store.ts';

let server: TestServer;
let company: Company;

beforeAll(async () => {
  server = await startServer({ routes: [exportRoutes], jobs: [exportRun] as never });
  company = await aCompany(server);
});
afterAll(() => server.close());

/** Rows that tell for whom they were made. */
const source: RowSource = {
  kind: 'voices',
  columns: ['no', 'text', 'units', 'q'],
  count: async () => 1_200,
  async *rows(_services, actor, filter) {
    const { q } = filter as { q: string };
    for (let no = 0; no < 1_200; no += 1) yield [no, '=1+1', actor.unitIds.size, q];
  },
};

type Asked = Awaited<ReturnType<Company['hire']>>;
const ask = (caller: Pick<Asked, 'post'>, format = 'csv') =>
  caller.post('/exports', { kind: 'voices', format, filter: { q: 'slow' } });

const run = (exportId: string) =>
  runExport(server.services, { orgId: company.orgId, exportId }, [source]);

test('an export is written in the background and fetched as an attachment by its owner only', async () => {
  const caller = company.as('business');
  const { status, body } = await ask(caller);
  expect(status).toBe(202);
  expect((await caller.get(`/exports/${body.id}`)).body).toMatchObject({
    status: 'waiting',
    url: null,
  });
  expect((await caller.get(`/exports/${body.id}/file`)).status).toBe(409);
  await run(body.id);
  const done = await caller.get(`/exports/${body.id}`);
  expect(done.body).toMatchObject({ status: 'done', done: 1_200, total: 1_200 });
  const file = await caller.get(done.body.url.replace('/api/v1', ''));
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  expect(file.headers.get('content-disposition')).toMatch(
    /^attachment; filename="voices-.*\.csv"$/,
  );
  expect(file.text.split('\r\n')[1]).toMatch(/^0,'=1\+1,\d+,slow$/);
  expect((await company.as('administrator').get(`/exports/${body.id}`)).status).toBe(404);
  expect((await company.as('administrator').get(`/exports/${body.id}/file`)).status).toBe(404);
});

test('a workbook comes as one', async () => {
  const caller = company.as('business');
  const { body } = await ask(caller, 'xlsx');
  await run(body.id);
  const file = await caller.get(`/exports/${body.id}/file`);
  expect(file.headers.get('content-disposition')).toContain('.xlsx');
  expect(file.text.startsWith('PK')).toBe(true);
});

test('C5: an export runs with the rights its owner has then, and fails closed without them', async () => {
  const leaver = await company.hire('business', 'headquarters');
  const { body } = await ask(leaver);
  await inOrg(server.services.db, company.orgId, (tx) =>
    tx
      .updateTable('membership')
      .set({ active: false })
      .where('org_id', '=', company.orgId)
      .where('account_id', '=', leaver.person.id)
      .execute(),
  );
  await run(body.id);
  const row = await inOrg(server.services.db, company.orgId, async (tx) => ({
    found: await tx
      .selectFrom('export')
      .selectAll()
      .where('org_id', '=', company.orgId)
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow(),
    audit: await tx
      .selectFrom('audit')
      .select('action')
      .where('org_id', '=', company.orgId)
      .where('object_id', '=', body.id)
      .orderBy('seq')
      .execute(),
  }));
  expect(row.found).toMatchObject({ status: 'failed', blob: null });
  expect(row.audit.map((one) => one.action)).toEqual(['export.asked', 'export.refused']);
});

test('C5: an owner who was moved to a smaller unit gets no more of the larger one', async () => {
  const mover = await company.hire('business', 'headquarters');
  const { body } = await ask(mover);
  await inOrg(server.services.db, company.orgId, (tx) =>
    tx
      .updateTable('membership')
      .set({ unit_id: company.units['store-a'] })
      .where('org_id', '=', company.orgId)
      .where('account_id', '=', mover.person.id)
      .execute(),
  );
  await run(body.id);
  expect((await mover.get(`/exports/${body.id}`)).status).toBe(404);
});

test('one person has at most five exports under way', async () => {
  const busy = await company.hire('management', 'headquarters');
  for (let at = 0; at < 5; at += 1) expect((await ask(busy)).status).toBe(202);
  expect((await ask(busy)).body.code).toBe('too_many_exports');
});
