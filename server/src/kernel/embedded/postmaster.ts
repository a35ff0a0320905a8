import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FAST_STOP_MS = 15_000;
const POLL_MS = 50;

/** What `postmaster.pid` says about the server that wrote it. */
export type Postmaster = { pid: number; socketDir: string; ready: boolean };

/** The postmaster recorded in a cluster folder, alive or not. */
export function recordedPostmaster(cluster: string): Postmaster | null {
  let text: string;
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch {
    return null;
  }
  const lines = text.split('\n');
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!Number.isSafeInteger(pid) || pid === 0) return null;
  return { pid, socketDir: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

/** In a container whose first process reaps nothing, the dead keep their id for ever. */
function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, ''));
  } catch {
    return false;
  }
}

/** Whether a process with this id exists and has not ended. */
export function isAlive(pid: number): boolean {
  if (isZombie(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function worksIn(pid: number, cluster: string): boolean {
  try {
    // A postmaster's working directory is its cluster; a recycled process id would give another.
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return process.platform !== 'linux' && isAlive(pid);
  }
}

/**
 * The postmaster that still runs on a cluster folder, if one does. What a dead one left behind is
 * removed: its process id may belong to another process by now, which would block the next start.
 */
export function livePostmaster(cluster: string, socketDir: string): Postmaster | null {
  const found = recordedPostmaster(cluster);
  if (found && isAlive(found.pid) && worksIn(found.pid, cluster)) return found;
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) {
    rmSync(join(socketDir, name), { force: true });
  }
  return null;
}

/** Resolves when the process is gone. */
export async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(POLL_MS);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended between the look and the signal.
  }
}

/** Ends a postmaster and its sessions at once, without a checkpoint. */
export function killPostmaster(pid: number): void {
  signal(pid, 'SIGQUIT');
}

/** Stops a postmaster: sessions are ended at once, and after 15 s without a checkpoint. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  const deadline = performance.now() + FAST_STOP_MS;
  while (isAlive(pid) && performance.now() < deadline) await sleep(POLL_MS);
  if (!isAlive(pid)) return;
  signal(pid, 'SIGQUIT');
  await gone(pid);
}
