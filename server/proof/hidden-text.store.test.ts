import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { subscriptions, voiceSteps } from '../src/jobs.ts';
import { startWorkerLoops } from '../src/kernel/worker.ts';
import { openReaders } from '../src/voice/voice-reader.ts';
import { testStores } from '../test/stores.ts';
import { aVoice, aWorld, type World } from './world.ts';

/** Nobody else ever writes these. */
const marker = 'zyxmarkerword';
const email = 'zyxmarker.person@example.com';
const phone = '+34 612 345 678';
const card = '4111 1111 1111 1111';

let world: World;
const logged: string[] = [];
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

async function everyFact(): Promise<string> {
  const facts = world.server.services.facts.of(world.company.orgId);
  const rows = await Promise.all(
    (['voice_fact', 'mention_fact'] as const).map((table) => facts.read({ table, select: '*' })),
  );
  return JSON.stringify(rows);
}

/** Lets real worker loops, which log every job, do what waits. */
async function workUntil(done: () => Promise<boolean>): Promise<void> {
  const { services } = world.server;
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const readers = openReaders(1);
  const work = { ...services, log, readers, subscriptions: voiceSteps };
  const loops = startWorkerLoops(services.jobs, subscriptions(work), {
    log,
    listenOn: testStores().pg.app,
  });
  await expect.poll(done, { timeout: 30_000, interval: 200 }).toBe(true);
  await loops.close();
  await readers.close();
}

test('H7: no e-mail address, phone or card number of a text reaches facts or logs, and no text a log', async () => {
  const said = `My mail is ${email}, my phone ${phone}, my card ${card}. ${marker}: the soup was cold.`;
  const posted = await world.post(aVoice({ text: said, email }), {
    source: { externalId: 'faulty' },
    content: { text: marker, ratings: 'none' },
  });
  expect(posted.body).toMatchObject({ accepted: 1, rejected: 1 });
  await workUntil(async () => (await world.counted()).voices === 1);
  const facts = await everyFact();
  expect(facts).toContain(marker);
  for (const person of [email, 'zyxmarker.person', '612 345 678', '612345678', '4111']) {
    expect(facts).not.toContain(person);
  }
  const lines = logged.join('');
  expect(lines).toContain('voice.received');
  for (const text of [marker, email, '612 345 678', '4111 1111']) expect(lines).not.toContain(text);
});

test('NUL and lone surrogates are cleaned at the boundary and never a server error', async () => {
  const texts = [
    'The soup\u0000 was cold.',
    'The soup was \ud83d cold.',
    'The \udc00soup was cold \u0000\ud800.',
  ];
  const raw = JSON.stringify({ voices: texts.map((text) => aVoice({ text })) });
  expect(raw).toMatch(/\\u0000/);
  const { status, body } = await world.chief.post('/voices', raw);
  expect(status).toBe(202);
  expect(body.accepted).toBe(3);
  const before = (await world.counted()).voices;
  await workUntil(async () => (await world.counted()).voices === before + 3);
  const facts = await everyFact();
  expect(facts.isWellFormed()).toBe(true);
  expect(facts).not.toContain('\\u0000');
});
