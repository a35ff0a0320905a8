import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type PoolConfig } from 'pg';
import type { TestProject } from 'vitest/node';
import type { StoreConfig } from '../src/kernel/config.ts';
import { APP_ROLE } from '../src/kernel/embedded/initialise.ts';
import { type StoreLog, startPostgres } from '../src/kernel/embedded/postgres.ts';
import { prepareDataDir } from '../src/kernel/embedded/runner.ts';
import { factsClient } from '../src/kernel/facts-client.ts';
import { migrateFacts } from '../src/kernel/facts-migrate.ts';
import { migrate } from '../src/kernel/migrate.ts';
import { startOlap } from '../src/kernel/olapd/start.ts';
import { loadSecrets, type Secrets } from '../src/kernel/secrets.ts';

const MIGRATIONS = join(import.meta.dirname, '../migrations');

const silent: StoreLog = { info() {}, warn() {}, error() {} };

type Truth = { owner: PoolConfig; app: PoolConfig; stop(): Promise<void> };

/** A fresh database on a server that the developer runs, dropped at the end. */
async function externalTruth(url: string, secrets: Secrets): Promise<Truth> {
  const name = `voxloop_test_${randomBytes(6).toString('hex')}`;
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name} template template0 encoding 'UTF8'`);
  const place = { host: admin.host, port: admin.port, database: name };
  const owner = {
    ...place,
    user: admin.user ?? 'postgres',
    ...(typeof admin.password === 'string' ? { password: admin.password } : {}),
  };
  return {
    owner,
    app: { ...place, user: APP_ROLE, password: secrets.pgApp },
    async stop() {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

function truth(dataDir: string, secrets: Secrets): Promise<Truth> {
  const url = process.env.VOXLOOP_TEST_DATABASE_URL;
  return url ? externalTruth(url, secrets) : startPostgres({ dataDir, secrets, log: silent });
}

/** Starts both stores once for all store tests, in a folder that is removed afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vx-'));
  prepareDataDir(dataDir);
  const secrets = loadSecrets(dataDir);
  const [pg, olap] = await Promise.all([
    truth(dataDir, secrets),
    startOlap({ dataDir, secrets, log: silent }),
  ]);
  const facts = factsClient(olap.endpoint);
  await Promise.all([
    migrate(pg.owner, MIGRATIONS, { name: APP_ROLE, password: secrets.pgApp }),
    migrateFacts(facts, {}),
  ]);
  await facts.close();
  project.provide('stores', { pg: { owner: pg.owner, app: pg.app }, facts: olap.endpoint });
  return async () => {
    await Promise.all([pg.stop(), olap.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    stores: StoreConfig;
  }
}
