import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { vi } from 'vitest';
import { type LocalServer, openLocalServer } from '../src/command/local-server.ts';
import { chooseOrganisation, issueCommandKey } from '../src/command/organisation.ts';
import { recordedPostmaster } from '../src/kernel/embedded/postmaster.ts';
import { type Caller, callerWith } from '../test/caller.ts';

const main = resolve(import.meta.dirname, '../src/main.ts');
const startMs = 120_000;

/** A process of an installation, by what it does. */
export type Part = 'supervisor' | 'api' | 'worker' | 'olapd' | 'postgres';

/** The whole product as it runs at a customer's: its own processes on its own data folder. */
export type Installation = {
  readonly dataDir: string;
  readonly url: string;
  start(): Promise<void>;
  /** Ends one process with SIGKILL; the supervisor's children end with it. */
  kill(part: Part): Promise<void>;
  stop(): Promise<void>;
  /** Removes the folder of a stopped installation. */
  remove(): void;
};

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => found(port));
    });
  });
}

function childrenOf(parent: number): { pid: number; line: string }[] {
  return readdirSync('/proc').flatMap((entry) => {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) !== parent) return [];
      return [{ pid: Number(entry), line: readFileSync(`/proc/${entry}/cmdline`, 'utf8') }];
    } catch {
      return [];
    }
  });
}

const marks: Record<Exclude<Part, 'supervisor' | 'postgres'>, RegExp> = {
  api: /child\.ts\0api/,
  worker: /child\.ts\0worker/,
  olapd: /olapd\.ts/,
};

/** One that has ended may stay listed until somebody asks for its exit code. */
function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

async function gone(pids: readonly number[]): Promise<void> {
  await vi.waitUntil(() => !pids.some(isAlive), { timeout: 20_000, interval: 50 });
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const ready = async () => {
    if (child.exitCode !== null) throw new Error('The installation ended early.');
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    return answer?.status === 200;
  };
  await vi.waitUntil(ready, { timeout: startMs, interval: 100 });
}

/** An installation on a folder of its own, or on `dataDir`; not started. */
export async function anInstallation(dataDir?: string): Promise<Installation> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'vx-proof-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const pidOf = (part: Part): number => {
    if (part === 'supervisor') return child?.pid ?? 0;
    if (part === 'postgres') return recordedPostmaster(join(folder, 'pg'))?.pid ?? 0;
    return childrenOf(child?.pid ?? 0).find(({ line }) => marks[part].test(line))?.pid ?? 0;
  };
  return {
    dataDir: folder,
    url,
    async start() {
      const options = ['serve', '--port', String(port), '--data', folder];
      const env = { ...process.env, LOG_LEVEL: process.env['VOXLOOP_TEST_LOG'] ?? 'silent' };
      child = spawn(process.execPath, [main, ...options], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env,
      });
      await answers(url, child);
    },
    async kill(part) {
      const pid = pidOf(part);
      if (!pid) throw new Error(`There is no process ${part}.`);
      const ending = part === 'supervisor' ? childrenOf(pid) : [];
      const nodes = ending.filter(({ line }) => !line.includes('postgres')).map((one) => one.pid);
      process.kill(pid, 'SIGKILL');
      await gone([pid, ...nodes]);
    },
    async stop() {
      child?.kill('SIGTERM');
      if (child?.pid) await gone([child.pid]);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An organisation of an installation, and ways to look behind its API. */
export type Insider = {
  readonly caller: Caller;
  readonly orgId: string;
  readonly local: LocalServer;
  /** Ids of the voices in the truth and in the facts, each in order. */
  ids(): Promise<{ truth: string[]; facts: string[] }>;
  close(): Promise<void>;
};

/** Founds an organisation as the command line does. */
export async function anInsider({ dataDir, url }: Installation): Promise<Insider> {
  const local = await openLocalServer(dataDir);
  const named = { name: 'Proof', pack: 'restaurant' };
  const { id: orgId } = await chooseOrganisation(local.services, named);
  const { key } = await issueCommandKey(local.services, orgId);
  const { stores } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'));
  const asOwner = async <T extends object>(query: string): Promise<T[]> => {
    const client = new Client(stores.pg.owner);
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query<T>(query)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    caller: callerWith(url, { authorization: `Bearer ${key}` }),
    orgId,
    local,
    async ids() {
      const truth = await asOwner<{ id: string }>(
        'select id from voice where deleted_at is null order by id',
      );
      const facts = await local.services.facts.of(orgId).read<{ id: string }>({
        table: 'voice_fact',
        select: 'toString(voice_id) AS id',
        orderBy: 'id',
      });
      return { truth: truth.map((row) => row.id), facts: facts.map((row) => row.id) };
    },
    close: () => local.close(),
  };
}
