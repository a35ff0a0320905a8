import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type PoolConfig } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testStores } from '../../test/stores.ts';
import { migrate } from './migrate.ts';

const { pg } = testStores();
const role = { name: String(pg.app.user), password: String(pg.app.password) };
const database = 'upgrade_test';
const owner: PoolConfig = { ...pg.owner, database, user: 'plain_owner', password: 'plain' };
const all = join(import.meta.dirname, '../../migrations');
const early = mkdtempSync(join(tmpdir(), 'vx-upgrade-'));
const admin = new Client(pg.owner);
const inside = new Client({ ...pg.owner, database });

/** The newest file of the schema that the rows below are written in. */
const earlyUntil = '0006';

beforeAll(async () => {
  for (const name of readdirSync(all)) {
    if (/^\d{4}_.*\.sql$/.test(name) && name.slice(0, 4) <= earlyUntil) {
      copyFileSync(join(all, name), join(early, name));
    }
  }
  await admin.connect();
  await admin.query(`drop database if exists ${database}`);
  await admin.query('drop role if exists plain_owner');
  await admin.query("create role plain_owner login password 'plain' nosuperuser nobypassrls");
  await admin.query(`create database ${database} owner plain_owner`);
  await inside.connect();
});

afterAll(async () => {
  await inside.end();
  await admin.query(`drop database if exists ${database} with (force)`);
  await admin.query('drop role plain_owner');
  await admin.end();
  rmSync(early, { recursive: true, force: true });
});

test('K1: rows of an earlier schema come through later files, under an owner whom row security binds', async () => {
  await migrate(owner, early, role);
  const [orgId, importId] = [randomUUID(), randomUUID()];
  await inside.query(
    `insert into import (org_id, id, connector_id, file_name, bytes, sha256, blob, format, status,
       rejected, understood) values ($1, $2, $2, 'a.csv', 9, 'x', 'b', 'csv', 'done', 1, 7)`,
    [orgId, importId],
  );
  await inside.query(
    `insert into import_error (org_id, import_id, row_no, message) values ($1, $2, 3, 'No date.')`,
    [orgId, importId],
  );

  expect((await migrate(owner, all, role)).applied.length).toBeGreaterThan(0);

  const understood = await inside.query('select import_id, voices from import_understood');
  expect(understood.rows).toEqual([{ import_id: importId, voices: 7 }]);
  const faults = await inside.query('select code, "values" from import_error');
  expect(faults.rows).toEqual([{ code: 'invalid_voice', values: { reason: 'No date.' } }]);
  const open = await inside.query(
    `select relname from pg_class where relname in ('import', 'import_understood', 'import_error')
       and not relforcerowsecurity`,
  );
  expect(open.rows).toEqual([]);
});
