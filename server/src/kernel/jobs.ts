import { sql } from 'kysely';
import pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Tx } from './db.ts';
import { AppError } from './error.ts';

/** Things that a job names by their ids. */
export type JobObjects = {
  readonly table: 'voice' | 'import' | 'export';
  readonly ids: readonly string[];
};

/** A job kind: its queue's name and the shape of what it carries. Payloads always name the org. */
export type JobKind<P extends { orgId: string }> = {
  readonly name: string;
  readonly payload: z.ZodType<P>;
  /** The things a job is about; it is refused when one of them is not of its organisation. */
  readonly about?: (payload: P) => JobObjects;
  /** Jobs taken at once by one worker. */
  readonly batch?: number;
  /** Whether a job is so small that many more are taken with it. */
  readonly isSmall?: (payload: P) => boolean;
  /** Loops of one worker that take from this queue side by side; one when absent. */
  readonly parallel?: number;
  /** Seconds that one try may take at most; a worker that falls silent loses it much sooner. */
  readonly leaseSeconds?: number;
};

/** What a worker does with one job. It must be safe to run twice. */
export type JobWork<P> = (payload: P, context: { signal: AbortSignal }) => Promise<void>;

/** A kind joined to its work: one line of `jobs.ts`. */
export type Subscription = {
  readonly kind: JobKind<{ orgId: string }>;
  readonly run: (payload: unknown, context: { signal: AbortSignal }) => Promise<void>;
  /** Does several jobs that were taken at once, where that is cheaper than one after the other. */
  readonly runTogether?: (
    payloads: readonly unknown[],
    context: { signal: AbortSignal },
  ) => Promise<void>;
};

function checked<P extends { orgId: string }>(kind: JobKind<P>, payload: unknown): P {
  const parsed = kind.payload.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new AppError('job_payload', 422, `A ${kind.name} job carries a payload of another shape.`);
}

/**
 * Binds a kind to its worker; the payload is checked before the work sees it.
 *
 * @param together Does several jobs as one. When it fails they are done one by one.
 */
export function subscribe<P extends { orgId: string }>(
  kind: JobKind<P>,
  work: JobWork<P>,
  together?: JobWork<readonly P[]>,
): Subscription {
  return {
    kind: kind as unknown as JobKind<{ orgId: string }>,
    run: async (payload, context) => work(checked(kind, payload), context),
    ...(together
      ? {
          runTogether: async (payloads: readonly unknown[], context: { signal: AbortSignal }) =>
            together(
              payloads.map((payload) => checked(kind, payload)),
              context,
            ),
        }
      : {}),
  };
}

const schema = 'job';
/** The notification channel that carries the name of a queue with new work. */
export const jobChannel = 'voxloop_job';

/** Seconds of silence after which the worker of a job is taken for dead and the job runs again. */
const silenceSeconds = 15;
/** How often a worker says that it still has its jobs. */
export const heartbeatMs = 4_000;
/** How often dead workers are looked for; with the silence above, the longest stop of a job. */
const watchSeconds = 3;

/** Queue settings that every kind shares: many tries, then a visible dead letter. */
const shared = {
  retryLimit: 30,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  heartbeatSeconds: silenceSeconds,
};

/** Creates the job tables and queues; run by migrations, as the owner of the database. */
export async function installQueues(
  owner: pg.PoolConfig,
  kinds: readonly JobKind<never>[],
  appRole: string,
): Promise<void> {
  const boss = new PgBoss({
    ...bossOptions(owner),
    migrate: true,
    createSchema: true,
    supervise: false,
  });
  boss.on('error', () => {});
  await boss.start();
  try {
    await boss.createQueue('dead');
    for (const { name, leaseSeconds } of kinds) {
      const options = { ...shared, expireInSeconds: leaseSeconds ?? 60, deadLetter: 'dead' };
      if (await boss.getQueue(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  await grantQueues(owner, appRole);
}

async function grantQueues(owner: pg.PoolConfig, appRole: string): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const role = client.escapeIdentifier(appRole);
    await client.query(`
      grant usage on schema ${schema} to ${role};
      grant select, insert, update, delete on all tables in schema ${schema} to ${role};
      grant usage, select on all sequences in schema ${schema} to ${role};
      grant execute on all functions in schema ${schema} to ${role}`);
  } finally {
    await client.end();
  }
}

/**
 * A connection that is asked every second never idles out, and its process in the database would
 * keep for ever what a burst of work left in it.
 */
const young = { maxLifetimeSeconds: 30 };

function bossOptions(config: pg.PoolConfig) {
  const { host, port, user, password, database, connectionString } = config;
  const chosen = { host, port, user, password, database, connectionString };
  const given = Object.fromEntries(
    Object.entries(chosen).filter(([, value]) => value !== undefined),
  );
  return { ...given, schema, max: 3, schedule: false, ...young };
}

/**
 * The queue as its users see it: enqueue inside the caller's transaction. Urgent jobs are taken
 * before others of their kind.
 */
export type JobQueue = {
  send<P extends { orgId: string }>(
    tx: Tx,
    kind: JobKind<P>,
    payload: P,
    options?: { after?: Date; key?: string; urgent?: boolean },
  ): Promise<void>;
  boss: PgBoss;
  close(): Promise<void>;
};

/** Opens the queue with the application role. */
export async function openJobs(
  app: pg.PoolConfig,
  log: Logger,
  supervise: boolean,
): Promise<JobQueue> {
  const boss = new PgBoss({
    ...bossOptions(app),
    migrate: false,
    createSchema: false,
    supervise,
    superviseIntervalSeconds: watchSeconds,
    monitorIntervalSeconds: watchSeconds,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => log.warn({ error: error.message }, 'job store'));
  await boss.start();
  return {
    boss,
    async send(tx, kind, payload, options = {}) {
      await boss.send(kind.name, payload, {
        db: fromKysely(tx),
        ...(options.after ? { startAfter: options.after } : {}),
        ...(options.key ? { singletonKey: options.key } : {}),
        ...(options.urgent ? { priority: 1 } : {}),
      });
      // Delivered at commit: the worker wakes at once instead of at its next poll.
      await sql`select pg_notify(${jobChannel}, ${kind.name})`.execute(tx);
    },
    close: () => boss.stop({ graceful: false, close: true }),
  };
}
