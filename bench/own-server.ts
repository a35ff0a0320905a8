import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type LocalServer, openLocalServer } from '../server/src/command/local-server.ts';
import { chooseOrganisation, issueCommandKey } from '../server/src/command/organisation.ts';

const main = resolve(import.meta.dirname, '../server/src/main.ts');
/** Where `script/server` keeps what it compiled. */
const codeCache = resolve(import.meta.dirname, '../node_modules/.cache/node');
const startMs = 120_000;

/** A server of the benchmark's own, on a data folder that goes with it. */
export type OwnServer = {
  url: string;
  pid: number;
  dataDir: string;
  startedMs: number;
  stop(): Promise<void>;
};

/** Starts the product as `script/server` does, on a free port and a temporary folder. */
export async function startOwnServer(...options: string[]): Promise<OwnServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vx-bench-'));
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [main, 'serve', '--port', '0', '--data', dataDir, ...options],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { NODE_COMPILE_CACHE: codeCache, LOG_LEVEL: 'error', ...process.env },
    },
  );
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await exited;
    process.off('exit', end);
    clearTimeout(late);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const url = await new Promise<string>((found, failed) => {
    setTimeout(() => failed(new Error('The server did not start.')), startMs).unref();
    exited.then(() => failed(new Error('The server ended early.')));
    createInterface(child.stdout).on('line', (line) => {
      const ready = /ready on (\S+)/.exec(line);
      if (ready?.[1]) found(ready[1].replace('localhost', '127.0.0.1'));
    });
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, pid: child.pid ?? 0, dataDir, startedMs: performance.now() - started, stop };
}

/** An organisation on a server with a key to its API. */
export type BenchOrganisation = {
  orgId: string;
  key: string;
  local: LocalServer;
  close(): Promise<void>;
};

/** Founds an organisation on a running server, as the command line does. */
export async function foundOn(server: OwnServer, pack = 'restaurant'): Promise<BenchOrganisation> {
  const local = await openLocalServer(server.dataDir);
  const { id: orgId } = await chooseOrganisation(local.services, { name: 'Bench', pack });
  const { key } = await issueCommandKey(local.services, orgId);
  return { orgId, key, local, close: () => local.close() };
}

/** Asks the API with a key; a refusal is an error. */
export async function ask(
  server: OwnServer,
  key: string,
  path: string,
  init: RequestInit = {},
): Promise<unknown> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${key}`, ...init.headers },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}
