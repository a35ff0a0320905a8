import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type PoolConfig } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testStores } from '../../test/stores.ts';
import { migrate, requireMigrated } from './migrate.ts';

const { pg } = testStores();
const role = { name: String(pg.app.user), password: String(pg.app.password) };
const fresh: PoolConfig = { ...pg.owner, database: 'migrate_test' };
const directory = mkdtempSync(join(tmpdir(), 'vx-migrations-'));
const admin = new Client(pg.owner);

function write(name: string, sql: string): void {
  writeFileSync(join(directory, name), sql);
}

async function asOwner<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client(fresh);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  await admin.connect();
  await admin.query('drop database if exists migrate_test');
  await admin.query('create database migrate_test');
  write('0001_first.sql', 'create table a (n int primary key); insert into a values (1);');
  write('0002_second.sql', 'select pg_sleep(0.2); insert into a values (2);');
});

afterAll(async () => {
  await admin.query('drop database if exists migrate_test with (force)');
  await admin.end();
  rmSync(directory, { recursive: true, force: true });
});

describe('migrations', () => {
  test('K1: runs that overlap apply every file once, and a later run applies nothing', async () => {
    const reports = await Promise.all([1, 2, 3].map(() => migrate(fresh, directory, role)));
    expect(reports.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 2]);
    expect(await asOwner('select n from a order by n')).toEqual([{ n: 1 }, { n: 2 }]);
    expect((await migrate(fresh, directory, role)).applied).toEqual([]);
  });

  test('K1: a run that dies inside a file leaves nothing of it, and the next run completes', async () => {
    write(
      '0003_third.sql',
      'insert into a values (3); select pg_sleep(1); insert into a values (4);',
    );
    const dying = migrate(fresh, directory, role).catch((error: unknown) => error);
    for (let killed = 0; killed === 0; ) {
      const { rows } = await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = 'migrate_test' and query like '%pg_sleep(1)%' and pid <> pg_backend_pid()`,
      );
      killed = rows.length;
    }
    expect(await dying).toBeInstanceOf(Error);
    expect(await asOwner('select count(*)::int as n from a')).toEqual([{ n: 2 }]);
    expect((await migrate(fresh, directory, role)).applied).toEqual(['0003_third.sql']);
    expect(await asOwner('select count(*)::int as n from a')).toEqual([{ n: 4 }]);
  });

  test('K1: a file that fails is rolled back whole and named', async () => {
    write('0004_fourth.sql', 'insert into a values (5); insert into a values (1);');
    await expect(migrate(fresh, directory, role)).rejects.toThrow('0004_fourth.sql');
    expect(await asOwner('select n from a where n = 5')).toEqual([]);
    rmSync(join(directory, '0004_fourth.sql'));
  });

  test('K1: a file changed after it had been applied is refused', async () => {
    write('0002_second.sql', 'insert into a values (2);');
    await expect(migrate(fresh, directory, role)).rejects.toThrow('0002_second.sql was changed');
    write('0002_second.sql', 'select pg_sleep(0.2); insert into a values (2);');
    expect((await migrate(fresh, directory, role)).applied).toEqual([]);
  });

  test('K2: a database with files that this release does not know is refused', async () => {
    await asOwner(
      "insert into schema_migration (version, name, checksum) values (9, '0009_x.sql', '')",
    );
    await expect(migrate(fresh, directory, role)).rejects.toThrow('newer than this release');
    await asOwner('delete from schema_migration where version = 9');
  });

  test('A2: the owner is refused as the role of requests', async () => {
    const owner = { name: String(pg.owner.user), password: String(pg.owner.password ?? '') };
    await expect(migrate(fresh, directory, owner)).rejects.toThrow('pass row-level security');
  });
});

describe('an instance without the address of the owner', () => {
  const app: PoolConfig = { ...pg.app, database: 'migrate_test' };

  test('K1: accepts a database that is complete, and names what an incomplete one lacks', async () => {
    await requireMigrated(app, directory);
    write('0004_later.sql', 'select 1;');
    await expect(requireMigrated(app, directory)).rejects.toThrow('lacks 0004_later.sql');
    rmSync(join(directory, '0004_later.sql'));
  });

  test('A2: refuses to serve requests as the owner', async () => {
    await expect(requireMigrated(fresh, directory)).rejects.toThrow('pass row-level security');
  });
});

describe('the role of requests', () => {
  const app = new Client(pg.app);
  beforeAll(() => app.connect());
  afterAll(() => app.end());

  test.each([
    'set role voxloop_owner',
    'create table stolen (n int)',
    'create temporary table stolen (n int)',
    'alter table schema_migration add column n int',
    'delete from schema_migration',
    "copy schema_migration to program 'cat'",
    "select pg_read_file('/etc/passwd')",
    "select lo_import('/etc/passwd')",
    'alter role current_user bypassrls',
  ])('A2: may not %s', async (sql) => {
    await expect(app.query(sql)).rejects.toThrow(/permission denied|must be|does not exist/);
  });

  test('A2: has none of the rights that pass row-level security', async () => {
    const { rows } = await app.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
       from pg_roles where rolname = current_user`,
    );
    expect(Object.values(rows[0] ?? {})).toEqual([false, false, false, false, false]);
  });

  test('A2: nobody logs in without the password', async () => {
    const stranger = new Client({ ...pg.app, password: 'guess' });
    await expect(stranger.connect()).rejects.toThrow('password authentication failed');
    await stranger.end().catch(() => {});
  });
});
