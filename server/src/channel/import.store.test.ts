import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCompany, type Company } from '../../test/company.ts';
import { keeper, reviewsFile, startImports, uploadFile } from '../../test/imports.ts';
import type { TestServer } from '../../test/server.ts';
import { runImport } from './import-run.store.ts';

let server: TestServer;
let company: Company;
beforeAll(async () => {
  ({ server, company } = await startImports());
});
afterAll(() => server.close());

test('an upload is read at once: format, encoding, columns and what they hold', async () => {
  const { status, body } = await uploadFile(company.as('business'), `\uFEFF${reviewsFile(30)}`);
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

test('D4: a file whose encoding nobody can tell asks, and is read again in the one chosen', async () => {
  // “内容,分” and “服务很好啊,5” in GB18030.
  const short = Buffer.from('c4dac8dd2cb7d60ab7fecef1badcbac3b0a12c350a', 'hex');
  const { body } = await uploadFile(company.as('business'), short);
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
  await runImport(server.services, { orgId: company.orgId, importId: body.id }, accept);
  expect(items.map((one) => one.envelope.content.text)).toEqual(['服务很好啊']);
});

test('A8: below the root a person sees only their own imports and fills only their own units', async () => {
  const east = await company.hire('business', 'east1');
  const { body: theirs } = await uploadFile(company.as('business'), reviewsFile(3));
  expect((await east.get(`/imports/${theirs.id}`)).status).toBe(404);
  const { body: own } = await uploadFile(east, 'id,review,store\n1,good,store-a\n2,good,store-c\n');
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
  const { body } = await uploadFile(company.as('business'), reviewsFile(3));
  const other = (await aCompany(server)).as('administrator');
  const random = '00000000-0000-4000-8000-000000000000';
  const paths: [string, string, object?][] = [
    ['GET', ''],
    ['GET', '/preview'],
    ['GET', '/errors'],
    ['GET', '/rejected'],
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
  expect((await uploadFile(company.as('business'), '', 'empty.csv')).body.code).toBe('empty_file');
  expect(
    (await uploadFile(company.as('business'), Buffer.from('504b0304ffff', 'hex'), 'x.xlsx')).body
      .code,
  ).toBe('archive_refused');
  expect(
    (await uploadFile(company.as('business'), Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'x.xls')).body
      .code,
  ).toBe('old_workbook');
  const management = await uploadFile(company.as('management'), reviewsFile(1));
  expect(management.status).toBe(403);
});

test('D5: a file name and a header with markup come back as text, in JSON only', async () => {
  const { body } = await uploadFile(
    company.as('business'),
    '<img src=x onerror=alert(1)>,review\n1,good\n',
    '../<b>x</b>.csv',
  );
  expect(body.fileName).toBe('b>.csv');
  expect(body.columns[0].name).toBe('<img src=x onerror=alert(1)>');
});
