import { sql } from 'kysely';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { freeSpace } from '#kernel/disk.ts';
import type { App } from '#kernel/http.ts';

const maxQueueAgeSeconds = 600;

const Check = z.object({ name: z.string(), ok: z.boolean(), detail: z.string() });
type Check = z.infer<typeof Check>;

async function check(name: string, run: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await run() };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : 'failed' };
  }
}

async function queueAge(app: App): Promise<number> {
  const { rows } = await sql<{ age: number | null }>`
    select extract(epoch from now() - min(start_after))::float8 as age from job.job
    where state < 'active' and start_after <= now()`.execute(app.services.db);
  return Math.max(0, rows[0]?.age ?? 0);
}

async function checks(app: App): Promise<Check[]> {
  const { db, facts, config } = app.services;
  return Promise.all([
    check('truth', async () => {
      const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db);
      return `role ${rows[0]?.role}`;
    }),
    check('facts', async () => {
      if (!(await facts.ping())) throw new Error('no answer');
      return 'answers';
    }),
    check('disk', async () => {
      const { freeBytes, low } = freeSpace(config.VOXLOOP_DATA);
      if (low) throw new Error(`only ${freeBytes} bytes free`);
      return `${freeBytes} bytes free`;
    }),
    check('queue', async () => {
      const age = await queueAge(app);
      if (age > maxQueueAgeSeconds) throw new Error(`oldest job waits ${Math.round(age)} s`);
      return `oldest job waits ${Math.round(age)} s`;
    }),
  ]);
}

const rememberedMs = 1_000;

/** Asks again only after a second: these pages are open to anyone and have no limit. */
function remembered<T>(work: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  let until = 0;
  return () => {
    if (answer === null || performance.now() >= until) {
      answer = work();
      until = performance.now() + rememberedMs;
    }
    return answer;
  };
}

/** Watchers ask from behind the same proxy as everyone, so no limit may stop them. */
const vital = { may: 'public', vital: true, rateLimit: false } as const;

/** Whether this process still takes requests; false from the moment it is told to end. */
export type Readiness = { accepting: boolean };

/** Liveness, readiness and metrics, outside the API and without a session. */
export function healthRoutes(app: App, readiness: Readiness): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'voxloop_http_request_seconds',
    help: 'Duration of requests by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'voxloop_http_failures_total',
    help: 'Requests answered with a server error.',
    registers: [registry],
  });
  const oldest = new Gauge({
    name: 'voxloop_job_oldest_seconds',
    help: 'Age of the oldest runnable job.',
    registers: [registry],
  });
  new Gauge({
    name: 'voxloop_http_in_flight',
    help: 'Requests that are being answered.',
    registers: [registry],
    collect() {
      this.set(app.admission.inFlight());
    },
  });
  new Counter({
    name: 'voxloop_http_busy_total',
    help: 'Requests that were sent away because the server was full.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(app.admission.refused());
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    duration.observe(labels, reply.elapsedTime / 1_000);
    if (reply.statusCode >= 500) failures.inc();
  });
  const hidden = { schema: { hide: true }, config: vital } as const;
  const answers = remembered(() => checks(app));
  const age = remembered(() => queueAge(app).catch(() => Number.NaN));
  app.get('/livez', hidden, async () => ({ ok: true }));
  app.get('/readyz', hidden, async (_request, reply) => {
    const results = await answers();
    const ok = readiness.accepting && results.every((one) => one.ok);
    return reply
      .status(ok ? 200 : 503)
      .send({ ok, accepting: readiness.accepting, checks: results });
  });
  app.get('/metrics', hidden, async (_request, reply) => {
    oldest.set(await age());
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
