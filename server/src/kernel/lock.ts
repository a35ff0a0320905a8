import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A data folder that is ours until it is released. */
export type FolderLock = { release(): void };

function holder(dataDir: string): string {
  try {
    const content: unknown = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'));
    if (typeof content === 'object' && content !== null && 'pid' in content) {
      return ` (process ${content.pid})`;
    }
  } catch {
    // The other instance is starting and has not written the file yet.
  }
  return '';
}

/**
 * Takes a data folder for this process. The lock is the operating system's and ends with the
 * process, however it ends, so nothing stale can be left behind.
 *
 * @throws Error in one sentence when another instance has it.
 */
export function lockFolder(dataDir: string): FolderLock {
  mkdirSync(dataDir, { recursive: true });
  // SQLite's exclusive transaction is the one advisory file lock that Node has on board.
  const file = new DatabaseSync(join(dataDir, 'instance.lock'), { timeout: 0 });
  try {
    file.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    file.close();
    const isHeld = error instanceof Error && 'errcode' in error && error.errcode === 5;
    if (!isHeld) throw error;
    throw new Error(`Voxloop already runs on the data folder ${dataDir}${holder(dataDir)}.`);
  }
  return { release: () => file.close() };
}
