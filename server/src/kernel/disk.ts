import {
  closeSync,
  constants,
  fsyncSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AppError } from './error.ts';

const MIB = 1024 * 1024;
const BALLAST_MIB = 64;
const LEAST_FREE_BYTES = 256 * MIB;
const LEAST_FREE_SHARE = 0.05;

/** Room on the volume that holds a folder; `low` says that intake must stop. */
export type FreeSpace = { freeBytes: number; totalBytes: number; low: boolean };

/** The room left on the volume of `dir`. Low is below 256 MiB and below 5 % counts as low too. */
export function freeSpace(dir: string): FreeSpace {
  const volume = statfsSync(dir);
  const freeBytes = volume.bavail * volume.bsize;
  const totalBytes = volume.blocks * volume.bsize;
  const low = freeBytes < LEAST_FREE_BYTES || freeBytes < totalBytes * LEAST_FREE_SHARE;
  return { freeBytes, totalBytes, low };
}

const roomStaysKnownMs = 1_000;

/** The room on a volume, asked of it at most once a second. */
export type Room = {
  low(): boolean;
  /** @throws AppError `disk_low` (507) while the volume is low; it passes by itself. */
  mustBeThere(): void;
};

/** Watches the volume that holds `dir`. */
export function watchRoom(dir: string): Room {
  let known = false;
  let until = 0;
  const low = () => {
    if (performance.now() >= until) {
      known = freeSpace(dir).low;
      until = performance.now() + roomStaysKnownMs;
    }
    return known;
  };
  return {
    low,
    mustBeThere() {
      if (!low()) return;
      throw new AppError(
        'disk_low',
        507,
        'The disk is nearly full, so nothing new is taken in. Nothing of this request was kept; it works again by itself once space is freed.',
      );
    },
  };
}

/**
 * Keeps 64 MiB in reserve inside `dir`, so that a full volume can be unblocked.
 * Does nothing while the volume is low; answers whether the reserve is there.
 */
export function keepBallast(dir: string): boolean {
  const path = join(dir, 'ballast');
  const wanted = BALLAST_MIB * MIB;
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === wanted) return true;
  if (freeSpace(dir).low) return false;
  // Noise, because a file system that compresses or skips zeros would reserve nothing.
  const block = crypto.getRandomValues(new Uint8Array(65_536));
  const fd = openSync(path, 'w', 0o600);
  try {
    for (let written = 0; written < wanted; written += block.length) writeSync(fd, block);
    fsyncSync(fd);
    return true;
  } catch {
    rmSync(path, { force: true });
    return false;
  } finally {
    closeSync(fd);
  }
}

/** Gives the reserve back to the volume. */
export function releaseBallast(dir: string): void {
  rmSync(join(dir, 'ballast'), { force: true });
}

/** Whether any user of the machine may pass through every folder above `path` and `path` itself. */
export function reachableByAll(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat?.isDirectory() && (stat.mode & constants.S_IXOTH) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Whether this process runs with the rights of root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Where data goes when nothing else is said: `data` beside the code, or, for root in a folder
 * closed to the unprivileged user that PostgreSQL must run as, `/var/lib/voxloop`.
 */
export function defaultDataDir(): string {
  const repository = resolve(import.meta.dirname, '../../..');
  const beside = join(repository, 'data');
  return isRoot() && !reachableByAll(repository) ? '/var/lib/voxloop' : beside;
}
