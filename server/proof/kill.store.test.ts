import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  anInsider,
  anInstallation,
  type Insider,
  type Installation,
  type Part,
} from './installation.ts';

const seed = Number(process.env['VOXLOOP_TEST_SEED'] ?? Date.now() % 100_000);
const isLong = process.env['VOXLOOP_TEST_LONG'] === '1';
const rows = 2_400;
const restarted = new Set<Part>(['supervisor']);

/** mulberry32: the same seed kills at the same moments. */
function random(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

let installation: Installation;
let insider: Insider;
beforeAll(async () => {
  installation = await anInstallation();
  await installation.start();
  insider = await anInsider(installation);
}, 150_000);
afterAll(async () => {
  await insider?.close();
  await installation.stop();
  installation.remove();
});

const csv = (name: string) =>
  `id,comment,date\n${Array.from({ length: rows }, (_, at) => `${name}-${at},The soup was cold but the waiter was friendly ${at},2026-0${1 + (at % 6)}-1${at % 9}\n`).join('')}`;

async function begin(text: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([text], { type: 'text/csv' }), 'voices.csv');
  const { body } = await insider.caller.post('/imports', form);
  await insider.caller.put(`/imports/${body.id}/mapping`, {
    text: ['comment'],
    id: 'id',
    time: 'date',
  });
  expect((await insider.caller.post(`/imports/${body.id}/start`)).status).toBe(200);
  return body.id;
}

type Progress = { status: string; accepted: number; understood: number };

/** How far the import is; null while nobody can say. */
async function progress(id: string): Promise<Progress | null> {
  const answer = await insider.caller.get(`/imports/${id}`).catch(() => null);
  return answer?.status === 200 ? answer.body : null;
}

async function untilUnderstood(id: string, wanted: number): Promise<void> {
  const at = async () => (await progress(id))?.understood ?? -1;
  await expect.poll(at, { timeout: 40_000, interval: 30 }).toBeGreaterThanOrEqual(wanted);
}

/** Posts voices one after the other until stopped, again and again until each is acknowledged. */
function poster() {
  const acknowledged: string[] = [];
  let stopped = false;
  const posting = (async () => {
    while (!stopped) {
      const voices = [{ source: { externalId: randomUUID() }, content: { text: 'Cold soup.' } }];
      const headers = { 'idempotency-key': randomUUID() };
      const answer = await insider.caller
        .post('/voices', { voices }, { headers })
        .catch(() => null);
      if (answer?.status === 202) acknowledged.push(answer.body.items[0].id);
      else if (answer && answer.status < 500) throw new Error(answer.text);
      await sleep(40);
    }
  })();
  return async () => {
    stopped = true;
    await posting;
    return acknowledged;
  };
}

async function killAt(id: string, part: Part, share: number): Promise<void> {
  await untilUnderstood(id, Math.floor(rows * share));
  await installation.kill(part);
  if (restarted.has(part)) await installation.start();
}

/** Everything has come to rest: understood, and the facts hold what the truth holds. */
async function settled(id: string): Promise<void> {
  const lag = async () => {
    const now = await progress(id);
    const { truth, facts } = await insider.ids();
    return {
      status: now?.status,
      understood: now?.understood,
      missing: truth.length - facts.length,
    };
  };
  const whole = { status: 'done', understood: rows, missing: 0 };
  await expect
    .poll(() => lag().catch(() => null), { timeout: 60_000, interval: 500 })
    .toEqual(whole);
}

async function survives(kills: readonly { part: Part; share: number }[]): Promise<void> {
  const before = (await insider.ids()).truth.length;
  const stopPosting = poster();
  const id = await begin(csv(randomUUID().slice(0, 8)));
  for (const { part, share } of kills) await killAt(id, part, share);
  const acknowledged = await stopPosting();
  await settled(id);
  const { truth, facts } = await insider.ids();
  expect(facts).toEqual(truth);
  expect(new Set(truth).size).toBe(truth.length);
  const known = new Set(truth);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(acknowledged.filter((one) => !known.has(one))).toEqual([]);
  expect(await progress(id)).toMatchObject({ accepted: rows, duplicates: 0, understood: rows });
  // A post whose answer was lost may have been kept; nothing else may be there.
  const others = truth.length - before - rows - acknowledged.length;
  expect(others).toBeGreaterThanOrEqual(0);
  expect(others).toBeLessThanOrEqual(kills.length * 3);
}

const parts: readonly Part[] = ['olapd', 'postgres', 'worker', 'api', 'supervisor'];

describe.skipIf(process.platform !== 'linux')(
  `kill -9 in the middle of an import, seed ${seed}`,
  () => {
    test('I1: of the facts, the truth and the server, one after the other, loses and doubles nothing', async () => {
      const next = random(seed);
      const places = ['olapd', 'postgres', 'supervisor'] as const;
      await survives(places.map((part, at) => ({ part, share: (at + next()) * 0.3 })));
    }, 150_000);

    test
      .runIf(isLong)
      .each(parts.flatMap((part) => [0, 0.2, 0.5, 0.8].map((share) => ({ part, share }))))(
      'I1: of $part at $share of the way',
      async (kill) => {
        await survives([kill]);
      },
      150_000,
    );

    test('I4: while the facts are away, voices are accepted; their facts come later', async () => {
      const stopAgain = setInterval(() => installation.kill('olapd').catch(() => {}), 60);
      try {
        for (let at = 0; at < 10; at += 1) {
          const voices = [
            { source: { externalId: `away-${at}` }, content: { text: 'Cold soup.' } },
          ];
          expect((await insider.caller.post('/voices', { voices })).status).toBe(202);
        }
      } finally {
        clearInterval(stopAgain);
      }
      const missing = async () => {
        const { truth, facts } = await insider.ids();
        return truth.length - facts.length;
      };
      await expect
        .poll(() => missing().catch(() => -1), { timeout: 60_000, interval: 500 })
        .toBe(0);
    }, 90_000);
  },
);
