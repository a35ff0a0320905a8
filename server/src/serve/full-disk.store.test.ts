import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../kernel/config.ts';
import { freeSpace } from '../kernel/disk.ts';
import { recordedPostmaster } from '../kernel/embedded/postmaster.ts';
import { prepareDataDir } from '../kernel/embedded/runner.ts';
import { factsClient } from '../kernel/facts-client.ts';
import { loadSecrets } from '../kernel/secrets.ts';
import { type Stores, startStores } from './stores.ts';

const MIB = 1024 * 1024;
const log = { info() {}, warn() {}, error() {} };

/** A small volume of its own; only root may make one. */
function smallVolume(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'vx-full-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600m', 'tmpfs', folder]);
  if (status === 0) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

const volume = smallVolume();

describe.runIf(volume !== null)('a full volume', () => {
  const folder = volume ?? '';
  const filler = join(folder, 'filler');
  let stores: Stores;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    const dataDir = join(folder, 'data');
    prepareDataDir(dataDir);
    stores = await startStores(loadConfig({}), { dataDir, secrets: loadSecrets(dataDir), log });
  });
  afterAll(async () => {
    await stores.kept.stop();
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  async function fill(): Promise<void> {
    await appendFile(filler, new Uint8Array(Math.max(0, freeSpace(folder).freeBytes - 8 * MIB)));
    for (let step = 1 * MIB; step >= 4096; step /= 2) {
      for (;;) {
        const room = freeSpace(folder).freeBytes;
        if (room < step) break;
        if (
          await appendFile(filler, new Uint8Array(step)).then(
            () => false,
            () => true,
          )
        )
          break;
      }
    }
  }

  async function withTruth<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client(stores.addresses.pg.owner);
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => {});
    }
  }

  const count = (): Promise<number> =>
    withTruth(async (client) => {
      const { rows } = await client.query<{ n: number }>('select count(*)::int as n from kept');
      return rows[0]?.n ?? -1;
    });

  test('I3: loses no acknowledged row, and both stores go on without anybody once there is room', async () => {
    const facts = factsClient(stores.addresses.facts);
    const fact = { table: 'kept', values: [{ n: 1 }], format: 'JSONEachRow' } as const;
    await facts.command({ query: 'CREATE TABLE kept (n Int32) ENGINE = MergeTree ORDER BY n' });
    await facts.insert(fact);
    await withTruth((client) => client.query('create table kept (n int, filler text)'));
    await fill();

    let acknowledged = 0;
    await expect(
      withTruth(async (client) => {
        for (;;) {
          await client.query('insert into kept select 1, repeat(md5(random()::text), 200)');
          acknowledged += 1;
        }
      }),
    ).rejects.toThrow();
    await expect(facts.insert(fact)).rejects.toThrow();

    rmSync(filler);
    await expect.poll(() => count().catch(() => -1), { timeout: 40_000 }).toBe(acknowledged);
    await withTruth((client) => client.query("insert into kept values (1, '')"));
    await facts.insert(fact);
    const result = await facts.query({ query: 'SELECT count() FROM kept', format: 'CSV' });
    expect((await result.text()).trim()).toBe('2');
    await facts.close();
  });

  test('I3: PostgreSQL starts again on a full volume, because the reserve is released', async () => {
    const ballast = join(folder, 'data/ballast');
    expect(statSync(ballast).size).toBe(64 * MIB);
    const before = await count();
    await fill();
    process.kill(recordedPostmaster(join(folder, 'data/pg'))?.pid ?? 0, 'SIGKILL');
    await expect.poll(() => existsSync(ballast), { timeout: 40_000 }).toBe(false);
    await expect.poll(() => count().catch(() => -1), { timeout: 40_000 }).toBe(before);
    await withTruth((client) => client.query("insert into kept values (1, '')"));
  });
});
