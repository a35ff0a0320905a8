import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { startServer } from '../../test/server.ts';
import { healthRoutes } from '../health.ts';
import type { Routes } from './http.ts';

const most = 20;
let release: () => void = () => {};
let held: Promise<void> = Promise.resolve();

/** A route that takes its time, and one that waits until the test lets it go. */
const slow: Routes = (app) => {
  const config = { may: 'public' } as const;
  app.get('/slow', { schema: { hide: true }, config }, async () => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    return { ok: true };
  });
  app.get('/held', { schema: { hide: true }, config }, async () => {
    await held;
    return { ok: true };
  });
};

const perMinute = { key: 100_000, person: 100_000, address: 100_000 };
const server = await startServer({
  routes: [slow, (app) => healthRoutes(app, { accepting: true })],
  limits: { inFlight: most, perMinute },
});
afterAll(() => server.close());

const { admission } = server.app;
const ask = (path: string) => fetch(`${server.url}/api/v1${path}`);

function hold(): void {
  held = new Promise((resolve) => {
    release = resolve;
  });
}

async function fill(): Promise<Promise<Response>[]> {
  hold();
  const inside = Array.from({ length: most }, () => ask('/held'));
  await expect.poll(() => admission.inFlight()).toBe(most);
  return inside;
}

test('J1: a full server sends the next away at once, in words, and keeps what it has let in', async () => {
  const inside = await fill();
  const from = performance.now();
  const answers = await Promise.all(Array.from({ length: 200 }, () => ask('/held')));
  // Far above what one refusal takes; only a refusal that waited its turn would come near.
  expect(performance.now() - from).toBeLessThan(10_000);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  const problem = await answers[0]?.json();
  expect(problem).toMatchObject({ status: 503, code: 'busy' });
  const waits = answers.map(({ headers }) => Number(headers.get('retry-after')));
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1);
  expect(new Set(waits).size).toBeGreaterThan(2);
  release();
  const kept = await Promise.all(inside);
  expect(new Set(kept.map(({ status }) => status))).toEqual(new Set([200]));
  expect(admission.inFlight()).toBe(0);
});

test('J1: whoever watches the server gets an answer while it is full, with the depth in it', async () => {
  const inside = await fill();
  expect((await ask('/livez')).status).toBe(200);
  expect((await ask('/readyz')).status).toBe(200);
  const metrics = await (await ask('/metrics')).text();
  expect(metrics).toContain(`voxloop_http_in_flight ${most}\n`);
  const refused = Number(/^voxloop_http_busy_total (\d+)$/m.exec(metrics)?.[1]);
  expect(refused).toBe(admission.refused());
  expect(refused).toBeGreaterThanOrEqual(200);
  release();
  await Promise.all(inside);
});

test('J1: under ten times of what it holds it goes on answering, and afterwards everyone gets in', async () => {
  const burst = await Promise.all(
    Array.from({ length: most * 10 }, async () => {
      for (let tries = 1; tries <= 200; tries += 1) {
        const { status } = await ask('/slow');
        if (status === 200) return tries;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return Number.POSITIVE_INFINITY;
    }),
  );
  expect(Math.max(...burst)).toBeLessThanOrEqual(200);
  expect(Math.max(...burst)).toBeGreaterThan(1);
  const calm = await Promise.all(Array.from({ length: most }, () => ask('/slow')));
  expect(calm.filter(({ status }) => status === 200)).toHaveLength(most);
});

test('J1: clients that hang up give their place back', async () => {
  const { hostname, port } = new URL(server.url);
  hold();
  const inside = await Promise.all(
    Array.from({ length: most }, async () => {
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write(`GET /api/v1/held HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
      return socket;
    }),
  );
  await expect.poll(() => admission.inFlight()).toBe(most);
  for (const socket of inside) socket.destroy();
  await expect.poll(() => admission.inFlight()).toBe(0);
  release();
});
