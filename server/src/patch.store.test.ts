import { afterAll, describe, expect, test } from 'vitest';
import { aCompany } from '../test/company.ts';
import { operations, send } from '../test/matrix.ts';
import { fixtures } from '../test/matrix-fixtures.ts';
import { aWorld, furnished } from '../test/matrix-world.ts';
import { startProduct } from '../test/product.ts';

const server = await startProduct();
const company = await furnished(server, await aCompany(server));
const document = operations(server.app.swagger());
afterAll(() => server.close());

const changes = [...document.keys()].filter((endpoint) => endpoint.startsWith('PATCH '));

function fieldsOf(endpoint: string): string[] {
  const schema = document.get(endpoint)?.requestBody?.content?.['application/json']?.schema;
  return Object.entries(schema?.properties ?? {})
    .filter(([, field]) => field['x-accompanies'] !== true)
    .map(([name]) => name);
}

describe('a change that names nothing which can be changed is refused', () => {
  test('the API document has changes to look at, each with its fields', () => {
    expect(changes).toContain('PATCH /me');
    expect(changes.filter((endpoint) => fieldsOf(endpoint).length === 0)).toEqual([]);
  });

  test.for(changes)('%s', async (endpoint) => {
    const fixture = fixtures[endpoint];
    if (!fixture || 'open' in fixture)
      throw new Error('Every change has a fixture with a request.');
    const by = fixture.by === 'headquarters' ? 'headquarters' : 'east1';
    const world = await aWorld(server, company, { region: 'east1', by });
    const sent = await fixture.request(world);
    for (const body of [undefined, null, [], {}, { language: 'zh', toString: 1 }]) {
      const refused = await send(world.caller, endpoint, { ...sent, body });
      expect(refused).toMatchObject({ status: 400, body: { code: 'nothing_to_change' } });
      for (const field of fieldsOf(endpoint)) expect(refused.body.detail).toContain(field);
    }
    const unknownToo = { ...(sent.body as object), language: 'zh' };
    const allowed = await send(world.caller, endpoint, { ...sent, body: unknownToo });
    expect(allowed.status, allowed.text).toBeLessThan(300);
  });

  test('what only goes along with a change is none: the version of a plan, a note', async () => {
    const fixture = fixtures['PATCH /plans/{id}'];
    if (!fixture || 'open' in fixture) throw new Error('A plan can be changed.');
    const world = await aWorld(server, company, { region: 'east1', by: 'headquarters' });
    const { path = {} } = await fixture.request(world);
    const { version } = (await send(world.caller, 'GET /plans/{id}', { path })).body;
    for (const body of [{ version }, { note: 'Why' }, { version, note: 'Why', titel: 'Typo' }]) {
      const refused = await send(world.caller, 'PATCH /plans/{id}', { path, body });
      expect(refused).toMatchObject({ status: 400, body: { code: 'nothing_to_change' } });
      expect(refused.body.detail).toMatch(/It can have: step, title, problem, .*dueOn\.$/);
    }
    const body = { version, title: 'New title' };
    const changed = await send(world.caller, 'PATCH /plans/{id}', { path, body });
    expect(changed).toMatchObject({ status: 200, body: { title: 'New title' } });
  });

  test('whoever may not change it is refused for that, and not told its fields', async () => {
    const sent = { path: { id: company.units['store-a'] }, body: {} };
    const refused = await send(company.as('execution'), 'PATCH /units/{id}', sent);
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});
