import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../kernel/config.ts';
import { recordedPostmaster } from '../kernel/embedded/postmaster.ts';
import { prepareDataDir } from '../kernel/embedded/runner.ts';
import { factsClient } from '../kernel/facts-client.ts';
import { loadSecrets } from '../kernel/secrets.ts';
import { migrateStores, roleOf } from './migrate-stores.ts';
import { type Stores, startStores } from './stores.ts';

const log = { info() {}, warn() {}, error() {} };
let dataDir = '';
let stores: Stores;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'vx-stores-'));
  prepareDataDir(dataDir);
  stores = await startStores(loadConfig({}), { dataDir, secrets: loadSecrets(dataDir), log });
});
afterAll(async () => {
  await stores.kept.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function truthAnswers(): Promise<boolean> {
  const client = new Client(stores.addresses.pg.owner);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

describe('the stores of an installation', () => {
  test('K1: are migrated once, and a second time nothing is left to do', async () => {
    const first = await migrateStores(stores.addresses);
    expect(first).toEqual(expect.arrayContaining(['0001_access.sql', '0001_facts.ts']));
    expect(await migrateStores(stores.addresses)).toEqual([]);
  });

  test('K2: facts that this release does not know are refused', async () => {
    const client = factsClient(stores.addresses.facts);
    await client.insert({
      table: 'schema_migration',
      values: [{ version: 99, name: '0099_later.ts', checksum: 'x' }],
      columns: ['version', 'name', 'checksum'],
      format: 'JSONEachRow',
    });
    await expect(migrateStores(stores.addresses)).rejects.toThrow('newer than this release');
    const clickhouse_settings = { mutations_sync: '1' } as const;
    const query = 'ALTER TABLE schema_migration DELETE WHERE version = 99';
    await client.command({ query, clickhouse_settings });
    expect(await migrateStores(stores.addresses)).toEqual([]);
    await client.close();
  });

  test('I3: a reserve is kept on the volume', () => {
    expect(statSync(join(dataDir, 'ballast')).size).toBe(64 * 1024 * 1024);
  });

  test('I4: a killed PostgreSQL is back at the same address', async () => {
    const killed = recordedPostmaster(join(dataDir, 'pg'));
    process.kill(killed?.pid ?? 0, 'SIGKILL');
    const isBack = async (): Promise<boolean> =>
      recordedPostmaster(join(dataDir, 'pg'))?.pid !== killed?.pid && (await truthAnswers());
    await expect.poll(isBack, { timeout: 30_000 }).toBe(true);
  });
});

describe('stores given by address', () => {
  test('are used as they are, and nothing is started', async () => {
    const config = loadConfig({
      DATABASE_URL: 'postgres://app:p%40ss@h/d',
      DATABASE_OWNER_URL: 'postgres://owner@h/d',
      CLICKHOUSE_URL: 'http://u:p@h:8123',
      CLICKHOUSE_CLUSTER: 'main',
    });
    const start = { dataDir: '/nowhere', secrets: loadSecrets(dataDir), log };
    const { addresses } = await startStores(config, start);
    expect(addresses).toEqual({
      pg: {
        owner: { connectionString: 'postgres://owner@h/d' },
        app: { connectionString: 'postgres://app:p%40ss@h/d' },
      },
      facts: { kind: 'url', url: 'http://u:p@h:8123', cluster: 'main' },
    });
    expect(roleOf(addresses.pg.app)).toEqual({ name: 'app', password: 'p@ss' });
  });
});
