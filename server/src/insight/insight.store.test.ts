import { afterAll, expect, test } from 'vitest';
import { aCompany, type UnitName } from '../../test/company.ts';
import { drain, type Heard, hear } from '../../test/heard-voice.ts';
import { furnished } from '../../test/matrix-world.ts';
import { startProduct } from '../../test/product.ts';
import policy from '../kernel/policy.json' with { type: 'json' };
import { voiceSubscriptions } from '../voice/voice.jobs.ts';
import { factsStale } from '../voice/voice-job-kinds.ts';
import { openReaders } from '../voice/voice-reader.ts';

const server = await startProduct();
const company = await furnished(server, await aCompany(server));
const chief = company.as('administrator');
const readers = openReaders(1);
afterAll(async () => {
  await readers.close();
  await server.close();
});

const { needs } = (await chief.get('/pack')).body;
const need: string = needs.at(-1).key;
const { units } = company;

const say = (unit: UnitName, more: Heard = {}) =>
  hear(server, company, {
    unit,
    rating: { metric: 'nps', value: 2, min: 0, max: 10 },
    mentions: [{ need }],
    ...more,
  });

/** Writes the facts that changes asked for. */
const settle = () =>
  drain(
    server,
    company,
    voiceSubscriptions({ ...server.services, readers }).filter(
      ({ kind }) => kind.name === factsStale.name,
    ),
  );

type Shown = { status: string; value: number | null; n: number; lo: unknown; change: unknown };

/** Every estimate in an answer, wherever it stands. */
function estimatesIn(value: unknown): Shown[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'status' in value && 'lo' in value && 'n' in value ? [value as Shown] : [];
  return [...own, ...Object.values(value).flatMap(estimatesIn)];
}

async function pages(unit: string): Promise<[string, Shown[]][]> {
  const journey = (await chief.get('/journeys')).body.items[0].id;
  const paths = ['/overview', '/needs', `/journeys/${journey}/map`];
  return Promise.all(
    paths.map(async (path): Promise<[string, Shown[]]> => {
      const { body } = await chief.get(`${path}?unit=${unit}`);
      return [path, estimatesIn(body)];
    }),
  );
}

test('A9: of fewer than five voices no page tells an estimate, of five it does', async () => {
  const journey = (await chief.get('/journeys')).body.items[0].id;
  const { stages } = (await chief.get(`/journeys/${journey}/map`)).body;
  const touchpointId = stages[0].touchpoints[0].id;
  for (const [unit, count] of [
    ['store-a', 4],
    ['store-b', 5],
  ] as const) {
    for (let n = 0; n < count; n += 1) {
      const id = await say(unit);
      await chief.put(`/voices/${id}/touchpoint`, { touchpointId });
    }
  }
  await settle();
  for (const [path, shown] of await pages(units['store-a'])) {
    expect([path, shown.length > 0]).toEqual([path, true]);
    expect([path, shown.some(({ n }) => n === 4)]).toEqual([path, true]);
    const told = shown.filter(({ value, lo, change }) => (value ?? lo ?? change) !== null);
    expect([path, told]).toEqual([path, []]);
  }
  for (const [path, shown] of await pages(units['store-b'])) {
    const told = shown.filter(({ n, value }) => n === 5 && value !== null);
    expect([path, told.length > 0]).toEqual([path, true]);
  }
});

test('A9: a change is told only where neither period has fewer than five voices', async () => {
  const before = new Date(Date.now() - 100 * 86_400_000);
  for (let n = 0; n < 5; n += 1) await say('store-c');
  for (let n = 0; n < 4; n += 1) await say('store-c', { at: before });
  const npsOf = async () => {
    const { metrics } = (await chief.get(`/overview?unit=${units['store-c']}`)).body;
    return metrics.find(({ key }: { key: string }) => key === 'nps').estimate;
  };
  expect(await npsOf()).toMatchObject({ n: 5, change: null });
  await say('store-c', { at: before });
  expect((await npsOf()).change).toMatchObject({ previousN: 5 });
});

test('A9: whoever may see an aggregate may read each voice under it, so no difference tells more', () => {
  const reads: Record<string, object> = policy.actions;
  const rights = (action: string) => reads[action];
  for (const action of ['overview.read', 'need.read', 'journey.read']) {
    expect([action, rights(action)]).toEqual([action, rights('voice.read')]);
  }
});

test('corrections are counted in their period and units, once a mention, whatever else is asked', async () => {
  const [id, other] = [await say('store-d'), await say('store-d')];
  const corrected = async (query: string) =>
    (await chief.get(`/overview?${query}`)).body.volume.corrected;
  const here = `unit=${units['store-d']}`;
  expect(await corrected(here)).toBe(0);
  await chief.patch(`/voices/${id}/mentions/0`, { polarity: 'neutral' });
  await chief.patch(`/voices/${id}/mentions/0`, { polarity: 'positive' });
  expect(await corrected(here)).toBe(1);
  await chief.patch(`/voices/${other}/mentions/0`, { polarity: 'neutral' });
  expect(await corrected(here)).toBe(2);
  expect(await corrected(`unit=${units.east10}`)).toBe(2);
  expect(await corrected(`unit=${units['store-b']}`)).toBe(0);
  expect(await corrected(`${here}&channel=phone`)).toBe(2);
  expect(await corrected(`${here}&from=2020-01-01&to=2020-12-31`)).toBe(0);
  const near = await company.hire('business', 'east1');
  expect((await near.get('/overview')).body.volume.corrected).toBe(0);
  await chief.delete(`/voices/${id}/mentions/0/correction`);
  expect(await corrected(here)).toBe(1);
});

test('the overview answers under every filter, also one for what the reader was not sure of', async () => {
  for (const query of ['unsorted=1', 'rated=nps', `need=${need}&exact=1`, 'point=', 'score=']) {
    const { status, text } = await chief.get(`/overview?${query}`);
    expect([query, status], text).toEqual([query, 200]);
  }
});
