import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isAlive, recordedPostmaster } from '../kernel/embedded/postmaster.ts';

const program = join(import.meta.dirname, '../main.ts');
const folders: string[] = [];

type Instance = { process: ChildProcess; said: () => string; ended: Promise<number | null> };

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'vx-serve-'));
  folders.push(made);
  return made;
}

function serve(...options: string[]): Instance {
  let said = '';
  const child = spawn(process.execPath, [program, 'serve', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'warn' },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  }
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  return { process: child, said: () => said, ended };
}

async function urlOf(instance: Instance): Promise<string> {
  await vi.waitFor(() => expect(instance.said()).toContain('Voxloop is ready on'), 55_000);
  return /ready on (\S+)/.exec(instance.said())?.[1] ?? '';
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.status < 500,
    () => false,
  );

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' ? String(address?.port) : '';
}

function childrenOf(pid: number | undefined): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

describe('serve', () => {
  let data = '';
  let instance: Instance;
  let url = '';
  let port = '';
  beforeAll(async () => {
    data = folder();
    port = await freePort();
    instance = serve('--port', port, '--data', data);
    url = await urlOf(instance);
  });
  afterAll(async () => {
    instance.process.kill('SIGTERM');
    await instance.ended;
  });

  test('M6: tells where it is reached, on loopback, and notes it for the command line', async () => {
    expect(url).toMatch(/^http:\/\/(127\.0\.0\.1|localhost):\d+/);
    expect(await answers(url)).toBe(true);
    const path = join(data, 'server.json');
    const noted = JSON.parse(readFileSync(path, 'utf8'));
    expect(noted).toMatchObject({ pid: instance.process.pid, url });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('I4: a second instance on the data folder is refused in one sentence', async () => {
    const second = serve('--port', '0', '--data', data);
    expect(await second.ended).toBe(1);
    const { pid } = instance.process;
    expect(second.said().trim()).toBe(
      `Voxloop already runs on the data folder ${data} (process ${pid}).`,
    );
    expect(await answers(url)).toBe(true);
  });

  test('I4: whichever process is killed, it comes back', async () => {
    for (const pid of childrenOf(instance.process.pid)) {
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => isAlive(pid)).toBe(false);
    }
    await expect.poll(() => answers(url), { timeout: 30_000 }).toBe(true);
    await expect.poll(() => childrenOf(instance.process.pid).length, { timeout: 30_000 }).toBe(4);
  });

  test('I4: killed itself, it leaves only PostgreSQL behind, and its successor adopts that', async () => {
    const orphan = recordedPostmaster(join(data, 'pg'))?.pid ?? 0;
    const others = childrenOf(instance.process.pid).filter((pid) => pid !== orphan);
    instance.process.kill('SIGKILL');
    await instance.ended;
    await expect.poll(() => others.filter(isAlive), { timeout: 30_000 }).toEqual([]);
    expect(isAlive(orphan)).toBe(true);
    instance = serve('--port', port, '--data', data);
    url = await urlOf(instance);
    expect(recordedPostmaster(join(data, 'pg'))?.pid).toBe(orphan);
  });

  test('M2: ends everything on SIGTERM', async () => {
    const all = childrenOf(instance.process.pid);
    instance.process.kill('SIGTERM');
    expect(await instance.ended).toBe(0);
    expect(all.filter(isAlive)).toEqual([]);
    expect(existsSync(join(data, 'server.json'))).toBe(false);
    expect(recordedPostmaster(join(data, 'pg'))).toBe(null);
  });
});

describe('serve refuses in one sentence', () => {
  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const refused = serve('--port', port, '--data', folder());
    expect(await refused.ended).toBe(1);
    expect(refused.said().trim()).toBe(
      `Port ${port} on 127.0.0.1 is taken by another program; choose another with --port.`,
    );
    other.close();
  });

  test('faults of the configuration', async () => {
    const refused = serve('--port', 'many', '--data', folder());
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toMatch(/^The configuration has faults:\n {2}VOXLOOP_PORT: /);
  });

  test('an unknown option', async () => {
    const refused = serve('--prot', '80');
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain('--prot');
  });
});
