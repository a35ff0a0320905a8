import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoCompany } from '../src/demo/demo-company.ts';
import { demoVoices } from '../src/demo/demo-voices.ts';
import { aWorld, type World } from './world.ts';

const period = 'from=2025-06-01&to=2026-05-31';

let world: World;

/** Some hundred voices of the sample company, sent by the API to the test company's stores. */
beforeAll(async () => {
  world = await aWorld();
  const story = demoCompany({
    seed: 'counts',
    endsAt: new Date('2026-05-31T00:00:00Z'),
    months: 12,
  });
  const stores = ['store-a', 'store-b', 'store-c'];
  const told = [...demoVoices(story)]
    .filter((_, at) => at % 20 === 0)
    .map(({ envelope }, at) => ({
      ...envelope,
      touchpoint: { orgUnitId: stores[at % stores.length] },
    }));
  await world.post(...told);
  await world.settle();
}, 120_000);
afterAll(() => world.close());

async function total(query: string): Promise<number> {
  const { status, body, text } = await world.chief.get(`/voices?${period}&limit=1&${query}`);
  if (status !== 200) throw new Error(text);
  return body.total;
}

type Point = {
  need: string;
  point: string;
  voices: number;
  units: { id: string; voices: number }[];
};

async function pointsUnder(filter: string): Promise<Point[]> {
  const { body } = await world.chief.get(`/needs?${period}&${filter}`);
  return body.points;
}

describe('a count on a page is the number of voices in the list behind it', () => {
  test('volume, channels, needs and rated voices', async () => {
    const { body: overview } = await world.chief.get(`/overview?${period}`);
    expect(overview.volume.total).toBe(await total(''));
    for (const { channel, n } of overview.volume.byChannel) {
      expect([channel, await total(`channel=${channel}`)]).toEqual([channel, n]);
    }
    for (const { key, estimate } of overview.metrics.slice(0, 2)) {
      expect([key, await total(`rated=${key}`)]).toEqual([key, estimate.n]);
    }
    const { body: needs } = await world.chief.get(`/needs?${period}`);
    for (const { key, voices } of needs.needs.slice(0, 40)) {
      expect([key, await total(`need=${key}`)]).toEqual([key, voices]);
    }
  });

  test('points, alone and at a store, are those of the need itself', async () => {
    for (const { need, point, voices, units } of (await pointsUnder('')).slice(0, 40)) {
      const query = `need=${need}&exact=1&point=${point}`;
      expect([need, point, await total(query)]).toEqual([need, point, voices]);
      for (const unit of units.slice(0, 1)) {
        expect([need, await total(`${query}&unit=${unit.id}`)]).toEqual([need, unit.voices]);
      }
    }
  });

  test.each(['polarity=negative', 'department=kitchen', 'channel=app&polarity=positive', 'q=the'])(
    'points under the filter %s',
    async (filter) => {
      const points = await pointsUnder(filter);
      expect(points.length).toBeGreaterThan(0);
      for (const { need, point, voices } of points.slice(0, 15)) {
        const query = `${filter}&need=${need}&exact=1&point=${point}`;
        expect([filter, need, point, await total(query)]).toEqual([filter, need, point, voices]);
      }
    },
  );

  test('touchpoints of the journey map', async () => {
    const { items } = (await world.chief.get('/journeys')).body;
    const { body: map } = await world.chief.get(`/journeys/${items[0].id}/map?${period}`);
    const cells = map.stages.flatMap((stage: { touchpoints: object[] }) => stage.touchpoints);
    expect(cells.some(({ voices }: { voices: number }) => voices > 0)).toBe(true);
    for (const { id, key, voices } of cells) {
      expect([key, await total(`touchpoint=${id}`)]).toEqual([key, voices]);
    }
  });
});

test('undoing a correction gives back what the reader said, its doubt too', async () => {
  const { body } = await world.chief.get(`/voices?${period}&unsorted=1&limit=1`);
  const [voice] = body.items;
  const unsure = voice.mentions.find((one: { abstained: boolean }) => one.abstained);
  const path = `/voices/${voice.id}/mentions/${unsure.no}`;
  const corrected = await world.chief.patch(path, {
    need: 'price',
    point: 'pain',
  });
  expect(corrected.status).toBe(200);
  const undone = await world.chief.delete(`${path}/correction`);
  const back = undone.body.mentions.find((one: { no: number }) => one.no === unsure.no);
  expect(back).toEqual(unsure);
});
