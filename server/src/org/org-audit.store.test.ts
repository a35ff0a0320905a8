import { afterAll, expect, test } from 'vitest';
import { aCompany, type Company } from '../../test/company.ts';
import { asOwner, startServer } from '../../test/server.ts';
import { auditKey, auditLog } from '../kernel/audit.ts';
import { inOrg } from '../kernel/db.ts';
import { anchorAuditLogs } from './org-audit-anchor.store.ts';

const server = await startServer();
afterAll(() => server.close());

async function withActs(): Promise<Company> {
  const company = await aCompany(server);
  const boss = company.as('administrator');
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) {
    const unit = { parentId: company.units.east1, kind: 'store', name, key: name.toLowerCase() };
    expect((await boss.post('/units', unit)).status).toBe(201);
  }
  return company;
}

const verify = async (company: Company) =>
  (await company.as('administrator').post('/audit/verify')).body;

const tamper = (company: Company, statement: string) =>
  asOwner((owner) => owner.query(statement.replaceAll('ORG', `'${company.orgId}'`)));

test('H6: every change stands in the log with who did it, and an untouched log verifies', async () => {
  const company = await withActs();
  const { body } = await company.as('management').get('/audit');
  expect(body.items[0]).toMatchObject({
    seq: 6,
    action: 'unit.added',
    actor: { id: company.people.administrator.id, name: 'administrator person' },
    object: { kind: 'unit', label: 'Six' },
    detail: { kind: 'store', key: 'six' },
  });
  expect(await verify(company)).toEqual({
    ok: true,
    entries: 6,
    firstBad: null,
    anchoredAt: null,
  });
});

test('H6: a refused change leaves no entry', async () => {
  const company = await withActs();
  const taken = { parentId: company.units.east1, kind: 'store', name: 'One', key: 'one' };
  expect((await company.as('administrator').post('/units', taken)).status).toBe(409);
  expect(await verify(company)).toMatchObject({ ok: true, entries: 6 });
});

test('H6: a changed entry is named', async () => {
  const company = await withActs();
  await tamper(company, "update audit set object_label = 'Other' where org_id = ORG and seq = 3");
  expect(await verify(company)).toMatchObject({ ok: false, entries: 6, firstBad: 3 });
});

test('H6: the entry after a deleted one is named, and the first when it was the first', async () => {
  const company = await withActs();
  await tamper(company, 'delete from audit where org_id = ORG and seq = 4');
  expect(await verify(company)).toMatchObject({ ok: false, firstBad: 5 });
  await tamper(company, 'delete from audit where org_id = ORG and seq = 1');
  expect(await verify(company)).toMatchObject({ ok: false, firstBad: 2 });
});

test('H6: entries that changed places are named', async () => {
  const company = await withActs();
  await tamper(company, 'update audit set seq = 100 where org_id = ORG and seq = 2');
  await tamper(company, 'update audit set seq = 2 where org_id = ORG and seq = 3');
  await tamper(company, 'update audit set seq = 3 where org_id = ORG and seq = 100');
  expect(await verify(company)).toMatchObject({ ok: false, firstBad: 2 });
});

test('H6: a chain written with the key of another organisation does not verify', async () => {
  const company = await withActs();
  const other = await withActs();
  await tamper(company, 'delete from audit where org_id = ORG');
  await tamper(
    company,
    `insert into audit select ORG, seq, at, actor_id, actor_name, action, object_kind, object_id,
       object_label, detail, hash from audit where org_id = '${other.orgId}'`,
  );
  expect(await verify(company)).toMatchObject({ ok: false, firstBad: 1 });
});

test('H6: cutting off the newest entries is seen through the anchor', async () => {
  const company = await withActs();
  await tamper(company, 'delete from audit where org_id = ORG and seq > 5');
  expect(await verify(company)).toMatchObject({ ok: true, entries: 5, anchoredAt: null });
  expect(await anchorAuditLogs(server.services)).toBeGreaterThan(0);
  expect(await verify(company)).toMatchObject({ ok: true, anchoredAt: expect.any(String) });
  await tamper(company, 'delete from audit where org_id = ORG and seq > 3');
  expect(await verify(company)).toMatchObject({ ok: false, entries: 3, firstBad: 4 });
});

test('H6: a log that was written anew with the right key does not fit its anchor', async () => {
  const company = await withActs();
  await anchorAuditLogs(server.services);
  await tamper(company, 'delete from audit where org_id = ORG');
  const { orgId } = company;
  const key = auditKey(server.services.secrets.audit, orgId);
  await inOrg(server.services.db, orgId, async (tx) => {
    const object = { kind: 'unit', id: 'forged' };
    const entry = { action: 'unit.added', actor: { id: null, name: 'Nobody' }, object };
    for (let n = 0; n < 7; n += 1) await auditLog(tx, orgId, key).append(entry, new Date());
  });
  expect(await verify(company)).toMatchObject({ ok: false, firstBad: 6 });
});

test('the log is read by page, action, person and day', async () => {
  const company = await withActs();
  const boss = company.as('administrator');
  await boss.patch(`/units/${company.units.east10}`, { name: 'Far east' });
  const first = await boss.get('/audit?limit=3');
  expect(first.body.items.map(({ seq }: { seq: number }) => seq)).toEqual([7, 6, 5]);
  const second = await boss.get(`/audit?limit=10&cursor=${first.body.next}`);
  expect(second.body.items.map(({ seq }: { seq: number }) => seq)).toEqual([4, 3, 2, 1]);
  expect(second.body.next).toBeNull();
  expect((await boss.get('/audit?action=unit.changed')).body.items).toHaveLength(1);
  const { id } = company.people.business;
  expect((await boss.get(`/audit?actor=${id}`)).body.items).toEqual([]);
  expect((await boss.get('/audit?to=2001-01-01')).body.items).toEqual([]);
});

test('whoever leads a region sees what its own people did, and cannot verify the whole', async () => {
  const company = await withActs();
  const regional = await company.hire('administrator', 'east1');
  await regional.patch(`/units/${company.units['store-a']}`, { name: 'Renamed' });
  const { body } = await regional.get('/audit');
  expect(body.items.map(({ action }: { action: string }) => action)).toEqual(['unit.changed']);
  expect((await regional.post('/audit/verify')).body.code).toBe('forbidden');
});
