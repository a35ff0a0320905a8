import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuildBatch } from '../src/voice/voice-rebuild.jobs.ts';
import { ownFactStore } from '../test/fact-store.ts';
import { aVoice, aWorld, importTable, pagesOf, parting, type World } from './world.ts';

const sentences = [
  'The soup was cold and the waiter was rude.',
  'Fast delivery, and the noodles were delicious!',
  'La comida llegó fría y tarde.',
  '送餐很慢，但是味道不错。',
  'I wish there were more vegetarian dishes.',
  'Nothing to add.',
];

const period = 'from=2026-03-01&to=2026-05-31';
let world: World;
let store: Awaited<ReturnType<typeof ownFactStore>>;

beforeAll(async () => {
  store = await ownFactStore();
  world = await aWorld({ factStore: store.endpoint });
  const rows = Array.from({ length: 240 }, (_, at) => {
    const day = String(1 + (at % 28)).padStart(2, '0');
    return `k${at},"${sentences[at % sentences.length]} ${at}",${1 + (at % 5)},2026-0${3 + (at % 3)}-${day}\n`;
  });
  await importTable(world, `id,comment,stars,date\n${rows.join('')}`);
  await world.post(aVoice({ externalId: 'moved', at: '2026-04-10T10:00:00.000Z', nps: 3 }));
  await world.post(aVoice({ externalId: 'moved', at: '2026-04-11T10:00:00.000Z', nps: 9 }));
  const { id } = await importTable(world, 'id,comment,date\ngone,The soup was cold,2026-04-12\n');
  await world.chief.post(`/imports/${id}/undo`);
  await world.settle();
});
afterAll(async () => {
  await world.close();
  await store.stop();
});

async function rebuild(): Promise<number> {
  let count = 0;
  let after: string | null = null;
  for (;;) {
    const done: { last: string; count: number } | null = await rebuildBatch(
      world.server.services,
      world.company.orgId,
      after,
    );
    if (!done) return count;
    after = done.last;
    count += done.count;
  }
}

test('K4: facts written again from the truth answer every page byte for byte the same', async () => {
  const before = await pagesOf(world, period);
  const counted = await world.counted();
  expect(counted.voices).toBe(241);
  expect(await rebuild()).toBe(242);
  expect(await world.counted()).toEqual(counted);
  expect(parting(await pagesOf(world, period), before)).toBe('');
});

test('K4: facts that were lost altogether come back, and again after a second loss', async () => {
  const before = await pagesOf(world, period);
  const counted = await world.counted();
  for (let loss = 0; loss < 2; loss += 1) {
    await world.server.services.facts.of(world.company.orgId).forget();
    expect(await world.counted()).toEqual({ voices: 0, counted: 0, mentions: 0 });
    await rebuild();
    expect(await world.counted()).toEqual(counted);
    expect(parting(await pagesOf(world, period), before)).toBe('');
  }
}, 120_000);

test('K4: folding the facts together changes no answer', async () => {
  const { facts } = world.server.services;
  const before = await pagesOf(world, period);
  const counted = await world.counted();
  let folded = 0;
  while (await facts.settle(0)) folded += 1;
  expect(folded).toBeGreaterThan(0);
  expect(await world.counted()).toEqual(counted);
  expect(parting(await pagesOf(world, period), before)).toBe('');
}, 120_000);
