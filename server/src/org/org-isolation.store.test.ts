import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { aCompany } from '../../test/company.ts';
import { startProduct } from '../../test/product.ts';
import { asOwner } from '../../test/server.ts';
import { testStores } from '../../test/stores.ts';
import { inOrg, openDb } from '../kernel/db.ts';
import { factsClient } from '../kernel/facts-client.ts';

const server = await startProduct();
const company = await aCompany(server, { name: 'Access Ltd' });
const other = await aCompany(server, { name: 'Other Ltd' });
afterAll(() => server.close());

type Allowed = { outside: Record<string, string> };

/** How PostgreSQL 15 to 18 say no. */
const refused = /permission denied|must be (owner|a? ?superuser)|does not exist/;

describe('tenant isolation', () => {
  test('A1: every table has its organisation first in its key and row-level security forced', async () => {
    const file = join(import.meta.dirname, '../kernel/tenancy.json');
    const { outside } = JSON.parse(readFileSync(file, 'utf8')) as Allowed;
    type Row = { name: string; first: string | null; forced: boolean; policies: number };
    const { rows } = await asOwner((owner) =>
      owner.query<Row>(`
        select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
          (select a.attname from pg_index i join pg_attribute a
             on a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attnotnull
             where i.indrelid = c.oid and i.indisprimary) as first,
          (select count(*)::int from pg_policy p where p.polrelid = c.oid
             and p.polqual is not null and p.polwithcheck is not null) as policies
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`),
    );
    const offenders = rows.filter(
      ({ name, first, forced, policies }) =>
        !(name in outside) && !(first === 'org_id' && forced && policies === 1),
    );
    expect(rows.length).toBeGreaterThan(25);
    expect(offenders).toEqual([]);
    expect(Object.keys(outside).filter((name) => !rows.some((row) => row.name === name))).toEqual(
      [],
    );
  });

  test('A1: every table of facts is sorted by its organisation first', async () => {
    const facts = factsClient(testStores().facts);
    const result = await facts.query({
      query:
        "select name, sorting_key from system.tables where database = currentDatabase() and name like '%_fact'",
      format: 'JSONEachRow',
    });
    const tables = await result.json<{ name: string; sorting_key: string }>();
    await facts.close();
    expect(tables.map(({ name }) => name).sort()).toEqual(['mention_fact', 'voice_fact']);
    for (const { sorting_key } of tables) expect(sorting_key).toMatch(/^org_id,/);
  });

  test.for([
    'set role postgres',
    'alter table voice disable row level security',
    'drop policy organisation on voice',
    "copy (select 1) to program 'true'",
    "select pg_read_file('/etc/passwd')",
    "select lo_import('/etc/passwd')",
    'create table mine (n int)',
    'update audit set action = action',
    'delete from audit',
    'truncate audit',
    "select protect('account')",
  ])('A2: the role of requests may not run: %s', async (statement) => {
    const run = sql.raw(statement).execute(server.services.db);
    await expect(run).rejects.toThrow(refused);
  });

  test('A2: the role of requests may not end connections of the owner', async () => {
    await asOwner(async (owner) => {
      const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid');
      const end = sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(server.services.db);
      await expect(end).rejects.toThrow(refused);
    });
  });

  test('A2: the role of requests is no superuser, owns nothing and needs its password', async () => {
    const { pg } = testStores();
    const { rows } = await asOwner((owner) =>
      owner.query(
        `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong,
           (select count(*)::int from pg_class where relowner = r.oid) as owned
         from pg_roles r where rolname = $1`,
        [pg.app.user],
      ),
    );
    expect(rows).toEqual([{ strong: false, owned: 0 }]);
    const { password: _, ...without } = pg.app;
    await expect(new Client({ ...without, password: 'wrong' }).connect()).rejects.toThrow(
      /password/,
    );
  });

  test('A3: two tenants on one connection never meet, even when transactions break', async () => {
    const db = openDb({ ...testStores().pg.app, max: 1 }, () => {});
    const orgs = [company.orgId, other.orgId];
    const work = Array.from({ length: 200 }, async (_, n) => {
      const orgId = orgs[n % 2] ?? '';
      const run = inOrg(db, orgId, async (tx) => {
        const seen = await tx.selectFrom('unit').select('org_id').distinct().execute();
        if (n % 10 === 3) throw new Error('breaks midway');
        return seen.map((row) => row.org_id);
      });
      if (n % 10 === 3) await expect(run).rejects.toThrow('breaks midway');
      else expect(await run).toEqual([orgId]);
      const after = await sql<{
        org: string;
      }>`select current_setting('app.org', true) as org`.execute(db);
      expect(after.rows[0]?.org ?? '').toBe('');
      expect(await db.selectFrom('unit').select('id').execute()).toEqual([]);
    });
    await Promise.all(work);
    await db.destroy();
  });

  test('A8: a store that moves to another region is seen there at the next request', async () => {
    const east1 = await company.hire('management', 'east1');
    const east10 = await company.hire('management', 'east10');
    const clerk = await company.hire('execution', 'store-a');
    const seen = async (who: typeof east1) => {
      const { body } = await who.get('/units');
      return body.items.map(({ key }: { key: string }) => key).sort();
    };
    const staff = async (who: typeof east1) => {
      const { body } = await who.get('/people');
      return body.items.some(({ id }: { id: string }) => id === clerk.person.id);
    };
    expect(await seen(east1)).toEqual(['east1', 'store-a', 'store-b']);
    expect(await seen(east10)).toEqual(['east10', 'store-c', 'store-d']);
    expect([await staff(east1), await staff(east10)]).toEqual([true, false]);
    const boss = company.as('administrator');
    const move = (parentId: string) =>
      boss.patch(`/units/${company.units['store-a']}`, { parentId });
    expect((await move(company.units.east10)).status).toBe(200);
    expect(await seen(east1)).toEqual(['east1', 'store-b']);
    expect(await seen(east10)).toEqual(['east10', 'store-a', 'store-c', 'store-d']);
    expect([await staff(east1), await staff(east10)]).toEqual([false, true]);
    expect((await move(company.units.east1)).status).toBe(200);
  });
});
