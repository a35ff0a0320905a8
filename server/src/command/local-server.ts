import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { loadConfig, type StoreConfig } from '../kernel/config.ts';
import { loadSecrets } from '../kernel/secrets.ts';
import { type OpenServices, openServices } from '../services.ts';
import { CommandError, tell } from './command.ts';

type Noted = { pid: number; url: string | null; stores: StoreConfig | null };

/** A server of this machine: running already, or started for the time of one command. */
export type LocalServer = OpenServices & { url: string };

const startMs = 90_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function readNote(dataDir: string): Noted | null {
  const file = join(dataDir, 'server.json');
  if (!existsSync(file)) return null;
  const noted = JSON.parse(readFileSync(file, 'utf8')) as Noted;
  return isAlive(noted.pid) ? noted : null;
}

type Ready = { url: string; stores: StoreConfig };

async function untilReady(dataDir: string, ended: () => boolean): Promise<Ready> {
  const deadline = performance.now() + startMs;
  while (performance.now() < deadline && !ended()) {
    const noted = readNote(dataDir);
    if (noted?.url && noted.stores) return { url: noted.url, stores: noted.stores };
    await sleep(150);
  }
  throw new CommandError(`The server on ${dataDir} did not start; its own lines say why.`, 1);
}

async function startOwn(dataDir: string): Promise<Ready & { stop(): Promise<void> }> {
  tell(`No server runs on ${dataDir}; starting one for this command.`);
  const main = join(import.meta.dirname, '../main.ts');
  const env = { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' };
  const options = ['serve', '--data', dataDir, '--port', '0'];
  const child = spawn(process.execPath, [main, ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  let ended = false;
  const exited = new Promise<void>((done) => {
    child.once('exit', () => {
      ended = true;
      done();
    });
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  try {
    return { ...(await untilReady(dataDir, () => ended)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Opens the server on `data`, or starts one that ends when the answer is closed. */
export async function openLocalServer(data: string | undefined): Promise<LocalServer> {
  const config = loadConfig({ ...process.env, ...(data ? { VOXLOOP_DATA: data } : {}) });
  const dataDir = resolve(config.VOXLOOP_DATA);
  const noted = readNote(dataDir);
  const own = noted ? null : await startOwn(dataDir);
  const ready = own ?? (await untilReady(dataDir, () => false));
  const log = pino({ level: 'warn' }, pino.destination(2));
  const context = {
    config: { ...config, VOXLOOP_DATA: dataDir },
    secrets: loadSecrets(dataDir),
    stores: ready.stores,
    log,
  };
  const { services, close } = await openServices(context, 'api');
  return {
    url: ready.url,
    services,
    async close() {
      await close();
      await own?.stop();
    },
  };
}
