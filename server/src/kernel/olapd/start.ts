import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { FactsEndpoint } from '../config.ts';
import type { StoreStart } from '../embedded/postgres.ts';
import { prepareDataDir, socketFolder } from '../embedded/runner.ts';
import { leanMalloc } from '../rest.ts';

const READY_MS = 60_000;
/** How much memory the engine's process may spend on being quick. */
export const olapdFlags = ['--expose-gc', '--max-old-space-size=256', '--max-semi-space-size=4'];

/** A running engine of our own for the facts. */
export type EmbeddedOlap = {
  endpoint: FactsEndpoint;
  pid: number;
  version: string;
  stop(): Promise<void>;
  kill(): void;
  exited: Promise<number | null>;
};

function launch(dataDir: string, socketPath: string): ChildProcess {
  const log = openSync(join(dataDir, 'log/olapd.log'), 'a', 0o600);
  try {
    return fork(
      join(import.meta.dirname, 'olapd.ts'),
      ['--data', dataDir, '--socket', socketPath],
      {
        execArgv: olapdFlags,
        // Each session occupies a thread while it works; files and sockets need some besides.
        env: { ...process.env, ...leanMalloc, UV_THREADPOOL_SIZE: '8' },
        stdio: ['ignore', log, log, 'ipc'],
      },
    );
  } finally {
    closeSync(log);
  }
}

function isReady(message: unknown): message is { kind: 'ready'; version: string } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    message.kind === 'ready' &&
    'version' in message &&
    typeof message.version === 'string'
  );
}

function readiness(child: ChildProcess, exited: Promise<number | null>): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error('olapd did not become ready within a minute; see log/olapd.log.'));
    }, READY_MS);
    child.on('message', (message: unknown) => {
      if (!isReady(message)) return;
      clearTimeout(late);
      resolve(message.version);
    });
    exited.then((code) => {
      clearTimeout(late);
      reject(new Error(`olapd ended with code ${code} before it was ready; see log/olapd.log.`));
    });
  });
}

/**
 * Starts the engine of the facts as a child process that speaks ClickHouse's HTTP interface on a
 * Unix socket. It ends with this process.
 *
 * @throws Error when it does not become ready.
 */
export async function startOlap({ dataDir, log }: StoreStart): Promise<EmbeddedOlap> {
  prepareDataDir(dataDir);
  const folder = realpathSync(dataDir);
  mkdirSync(join(folder, 'log'), { recursive: true, mode: 0o700 });
  const socketPath = join(socketFolder(folder, 'olapd', {}), 'olapd.sock');
  const child = launch(folder, socketPath);
  const exited = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => resolve(code));
    child.on('error', () => resolve(null));
  });
  const version = await readiness(child, exited);
  log.info({ child: child.pid, version }, 'olapd is ready');
  return {
    endpoint: { kind: 'socket', socketPath },
    pid: child.pid ?? 0,
    version,
    exited,
    kill: () => child.kill('SIGKILL'),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
