import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Logger, pino } from 'pino';
import { folderBlobs } from '../src/kernel/blob.ts';
import { type FactsEndpoint, loadConfig } from '../src/kernel/config.ts';
import { openDb } from '../src/kernel/db.ts';
import { openFacts } from '../src/kernel/facts.ts';
import { factsClient } from '../src/kernel/facts-client.ts';
import { type App, buildHttp, type May, type Routes, type Services } from '../src/kernel/http.ts';
import { type Clock, systemClock } from '../src/kernel/instant.ts';
import { installQueues, type JobKind, openJobs } from '../src/kernel/jobs.ts';
import type { HttpLimits } from '../src/kernel/limits.ts';
import type { Mail, Mailer } from '../src/kernel/mail.ts';
import type { Secrets } from '../src/kernel/secrets.ts';
import { orgRoutes } from '../src/org/org.routes.ts';
import { authenticate } from '../src/org/org-authenticate.store.ts';
import { testStores } from './stores.ts';

/** What a test's server may have of its own. */
export type Overrides = {
  /** Endpoints besides those of the organisation. */
  routes?: readonly Routes[];
  /** Every endpoint there is to be, in place of those. */
  allRoutes?: (services: Services) => readonly Routes[];
  /** Queues that these endpoints send to. */
  jobs?: readonly JobKind<never>[];
  clock?: Clock;
  env?: Readonly<Record<string, string>>;
  /** Whether mail is set up; what is sent is kept in `mails`. */
  mail?: boolean;
  /** Limits lower than the product's, so that a test reaches them. */
  limits?: Partial<HttpLimits>;
  /** A fact store of the test's own, where it deletes or folds much. */
  factStore?: FactsEndpoint;
  log?: Logger;
};

/** One endpoint, as it was registered. */
export type Endpoint = { method: string; url: string; may: May };

/** A server on a loopback port, on the real stores. */
export type TestServer = {
  app: App;
  endpoints: readonly Endpoint[];
  services: Services;
  url: string;
  mails: Mail[];
  /** Every row of every table, as text. */
  dump(): Promise<string>;
  close(): Promise<void>;
};

const key = () => randomBytes(32).toString('base64url');

/** One set for the whole run: logs and identities of one database hang on it. */
const secrets: Secrets = {
  session: key(),
  pepper: key(),
  audit: key(),
  vault: key(),
  factsKey: key(),
  pgOwner: key(),
  pgApp: key(),
};

function keptMail(ready: boolean, mails: Mail[]): Mailer {
  return {
    ready,
    async send(mail) {
      if (!ready) throw new Error('No mail server is set.');
      mails.push(mail);
    },
  };
}

/** Runs `work` with the rights of the database's owner, which row-level security does not hold. */
export async function asOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(testStores().pg.owner);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function dump(): Promise<string> {
  return asOwner(async (client) => {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('public', 'job')`,
    );
    const parts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      parts.push(name, ...rows.map(({ row }) => row));
    }
    return parts.join('\n');
  });
}

async function openServices(overrides: Overrides, mails: Mail[], dataDir: string) {
  const stores = testStores();
  const log = overrides.log ?? pino({ level: process.env.VOXLOOP_TEST_LOG ?? 'silent' });
  await installQueues(stores.pg.owner, overrides.jobs ?? [], String(stores.pg.app.user));
  const db = openDb(stores.pg.app, () => {});
  const jobs = await openJobs(stores.pg.app, log, false);
  const facts = openFacts(factsClient(overrides.factStore ?? stores.facts));
  const services: Services = {
    config: loadConfig({ VOXLOOP_DATA: dataDir, LOG_LEVEL: 'silent', ...overrides.env }),
    secrets,
    log,
    db,
    facts,
    jobs,
    blobs: folderBlobs(dataDir),
    mail: keptMail(overrides.mail ?? false, mails),
    clock: overrides.clock ?? systemClock,
  };
  const close = async () => {
    await jobs.close();
    await facts.close();
    await db.destroy();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { services, close };
}

/** Starts a server for a test; close it when done. */
export async function startServer(overrides: Overrides = {}): Promise<TestServer> {
  const mails: Mail[] = [];
  const dataDir = mkdtempSync(join(tmpdir(), `vx-test-${randomUUID().slice(0, 8)}-`));
  const { services, close } = await openServices(overrides, mails, dataDir);
  const app = await buildHttp(services, authenticate, { limits: overrides.limits ?? {} });
  const endpoints: Endpoint[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) {
      // HEAD comes with every GET and is the same endpoint.
      if (config?.may && one !== 'HEAD') endpoints.push({ method: one, url, may: config.may });
    }
  });
  await app.register(
    async (api) => {
      const own = [...orgRoutes, ...(overrides.routes ?? [])];
      for (const routes of overrides.allRoutes?.(services) ?? own) routes(api as unknown as App);
    },
    { prefix: '/api/v1' },
  );
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    app,
    endpoints,
    services,
    url,
    mails,
    dump,
    async close() {
      await app.close();
      await close();
    },
  };
}
