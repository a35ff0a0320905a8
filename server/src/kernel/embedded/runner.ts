import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRoot, reachableByAll } from '../disk.ts';

const SOCKET_PATH_LIMIT = 107;
const LONGEST_SOCKET_NAME = '/.s.PGSQL.5432.lock'.length;

/** The user a database process runs as: `nobody` for root, otherwise ourselves. */
export type Runner = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root, so root lends it the rights of nobody. */
export function runner(): Runner {
  if (!isRoot()) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid = '65534', gid = '65534'] = line?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** Gives `path` to the runner when that is another user than ourselves. */
export function give(path: string, to: Runner): void {
  if (to.uid !== undefined && to.gid !== undefined) chownSync(path, to.uid, to.gid);
}

/**
 * Creates the data folder. Root keeps it passable, because PostgreSQL reaches its own part of it
 * under another user; what is secret in it is closed file by file.
 *
 * @throws Error when a folder above it is closed to that user.
 */
export function prepareDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  if (!isRoot()) return;
  chmodSync(dataDir, 0o711);
  if (!reachableByAll(dataDir)) {
    throw new Error(
      `PostgreSQL does not run as root, and its unprivileged user cannot reach ${dataDir}; ` +
        'choose a data folder below folders that others may pass, or start as an ordinary user.',
    );
  }
}

/**
 * A folder for sockets, closed to other users, with a path short enough for a Unix socket:
 * `run-<name>` in the data folder, or a private folder in the temporary one.
 */
export function socketFolder(dataDir: string, name: string, owner: Runner): string {
  const beside = join(dataDir, `run-${name}`);
  const fits = Buffer.byteLength(beside) + LONGEST_SOCKET_NAME <= SOCKET_PATH_LIMIT;
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const folder = fits ? beside : join(tmpdir(), `voxloop-${hash}-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const ours = found.uid === process.getuid?.() || found.uid === owner.uid;
  if (!found.isDirectory() || !ours) {
    throw new Error(
      `${folder} belongs to another user; remove it or choose a shorter data folder.`,
    );
  }
  chmodSync(folder, 0o700);
  give(folder, owner);
  return folder;
}
