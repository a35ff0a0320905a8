import pg from 'pg';
import type { Logger } from 'pino';
import { AppError } from './error.ts';
import { heartbeatMs, type JobQueue, jobChannel, type Subscription } from './jobs.ts';

/** Polling is only the fallback for a wake-up that was lost with its connection. */
const pollMs = 1_000;

/** A place to wait until a queue has something, or a moment has passed. */
function bell() {
  const waiting = new Map<string, Set<() => void>>();
  const rung = new Set<string>();
  return {
    ring(name: string) {
      const waiters = waiting.get(name);
      if (!waiters || waiters.size === 0) rung.add(name);
      for (const wake of [...(waiters ?? [])]) wake();
    },
    ringAll() {
      for (const waiters of waiting.values()) for (const wake of [...waiters]) wake();
    },
    wait(name: string, signal: AbortSignal): Promise<void> {
      if (rung.delete(name) || signal.aborted) return Promise.resolve();
      const waiters = waiting.get(name) ?? new Set();
      waiting.set(name, waiters);
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiters.delete(done);
          resolve();
        };
        const timer = setTimeout(done, pollMs);
        waiters.add(done);
      });
    },
  };
}

/** Listens for new jobs on a connection of its own, and opens it again whenever it breaks. */
function listen(config: pg.PoolConfig, onJob: (queue: string) => void, signal: AbortSignal): void {
  const connect = async () => {
    if (signal.aborted) return;
    const client = new pg.Client(config);
    let retried = false;
    const again = () => {
      if (retried) return;
      retried = true;
      client.end().catch(() => {});
      if (!signal.aborted) setTimeout(connect, 500);
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', (message) => onJob(message.payload ?? ''));
    signal.addEventListener('abort', () => client.end().catch(() => {}), { once: true });
    try {
      await client.connect();
      await client.query(`listen ${jobChannel}`);
    } catch {
      again();
    }
  };
  void connect();
}

async function runOne(
  queue: JobQueue,
  subscription: Subscription,
  job: TakenJob,
  context: { log: Logger; signal: AbortSignal },
): Promise<void> {
  const { kind, run } = subscription;
  const started = performance.now();
  try {
    await run(job.data, { signal: context.signal });
    await queue.boss.complete(kind.name, job);
    context.log.info(
      { job: kind.name, id: job.id, ms: Math.round(performance.now() - started) },
      'job done',
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof AppError) {
      await queue.boss.send('dead', {
        kind: kind.name,
        payload: job.data,
        code: error.code,
        message,
      });
      await queue.boss.complete(kind.name, job);
      context.log.warn({ job: kind.name, id: job.id, code: error.code }, 'job refused');
      return;
    }
    await queue.boss.fail(kind.name, job, { message });
    const stack = error instanceof Error ? error.stack : undefined;
    context.log.error({ job: kind.name, id: job.id, error: message, stack }, 'job failed');
  }
}

const mostSmallJobs = 64;

/** A job as it was taken; its count of tries fences it against whoever takes it after us. */
type TakenJob = { id: string; retryCount: number; data: unknown };

/** The next jobs of a kind; where all are small, as many as a few more looks bring. */
async function take(queue: JobQueue, { kind }: Subscription): Promise<TakenJob[]> {
  const batchSize = kind.batch ?? 1;
  const isSmall = ({ data }: TakenJob) => {
    const parsed = kind.payload.safeParse(data);
    return parsed.success && (kind.isSmall?.(parsed.data) ?? false);
  };
  const jobs = await queue.boss.fetch<unknown>(kind.name, { batchSize });
  for (let last = jobs; last.length === batchSize && jobs.length < mostSmallJobs; ) {
    if (!last.every(isSmall)) break;
    last = await queue.boss.fetch<unknown>(kind.name, { batchSize });
    jobs.push(...last);
  }
  return jobs;
}

/** Whether all of `jobs` were done at once; those that were not are to be done one by one. */
async function ranTogether(
  queue: JobQueue,
  { kind, runTogether }: Subscription,
  jobs: readonly TakenJob[],
  context: { log: Logger; signal: AbortSignal },
): Promise<boolean> {
  if (!runTogether || jobs.length < 2) return false;
  const started = performance.now();
  try {
    await runTogether(
      jobs.map((job) => job.data),
      { signal: context.signal },
    );
  } catch (error) {
    context.log.warn({ job: kind.name, error: String(error) }, 'jobs failed together');
    return false;
  }
  const ids = jobs.map((job) => job.id);
  await queue.boss.complete(kind.name, [...jobs]);
  const ms = Math.round(performance.now() - started);
  context.log.info({ job: kind.name, ids, ms }, 'jobs done');
  return true;
}

/** Says that the jobs are still being worked on, until told to stop. */
function heldAlive(queue: JobQueue, kind: string, jobs: readonly TakenJob[]): () => void {
  // Silence is no fault here: a store that is away is met by the job itself.
  const beat = () => queue.boss.touch(kind, [...jobs]).catch(() => {});
  const timer = setInterval(beat, heartbeatMs);
  return () => clearInterval(timer);
}

/**
 * Takes jobs of every subscription until closed, one loop a queue.
 *
 * A job whose process dies runs again after a short silence, one that hangs when its lease ends;
 * one that throws an AppError goes to the dead letters at once, any other error is tried again with
 * growing waits.
 */
export function startWorkerLoops(
  queue: JobQueue,
  subscriptions: readonly Subscription[],
  context: { log: Logger; listenOn: pg.PoolConfig },
): { close(): Promise<void> } {
  const stop = new AbortController();
  const wake = bell();
  listen(context.listenOn, wake.ring, stop.signal);
  const loop = async (subscription: Subscription) => {
    const { kind } = subscription;
    while (!stop.signal.aborted) {
      try {
        const jobs = await take(queue, subscription);
        const running = { log: context.log, signal: stop.signal };
        if (jobs.length === 0) {
          await wake.wait(kind.name, stop.signal);
          continue;
        }
        const letGo = heldAlive(queue, kind.name, jobs);
        try {
          if (await ranTogether(queue, subscription, jobs, running)) continue;
          for (const job of jobs) await runOne(queue, subscription, job, running);
        } finally {
          letGo();
        }
      } catch (error) {
        // The store is away: the supervisor brings it back, and its silence brings the job back.
        context.log.warn({ job: kind.name, error: String(error) }, 'job loop waits for its store');
        await wake.wait(kind.name, stop.signal);
      }
    }
  };
  const loops = subscriptions.flatMap((subscription) =>
    Array.from({ length: subscription.kind.parallel ?? 1 }, () => loop(subscription)),
  );
  return {
    async close() {
      stop.abort();
      wake.ringAll();
      await Promise.all(loops);
    },
  };
}
