import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aVoice, aWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const post = (key: string, ...voices: object[]) =>
  world.chief.post('/voices', { voices }, { headers: { 'idempotency-key': key } });

const stored = () =>
  world.inTx(async (tx) => (await tx.selectFrom('voice').select('id').execute()).length);

test('I1: a request sent again with its Idempotency-Key gets the same answer and adds nothing', async () => {
  const before = await stored();
  const key = randomUUID();
  const voices = [aVoice(), aVoice()];
  const first = await post(key, ...voices);
  expect(first.body).toMatchObject({ accepted: 2 });
  const second = await post(key, ...voices);
  expect([second.status, second.text]).toEqual([first.status, first.text]);
  expect(await stored()).toBe(before + 2);
});

test('I1: twelve at once with one key are one', async () => {
  const before = await stored();
  const key = randomUUID();
  const voice = aVoice();
  const answers = await Promise.all(Array.from({ length: 12 }, () => post(key, voice)));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.body).toMatchObject({ accepted: 1, duplicates: 0 });
  expect(await stored()).toBe(before + 1);
});

test('a key used for another request is refused, and nothing of it is kept', async () => {
  const key = randomUUID();
  await post(key, aVoice());
  const before = await stored();
  const other = await post(key, aVoice());
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  expect(await stored()).toBe(before);
});

test('I1: the same voice in twelve requests at once is stored once', async () => {
  const before = await stored();
  const voice = aVoice();
  const answers = await Promise.all(Array.from({ length: 12 }, () => world.post(voice)));
  expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(202));
  const accepted = answers.filter(({ body }) => body.accepted === 1);
  expect(accepted.length).toBe(1);
  expect(await stored()).toBe(before + 1);
  await world.settle();
  expect((await world.counted()).voices).toBe(await stored());
});
