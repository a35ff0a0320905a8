import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAlive } from '../embedded/postmaster.ts';
import { prepareDataDir } from '../embedded/runner.ts';
import { factsClient } from '../facts-client.ts';
import { loadSecrets } from '../secrets.ts';
import { type EmbeddedOlap, startOlap } from './start.ts';

const log = { info() {}, warn() {}, error() {} };
let dataDir = '';
let engine: EmbeddedOlap;
let client: ClickHouseClient;

const start = (): Promise<EmbeddedOlap> =>
  startOlap({ dataDir, secrets: loadSecrets(dataDir), log });

async function value(query: string): Promise<unknown> {
  const result = await client.query({ query, format: 'JSONCompactEachRow' });
  const [row] = await result.json<unknown[]>();
  return row?.[0];
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'vx-olap-'));
  prepareDataDir(dataDir);
  engine = await start();
  client = factsClient(engine.endpoint);
  await client.command({
    query: 'CREATE TABLE fact (n UInt32, text String) ENGINE = MergeTree ORDER BY n',
  });
});
afterAll(async () => {
  await client.close();
  await engine.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('olapd', () => {
  test('its socket is closed to other users', () => {
    const { endpoint } = engine;
    if (endpoint.kind !== 'socket') throw new Error('expected a socket');
    expect(statSync(endpoint.socketPath).mode & 0o777).toBe(0o600);
    expect(statSync(join(endpoint.socketPath, '..')).mode & 0o777).toBe(0o700);
  });

  test('every insert reaches the disk before it is acknowledged', async () => {
    const query = (name: string): string =>
      `SELECT toString(value) FROM system.merge_tree_settings WHERE name = '${name}'`;
    expect(await value(query('fsync_after_insert'))).toBe('1');
    expect(await value(query('fsync_part_directory'))).toBe('1');
  });

  test.each([
    "SELECT * FROM (SELECT * FROM file('/etc/passwd', 'LineAsString') SETTINGS readonly = 0) SETTINGS readonly = 1",
    'SELECT * FROM (SELECT 1 SETTINGS readonly = 0) SETTINGS readonly = 1',
    "SELECT 1 INTO OUTFILE '/tmp/olapd-escape' FORMAT CSV",
    'SELECT * FROM "/etc/passwd"',
    'SELECT * FROM default.`/etc/passwd`',
    "SELECT * FROM fact, '/etc/passwd'",
    "SELECT * FROM url('http://127.0.0.1/', 'LineAsString')",
    "SELECT * FROM executable('id', 'LineAsString', 'x String')",
    "SELECT file('/etc/passwd')",
    "INSERT INTO FUNCTION file('/tmp/olapd-escape') SELECT 1",
    'SELECT 1; SELECT 2',
  ])('A7: %s does nothing', async (query) => {
    await expect(client.exec({ query })).rejects.toThrow();
    expect(statSync('/tmp/olapd-escape', { throwIfNoEntry: false })).toBeUndefined();
  });

  test('J3: a runaway query ends at its limit, and meanwhile ping and a light query are answered', async () => {
    const order: string[] = [];
    const settings = { max_execution_time: 3 };
    const query = 'SELECT sum(sipHash64(number)) FROM numbers(100000000000)';
    const runaway = client
      .query({ query, clickhouse_settings: settings })
      .catch((error: unknown) => {
        order.push('runaway');
        return error;
      });
    expect(await client.ping()).toEqual({ success: true });
    expect(await value('SELECT 1')).toBe(1);
    order.push('light');
    expect(await runaway).toMatchObject({ type: 'TIMEOUT_EXCEEDED', code: '159' });
    expect(order).toEqual(['light', 'runaway']);
  });

  test('J3: a query over its memory is stopped, the engine goes on', async () => {
    const query = 'SELECT groupArray(number) FROM numbers(100000000)';
    const limited = client.query({ query, clickhouse_settings: { max_memory_usage: '50000000' } });
    await expect(limited).rejects.toMatchObject({ type: 'MEMORY_LIMIT_EXCEEDED' });
    expect(await value('SELECT 1')).toBe(1);
  });

  test('A7: rows that a failed query had already written never reach the next caller', async () => {
    const query = "SELECT throwIf(number = 500000), 'secret' FROM numbers(1000000)";
    for (let round = 0; round < 6; round += 1) {
      const failing = client.query({ query, clickhouse_settings: { max_block_size: '1000' } });
      await expect(failing).rejects.toThrow();
      const [first, second] = await Promise.all([value('SELECT 1'), value('SELECT 2')]);
      expect([first, second]).toEqual([1, 2]);
    }
  });

  test('A7: what an insert that failed had already said never reaches the next caller', async () => {
    const query = "INSERT INTO fact SELECT throwIf(number = 50000), 'x' FROM numbers(100000)";
    await expect(client.command({ query })).rejects.toThrow();
    const values = [{ n: 'no number' }];
    const insert = { table: 'fact', values, format: 'JSONEachRow' } as const;
    await expect(client.insert(insert)).rejects.toThrow();
    const { stream } = await client.exec({ query: 'OPTIMIZE TABLE fact' });
    expect((await stream.toArray()).join('')).toBe('');
    await client.command({ query: 'TRUNCATE TABLE fact' });
  });

  test('a second opener of the folder waits in vain and says so', async () => {
    const child = spawn(
      process.execPath,
      [
        join(import.meta.dirname, 'olapd.ts'),
        '--data',
        dataDir,
        '--socket',
        join(dataDir, 'second.sock'),
        '--patience',
        '500',
      ],
      { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
    );
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).not.toBe(0);
    expect(said).toMatch(/lock/i);
    expect(await value('SELECT 1')).toBe(1);
  }, 40_000);

  test('I4: after kill -9 its successor has every acknowledged batch, once', async () => {
    for (let round = 0; round < 3; round += 1) {
      let acknowledged = Number(await value('SELECT count() FROM fact'));
      const writing = (async () => {
        for (;;) {
          const values = [{ n: acknowledged, text: 'x' }];
          await client.insert({ table: 'fact', values, format: 'JSONEachRow' });
          acknowledged += 1;
        }
      })().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 150));
      process.kill(engine.pid, 'SIGKILL');
      const [next] = await Promise.all([engine.exited.then(start), writing]);
      engine = next;
      const found = Number(await value('SELECT count() FROM fact'));
      expect(found - acknowledged).toBeGreaterThanOrEqual(0);
      expect(found - acknowledged).toBeLessThanOrEqual(1);
      expect(Number(await value('SELECT uniqExact(n) FROM fact'))).toBe(found);
    }
  }, 60_000);

  test('ends when the process that started it is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vx-olap2-'));
    const program = `
      const { startOlap } = await import(process.argv[1]);
      const log = { info() {}, warn() {}, error() {} };
      const { pid } = await startOlap({ dataDir: process.argv[2], secrets: {}, log });
      console.log(pid);
      setInterval(() => {}, 1000);
    `;
    const parent: ChildProcess = spawn(
      process.execPath,
      ['--input-type=module', '-e', program, join(import.meta.dirname, 'start.ts'), folder],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = parent.stdout ? await once(parent.stdout, 'data') : [];
    const pid = Number(String(line));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
    rmSync(folder, { recursive: true, force: true });
  });
});
