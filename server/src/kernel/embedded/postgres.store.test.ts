import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRoot } from '../disk.ts';
import { loadSecrets } from '../secrets.ts';
import { type EmbeddedPostgres, type StoreLog, startPostgres } from './postgres.ts';
import { isAlive, recordedPostmaster } from './postmaster.ts';
import { prepareDataDir } from './runner.ts';

const said: string[] = [];
const note = (_: object, message: string): void => {
  said.push(message);
};
const log: StoreLog = { info: note, warn: note, error: note };

let dataDir = '';
const start = (): Promise<EmbeddedPostgres> =>
  startPostgres({ dataDir, secrets: loadSecrets(dataDir), log });

async function query(server: EmbeddedPostgres, sql: string): Promise<unknown[][]> {
  const client = new Client(server.owner);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'vx-pg-'));
  prepareDataDir(dataDir);
});
afterAll(async () => {
  const left = recordedPostmaster(join(dataDir, 'pg'));
  if (left && isAlive(left.pid)) process.kill(left.pid, 'SIGQUIT');
  await sleep(300);
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  test('starts, keeps what was written, stops, and starts again', async () => {
    const first = await start();
    await query(first, 'create table kept (n int); insert into kept values (1)');
    await first.stop();
    expect(await first.exited).toBe(0);
    const second = await start();
    expect(await query(second, 'select n from kept')).toEqual([[1]]);
    await second.stop();
  });

  test('writes checksums, waits for the disk, and speaks UTF-8 and UTC', async () => {
    const server = await start();
    const names = ['data_checksums', 'fsync', 'full_page_writes', 'server_encoding', 'TimeZone'];
    const settings = names.map((name) => `current_setting('${name}')`).join(', ');
    expect(await query(server, `select ${settings}`)).toEqual([['on', 'on', 'on', 'UTF8', 'UTC']]);
    await server.stop();
  });

  test('A2: listens on a closed Unix socket only, and asks everybody for a password', async () => {
    const server = await start();
    expect(await query(server, 'show listen_addresses')).toEqual([['']]);
    expect(statSync(String(server.owner.host)).mode & 0o777).toBe(0o700);
    const rules = 'select distinct auth_method from pg_hba_file_rules where type is not null';
    expect(await query(server, rules)).toEqual([['scram-sha-256']]);
    const stranger = new Client({ ...server.owner, password: '' });
    await expect(stranger.connect()).rejects.toThrow();
    await server.stop();
  });

  test('I4: after kill -9 it starts again with every acknowledged row', async () => {
    const killed = await start();
    await query(killed, 'create table acknowledged (n int)');
    let acknowledged = 0;
    const client = new Client(killed.owner);
    client.on('error', () => {});
    await client.connect();
    const writing = (async () => {
      for (;;) {
        await client.query('insert into acknowledged values ($1)', [acknowledged + 1]);
        acknowledged += 1;
      }
    })().catch(() => {});
    await sleep(200);
    process.kill(killed.pid, 'SIGKILL');
    await Promise.all([writing, killed.exited]);
    const next = await start();
    const [row] = await query(next, 'select count(*)::int, max(n) from acknowledged');
    expect(acknowledged).toBeGreaterThan(10);
    expect(Number(row?.[0])).toBeGreaterThanOrEqual(acknowledged);
    expect(row?.[0]).toBe(row?.[1]);
    await next.stop();
  });

  test('I4: an orphan is adopted, and can be stopped by whoever adopted it', async () => {
    const orphan = await start();
    const adopted = await start();
    expect(adopted.pid).toBe(orphan.pid);
    expect(said).toContain('adopted a running postgres');
    expect(await query(adopted, 'select 1')).toEqual([[1]]);
    await adopted.stop();
    await Promise.all([orphan.exited, adopted.exited]);
    expect(isAlive(orphan.pid)).toBe(false);
  });

  test('I4: what a dead postmaster left, with an id that now belongs to another process, is no obstacle', async () => {
    const pidFile = join(dataDir, 'pg/postmaster.pid');
    const socketDir = join(dataDir, 'run-pg');
    const leftover = [process.pid, join(dataDir, 'pg'), 1, 5432, socketDir, '', '', 'ready   '];
    writeFileSync(pidFile, `${leftover.join('\n')}\n`);
    writeFileSync(join(socketDir, '.s.PGSQL.5432.lock'), `${process.pid}\n`);
    const server = await start();
    expect(server.pid).not.toBe(process.pid);
    expect(await query(server, 'select 1')).toEqual([[1]]);
    await server.stop();
  });

  test('an interrupted making of the database is thrown away and done again', async () => {
    const other = mkdtempSync(join(tmpdir(), 'vx-pg2-'));
    prepareDataDir(other);
    writeFileSync(join(other, 'pg.new-1'), 'half');
    const server = await startPostgres({ dataDir: other, secrets: loadSecrets(other), log });
    expect(existsSync(join(other, 'pg.new-1'))).toBe(false);
    await server.stop();
    rmSync(other, { recursive: true, force: true });
  });

  test('a fault in the configuration is told in the words of the server', async () => {
    const path = join(dataDir, 'pg/postgresql.auto.conf');
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, "no_such_setting = 'x'\n");
    await expect(start()).rejects.toThrow('no_such_setting');
    writeFileSync(path, before);
  });
});

const asNobody = `
  const [embedded, secrets, dataDir] = process.argv.slice(1);
  const { startPostgres } = await import(embedded);
  const { loadSecrets } = await import(secrets);
  const log = { info() {}, warn() {}, error() {} };
  const server = await startPostgres({ dataDir, secrets: loadSecrets(dataDir), log });
  console.log(JSON.stringify({ uid: process.getuid(), pid: server.pid }));
  await server.stop();
`;

describe.runIf(isRoot())('started by an ordinary user', () => {
  test('runs as that user', async () => {
    const nobody = 65_534;
    const folder = mkdtempSync(join(tmpdir(), 'vx-pg3-'));
    chownSync(folder, nobody, nobody);
    const child: ChildProcess = spawn(
      process.execPath,
      [
        ...['--input-type=module', '-e', asNobody, join(import.meta.dirname, 'postgres.ts')],
        ...[join(import.meta.dirname, '../secrets.ts'), folder],
      ],
      { uid: nobody, gid: nobody, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let out = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      out += chunk;
    });
    await once(child, 'close');
    expect(out).toContain(`"uid":${nobody}`);
    expect(statSync(join(folder, 'pg')).uid).toBe(nobody);
    rmSync(folder, { recursive: true, force: true });
  });
});
