import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { type Caller, signedIn } from '../../test/caller.ts';
import { aCompany } from '../../test/company.ts';
import { everyRoute } from '../../test/every-route.ts';
import { asOwner, startServer } from '../../test/server.ts';
import { testStores } from '../../test/stores.ts';
import { inOrg, openDb } from '../kernel/db.ts';
import { factsClient } from '../kernel/facts-client.ts';
import { buildHttp } from '../kernel/http.ts';
import { isAction, keyScopes, roleMay, roles, scopesMay } from '../kernel/policy.ts';
import { authenticate } from './org-authenticate.store.ts';

const server = await startServer({ routes: everyRoute });
const company = await aCompany(server, { name: 'Access Ltd' });
const other = await aCompany(server, { name: 'Other Ltd' });
afterAll(() => server.close());

const path = (url: string) => url.replace('/api/v1', '').replaceAll(/:\w+/g, crypto.randomUUID());

type Allowed = { outside: Record<string, string> };

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
    await expect(run).rejects.toThrow(/permission denied|must be owner|does not exist/);
  });

  test('A2: the role of requests may not end connections of the owner', async () => {
    await asOwner(async (owner) => {
      const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid');
      const end = sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(server.services.db);
      await expect(end).rejects.toThrow('permission denied');
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

describe('authorisation', () => {
  test('C1: every endpoint lets each role and key scope in exactly as the policy file says', async () => {
    const guarded = server.endpoints.flatMap(({ method, url, may }) =>
      isAction(may) ? [{ method, url, may }] : [],
    );
    expect(guarded.length).toBeGreaterThan(15);
    const keys = await Promise.all(keyScopes.map((scope) => company.withKey([scope])));
    for (const { method, url, may } of guarded) {
      const refused = async (who: Caller) =>
        (await who.call(method, path(url))).body?.code === 'forbidden';
      for (const role of roles) {
        const message = `${method} ${url} as ${role}`;
        expect(await refused(company.as(role)), message).toBe(!roleMay(role, may));
      }
      for (const [index, scope] of keyScopes.entries()) {
        const key = keys[index];
        const message = `${method} ${url} with a key for ${scope}`;
        expect(key && (await refused(key)), message).toBe(!scopesMay([scope], may));
      }
    }
  });

  test('C1: whoever is not signed in gets nothing that is not public', async () => {
    for (const { method, url, may } of server.endpoints) {
      if (may === 'public') continue;
      const answer = await fetch(`${server.url}/api/v1${path(url)}`, {
        method,
        headers: { origin: server.url },
      });
      expect([url, answer.status]).toEqual([url, 401]);
    }
  });

  test('C1: a route that names no policy does not register', async () => {
    const app = await buildHttp(server.services, authenticate);
    expect(() => app.get('/open', async () => 'x')).toThrow('names no policy');
    expect(() =>
      app.get('/odd', { config: { may: 'all' as 'public' } }, async () => 'x'),
    ).toThrow();
    await app.close();
  });

  test('C2: what a request may not set is not set, whatever columns it names', async () => {
    const boss = company.as('administrator');
    const columns = await asOwner(async (owner) => {
      const { rows } = await owner.query<{ name: string }>(
        "select distinct column_name as name from information_schema.columns where table_schema = 'public'",
      );
      return rows.map(({ name }) => name);
    });
    const id = crypto.randomUUID();
    const extra = Object.fromEntries(columns.map((name) => [name, id]));
    for (const name of [
      'name',
      'key',
      'kind',
      'locale',
      'theme',
      'density',
      'email',
      'scopes',
      'role',
    ])
      delete extra[name];
    const sent = { ...extra, orgId: other.orgId, owner: id, verified: true, isAdmin: true };
    const before = await company.as('business').get('/me');
    await company
      .as('business')
      .patch('/me', { ...sent, email: 'new@x.test', role: 'administrator' });
    expect((await company.as('business').get('/me')).body).toEqual(before.body);
    const unit = { parentId: company.units.east1, kind: 'store', name: 'C2', key: 'c2' };
    const made = await boss.post('/units', { ...sent, ...unit });
    expect(made.status).toBe(201);
    expect(made.body.id).not.toBe(id);
    expect(made.body.parentId).toBe(company.units.east1);
    expect((await other.as('administrator').get('/units')).text).not.toContain('"c2"');
    await boss.patch(`/units/${made.body.id}`, { ...sent, kind: 'region' });
    const rows = await asOwner((owner) =>
      owner.query('select * from unit where org_id = $1 and key = $2', [company.orgId, 'c2']),
    );
    expect(rows.rows[0]).toMatchObject({ id: made.body.id, kind: 'store', org_id: company.orgId });
    expect(JSON.stringify(rows.rows[0])).not.toContain(id);
  });

  test('C3: no answer has a place for a secret, but the one that shows a new key once', async () => {
    const secretive = /secret|token|hash|password|pepper|sealed|envelope|apikey/i;
    const found: string[] = [];
    const walk = (value: unknown, place: string) => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, member] of Object.entries(value)) {
        if (name === 'properties' && typeof member === 'object' && member) {
          for (const key of Object.keys(member)) {
            const shown = place.startsWith('post /api/v1/api-keys') && key === 'key';
            if (secretive.test(key) || shown) found.push(`${place} ${key}`);
          }
        }
        walk(member, place);
      }
    };
    for (const [url, methods] of Object.entries(server.app.swagger().paths ?? {})) {
      for (const [method, operation] of Object.entries(methods as object)) {
        walk(operation.responses, `${method} ${url}`);
      }
    }
    expect(found).toEqual(['post /api/v1/api-keys key']);
  });
});

describe('looking as another role', () => {
  test('an administrator sees what the lesser role sees and can change nothing', async () => {
    const boss = await company.hire('administrator', 'headquarters');
    const viewAs = { role: 'execution', unitId: company.units['store-b'] };
    const answer = await boss.put('/me/view-as', viewAs);
    expect(answer.body).toMatchObject({
      role: 'execution',
      viewAs: { ...viewAs, unitName: 'store-b' },
    });
    expect((await boss.get('/me')).status).toBe(401);
    const seeing = signedIn(server.url, answer, server.url);
    expect((await seeing.get('/units')).body.items).toHaveLength(1);
    expect((await seeing.get('/people')).body.code).toBe('forbidden');
    const writes = server.endpoints.filter(({ method, may }) => method !== 'GET' && isAction(may));
    for (const { method, url } of writes) {
      const refused = await seeing.call(method, path(url));
      expect([url, refused.body.code]).toEqual([url, 'view_as_readonly']);
    }
    expect((await seeing.patch('/me', { name: 'x' })).body.code).toBe('view_as_readonly');
    const back = await seeing.call('PUT', '/me/view-as', null);
    expect(back.body).toMatchObject({ role: 'administrator', viewAs: null });
  });

  test('nobody but an administrator can, nor as more than a lesser role, nor elsewhere', async () => {
    const unitId = company.units['store-b'];
    const view = (who: Awaited<ReturnType<typeof company.hire>>, role: string, at = unitId) =>
      who.put('/me/view-as', { role, unitId: at });
    const manager = await company.hire('management', 'headquarters');
    expect((await view(manager, 'execution')).body.code).toBe('forbidden');
    const regional = await company.hire('administrator', 'east1');
    expect((await view(regional, 'administrator')).body.code).toBe('forbidden');
    expect((await view(regional, 'execution', company.units['store-c'])).status).toBe(404);
    expect((await view(regional, 'execution', other.units['store-c'])).status).toBe(404);
  });
});
