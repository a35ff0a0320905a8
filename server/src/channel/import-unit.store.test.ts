import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrg } from '#kernel/db.ts';
import { unitStore } from '#org/org.store.ts';
import type { Unit } from '#org/org.ts';
import { aCompany, type Company } from '../../test/company.ts';
import { startServer, type TestServer } from '../../test/server.ts';
import { StoredMapping } from './import.ts';
import { makeUnits, unitPlacer } from './import-unit.store.ts';

let server: TestServer;
let company: Company;
beforeAll(async () => {
  server = await startServer();
  company = await aCompany(server);
});
afterAll(() => server.close());

const at = new Date('2026-03-05T10:00:00Z');
const mapped = (scopeUnitId: string) =>
  StoredMapping.parse({ text: ['review'], unit: 'branch', scopeUnitId });

function make(scopeUnitId: string, ...names: string[]) {
  const { orgId } = company;
  return inOrg(server.services.db, orgId, (tx) =>
    makeUnits(tx, orgId, { mapping: mapped(scopeUnitId), names, at }),
  );
}

const units = () =>
  inOrg(server.services.db, company.orgId, (tx) => unitStore(tx, company.orgId).all());

test('a store that a file names is made once, whatever its case and width, below the importer', async () => {
  const made = await make(
    company.units.east1,
    'Soho Garden',
    'ＳＯＨＯ garden',
    '上海徐汇店',
    '!!!',
  );
  expect(new Set(made.values()).size).toBe(3);
  const again = await make(company.units.east1, 'soho garden');
  expect(again.get('soho garden')).toBe(made.get('soho garden'));
  const found = (await units()).filter(({ id }) => [...made.values()].includes(id));
  expect(found.map(({ key }) => key).sort()).toEqual(['soho-garden', 'store', '上海徐汇店'].sort());
  for (const unit of found) {
    expect(unit).toMatchObject({ kind: 'store', parentId: company.units.east1 });
  }
});

test('a name that stands for a unit outside the importer’s subtree makes no second one', async () => {
  const all = await units();
  expect(unitPlacer(all, mapped(company.units.east1))('store-c')).toEqual({
    refused: 'unit_out_of_reach',
  });
  expect(unitPlacer(all, mapped(company.units.headquarters))('STORE-C')).toEqual({
    unitId: company.units['store-c'],
  });
});

test('each cell is placed, or refused for its own reason', async () => {
  const { headquarters } = company.units;
  await make(company.units.east10, 'Twin Rivers');
  const all = await units();
  const place = unitPlacer([...all, ...twinOf(all)], mapped(headquarters));
  expect(place(undefined)).toEqual({ unitId: headquarters });
  expect(place('Corner')).toEqual({ newUnit: 'Corner' });
  expect(place('twin rivers')).toEqual({ refused: 'unit_ambiguous' });
  expect(place('x'.repeat(121))).toEqual({ refused: 'unit_name_too_long' });
  const none = { ...mapped(headquarters), newUnits: false };
  expect(unitPlacer(all, none)('Corner')).toEqual({ refused: 'unit_unknown' });
});

function twinOf(all: readonly Unit[]): Unit[] {
  return all
    .filter(({ name }) => name === 'Twin Rivers')
    .map((unit) => ({ ...unit, id: randomUUID(), key: 'twin-2' }));
}

test('no store is made below a store', async () => {
  const place = unitPlacer(await units(), mapped(company.units['store-a']));
  expect(place('Corner')).toEqual({ refused: 'unit_out_of_reach' });
  await expect(make(company.units['store-a'], 'Corner')).rejects.toMatchObject({
    code: 'unit_parent',
  });
});
