import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { aCompany } from '../test/company.ts';
import {
  type Fixture,
  idPlaces,
  operations,
  send,
  told,
  valueAt,
  withValue,
} from '../test/matrix.ts';
import { fixtures } from '../test/matrix-fixtures.ts';
import { aWorld, furnished, type World } from '../test/matrix-world.ts';
import { startProduct } from '../test/product.ts';

const server = await startProduct();
const company = await furnished(server, await aCompany(server, { name: 'Mine' }));
const stranger = await furnished(server, await aCompany(server, { name: 'Theirs' }));
const elsewhere = await aWorld(server, company, { region: 'east10' });
const theirs = await aWorld(server, stranger, { region: 'east1' });
const document = operations(server.app.swagger());
afterAll(() => server.close());

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Ids that a region of mine may never be shown. */
const hidden = new Set([
  ...Object.values(stranger.units),
  stranger.orgId,
  company.units.east10,
  company.units['store-c'],
  company.units['store-d'],
]);

const ids = (value: unknown): string[] => JSON.stringify(value ?? null).match(uuids) ?? [];

async function check(endpoint: string, fixture: Exclude<Fixture, { open: string }>) {
  const operation = document.get(endpoint) ?? {};
  const headquarters = fixture.by === 'headquarters';
  const by = headquarters ? 'headquarters' : 'east1';
  const mine = await aWorld(server, company, { region: 'east1', by });
  const { caller } = mine;
  const sent = await fixture.request(mine);
  const places = [...idPlaces(operation), ...(fixture.more ?? [])];
  const worlds: [string, World][] = [['another organisation', theirs]];
  if (!headquarters) worlds.push(['another unit', elsewhere]);
  for (const [whose, world] of worlds) {
    const foreign = await fixture.request(world);
    for (const id of ids(foreign)) if (!ids(sent).includes(id)) hidden.add(id);
    for (const place of places) {
      const where = `${place} of ${whose}`;
      expect(valueAt(sent, place), `the fixture fills ${place}`).toBeDefined();
      const value = valueAt(foreign, place);
      // A thing of the whole organisation is the same in each of its units.
      if (value === valueAt(sent, place)) continue;
      const refused = await send(caller, endpoint, withValue(sent, place, value));
      const unknown = await send(caller, endpoint, withValue(sent, place, randomUUID()));
      expect(told(refused), where).toBe(told(unknown));
      if (!fixture.soft?.[place]) expect(refused.status, where).toBe(404);
    }
  }
  const allowed = await send(caller, endpoint, sent);
  expect(allowed.status, `the control: ${allowed.text.slice(0, 300)}`).toBeLessThan(300);
  if (!headquarters) expect(ids(allowed.body).filter((id) => hidden.has(id))).toEqual([]);
}

describe('A4: another’s id is answered like one that does not exist', () => {
  test('every endpoint of the API document has its fixture, and no fixture is without one', () => {
    expect([...document.keys()].filter((endpoint) => !fixtures[endpoint])).toEqual([]);
    expect(Object.keys(fixtures).filter((endpoint) => !document.has(endpoint))).toEqual([]);
  });

  test('an endpoint that is called open takes no id', () => {
    for (const [endpoint, fixture] of Object.entries(fixtures)) {
      if ('open' in fixture)
        expect([endpoint, idPlaces(document.get(endpoint) ?? {})]).toEqual([endpoint, []]);
    }
  });

  const closed = Object.entries(fixtures).flatMap(([endpoint, fixture]) =>
    'open' in fixture || !document.has(endpoint) ? [] : [{ endpoint, fixture }],
  );
  test.for(closed)('A4: $endpoint', ({ endpoint, fixture }) => check(endpoint, fixture));
});
