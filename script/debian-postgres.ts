import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const programs = '/usr/lib/postgresql/15/bin';
const startMs = 15_000;

type Account = { uid: number; gid: number };

/** PostgreSQL refuses to run as root, so root runs it as the package's own account. */
function account(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres']).stdout.toString());
  return { uid: id('-u'), gid: id('-g') };
}

/** A server of Debian's PostgreSQL 15 in a folder of its own, or null where it is not installed. */
export async function startDebianPostgres(): Promise<{
  url: string;
  stop(): Promise<void>;
} | null> {
  if (!existsSync(`${programs}/postgres`)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'vx-pg15-'));
  const as = account();
  if (as) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const options = { cwd: '/', stdio: 'ignore' as const, ...(as ?? {}) };
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (as) chownSync(passwordFile, as.uid, as.gid);
  const access = ['-U', 'owner', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  spawnSync(
    `${programs}/initdb`,
    ['-D', data, ...access, '--encoding=UTF8', '--locale=C.UTF-8'],
    options,
  );
  const settings = [
    '-c',
    'listen_addresses=',
    '-c',
    `unix_socket_directories=${folder}`,
    '-c',
    'fsync=off',
  ];
  const server = spawn(`${programs}/postgres`, ['-D', data, ...settings], options);
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const until = performance.now() + startMs;
  while (!existsSync(join(folder, '.s.PGSQL.5432')) && performance.now() < until) await sleep(100);
  await sleep(300);
  return {
    url: `postgres://owner:${password}@/postgres?host=${encodeURIComponent(folder)}`,
    async stop() {
      server.kill('SIGINT');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
