import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolConfig } from 'pg';
import type { Secrets } from '../secrets.ts';
import { postgresHome } from './binaries.ts';
import { APP_ROLE, DATABASE, initialise, OWNER_ROLE } from './initialise.ts';
import {
  gone,
  killPostmaster,
  livePostmaster,
  recordedPostmaster,
  stopPostmaster,
} from './postmaster.ts';
import { prepareDataDir, type Runner, runner, socketFolder } from './runner.ts';

const LOG_LIMIT_BYTES = 16 * 1024 * 1024;
const READY_MS = 120_000;
const RETRY_MS = 100;

/** The part of a logger that the embedded stores use. */
export type StoreLog = Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>;

/** What an embedded store needs to start. */
export type StoreStart = { dataDir: string; secrets: Secrets; log: StoreLog };

/** A running PostgreSQL of our own. */
export type EmbeddedPostgres = {
  owner: PoolConfig;
  app: PoolConfig;
  pid: number;
  stop(): Promise<void>;
  /** Ends it at once; the next start replays its log. */
  kill(): void;
  exited: Promise<number | null>;
};

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '32MB',
  io_method: 'sync',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  jit: 'off',
  max_wal_size: '512MB',
  max_worker_processes: '4',
  max_logical_replication_workers: '0',
  idle_in_transaction_session_timeout: '120s',
} as const;

type Launch = { home: string; cluster: string; socketDir: string; logFile: string; runner: Runner };

function argumentsOf({ cluster, socketDir }: Launch): string[] {
  const settings = { ...SETTINGS, unix_socket_directories: socketDir };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
}

function lastWords(logFile: string): string {
  return existsSync(logFile)
    ? readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n')
    : '';
}

type Running = { pid: number; exited: Promise<number | null> };

function launch(plan: Launch): Running {
  const size = statSync(plan.logFile, { throwIfNoEntry: false })?.size ?? 0;
  const log = openSync(plan.logFile, size > LOG_LIMIT_BYTES ? 'w' : 'a', 0o600);
  try {
    const child = spawn(join(plan.home, 'bin/postgres'), argumentsOf(plan), {
      ...plan.runner,
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      // Ctrl-C in a terminal reaches the whole group; the supervisor decides the order of ending.
      detached: true,
    });
    const exited = new Promise<number | null>((resolve) => {
      child.on('exit', (code) => resolve(code));
      child.on('error', () => resolve(null));
    });
    return { pid: child.pid ?? 0, exited };
  } finally {
    closeSync(log);
  }
}

/** Resolves true once the server accepts connections, false when it ended before. */
async function ready(running: Running, cluster: string): Promise<boolean> {
  let ended = false;
  running.exited.then(() => {
    ended = true;
  });
  const deadline = performance.now() + READY_MS;
  while (!ended && performance.now() < deadline) {
    const found = recordedPostmaster(cluster);
    if (found?.pid === running.pid && found.ready) return true;
    await sleep(20);
  }
  return false;
}

async function startOrRetry(plan: Launch, log: StoreLog): Promise<Running> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const running = launch(plan);
    if (await ready(running, plan.cluster)) return running;
    const words = lastWords(plan.logFile);
    // Back ends of a killed postmaster need a moment to notice and let go of its memory.
    const passing = /still in use|is already in use|lock file .* already exists/.test(words);
    if (!passing || performance.now() > deadline) {
      throw new Error(`PostgreSQL did not start; its last words:\n${words}`);
    }
    log.warn({ child: running.pid }, 'postgres waits for what its predecessor left');
    await sleep(RETRY_MS);
  }
}

async function adoptOrStart(plan: Launch, log: StoreLog): Promise<Running> {
  const orphan = livePostmaster(plan.cluster, plan.socketDir);
  if (!orphan) return startOrRetry(plan, log);
  if (orphan.ready && orphan.socketDir === plan.socketDir) {
    log.info({ child: orphan.pid }, 'adopted a running postgres');
    return { pid: orphan.pid, exited: gone(orphan.pid).then(() => null) };
  }
  await stopPostmaster(orphan.pid);
  return startOrRetry(plan, log);
}

/**
 * Starts the PostgreSQL of a data folder, making it at the first start; one that still runs there
 * is adopted. It listens on a Unix socket only.
 *
 * @throws Error with the server's last words when it does not come up.
 */
export async function startPostgres(start: StoreStart): Promise<EmbeddedPostgres> {
  prepareDataDir(start.dataDir);
  const dataDir = realpathSync(start.dataDir);
  const user = runner();
  const home = postgresHome(dataDir);
  const cluster = join(dataDir, 'pg');
  if (!existsSync(cluster)) {
    start.log.info({ cluster }, 'making the database');
    await initialise({ home, cluster, password: start.secrets.pgOwner, runner: user });
  }
  mkdirSync(join(dataDir, 'log'), { recursive: true, mode: 0o700 });
  const socketDir = socketFolder(dataDir, 'pg', user);
  const logFile = join(dataDir, 'log/postgres.log');
  const plan = { home, cluster, socketDir, logFile, runner: user };
  const running = await adoptOrStart(plan, start.log);
  const place = { host: socketDir, port: 5432, database: DATABASE };
  return {
    owner: { ...place, user: OWNER_ROLE, password: start.secrets.pgOwner },
    app: { ...place, user: APP_ROLE, password: start.secrets.pgApp },
    pid: running.pid,
    exited: running.exited,
    stop: () => stopPostmaster(running.pid),
    kill: () => killPostmaster(running.pid),
  };
}
