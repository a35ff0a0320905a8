import { afterAll, describe, expect, test } from 'vitest';
import { type Caller, callerWith, signedIn } from '../../test/caller.ts';
import { aCompany } from '../../test/company.ts';
import { startProduct } from '../../test/product.ts';
import { asOwner } from '../../test/server.ts';
import { buildHttp } from '../kernel/http.ts';
import { isAction, keyScopes, roleMay, roles, scopesMay } from '../kernel/policy.ts';
import { authenticate } from './org-authenticate.store.ts';

const server = await startProduct();
const company = await aCompany(server, { name: 'Access Ltd' });
const other = await aCompany(server, { name: 'Other Ltd' });
afterAll(() => server.close());

const path = (url: string) => url.replace('/api/v1', '').replaceAll(/:\w+/g, crypto.randomUUID());

describe('authorisation', () => {
  test('C1: every endpoint lets each role and key scope in exactly as the policy file says', async () => {
    const guarded = server.endpoints.flatMap(({ method, url, may }) =>
      isAction(may) ? [{ method, url, may }] : [],
    );
    expect(guarded.length).toBeGreaterThan(40);
    const keys = await Promise.all(keyScopes.map((scope) => company.withKey([scope])));
    const wrong: string[] = [];
    for (const { method, url, may } of guarded) {
      const note = async (who: Caller, name: string, allowed: boolean) => {
        const { status, body } = await who.call(method, path(url));
        const fits = status !== 401 && (body?.code === 'forbidden') !== allowed;
        if (!fits) wrong.push(`${method} ${url}: ${name} (${may}) ${status}`);
      };
      // Whoever opens the sample company leaves the session that asked for it.
      const leaves = url.endsWith('/organisation/sample');
      for (const role of roles) {
        const who = leaves ? await company.hire(role, 'headquarters') : company.as(role);
        await note(who, role, roleMay(role, may));
      }
      for (const [index, scope] of keyScopes.entries()) {
        const key = keys[index];
        if (key) await note(key, `key for ${scope}`, scopesMay([scope], may));
      }
    }
    expect(wrong).toEqual([]);
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
            // The fingerprint of the counts that a plan's baseline was computed from.
            const fingerprint = key === 'dataHash';
            if ((secretive.test(key) && !fingerprint) || shown) found.push(`${place} ${key}`);
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

describe('requests from elsewhere', () => {
  test('B10: a change with a cookie and a foreign or missing origin is refused on every route', async () => {
    const { cookie = '' } = company.as('administrator').headers;
    const changes = server.endpoints.filter(({ method }) => method !== 'GET');
    expect(changes.length).toBeGreaterThan(40);
    for (const { method, url } of changes) {
      for (const origin of [{ origin: 'https://evil.test' }, { origin: 'null' }, {}]) {
        const answer = await callerWith(server.url, { cookie, ...origin }).call(method, path(url));
        expect([method, url, answer.body.code]).toEqual([method, url, 'foreign_origin']);
      }
    }
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

  test('A8: looking at a unit ends when the unit leaves the reach of the one who looks', async () => {
    const regional = await company.hire('administrator', 'east1');
    const viewAs = { role: 'execution', unitId: company.units['store-b'] };
    const seeing = signedIn(server.url, await regional.put('/me/view-as', viewAs), server.url);
    expect((await seeing.get('/units')).status).toBe(200);
    const move = (parentId: string) =>
      company.as('administrator').patch(`/units/${company.units['store-b']}`, { parentId });
    expect((await move(company.units.east10)).status).toBe(200);
    expect((await seeing.get('/units')).status).toBe(401);
    expect((await move(company.units.east1)).status).toBe(200);
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
