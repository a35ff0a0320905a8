import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const FIELDS = ['session', 'pepper', 'audit', 'vault', 'factsKey', 'pgOwner', 'pgApp'] as const;
const KEY_BYTES = 32;
const LEAST_DISTINCT_CHARACTERS = 12;

/** The random keys of one installation, each for one purpose. */
export type Secrets = Record<(typeof FIELDS)[number], string>;

function create(path: string): void {
  const secrets = Object.fromEntries(
    FIELDS.map((field) => [field, randomBytes(KEY_BYTES).toString('base64url')]),
  );
  const draft = `${path}.${process.pid}.new`;
  const fd = openSync(draft, 'wx', 0o600);
  try {
    writeSync(fd, `${JSON.stringify(secrets, null, 2)}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  try {
    // Linking fails when another process was first: its secrets win, ours are thrown away.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function isStrong(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    Buffer.from(value, 'base64url').length >= KEY_BYTES &&
    new Set(value).size >= LEAST_DISTINCT_CHARACTERS
  );
}

function parse(path: string): Secrets {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} cannot be read as secrets; restore it from a backup.`, {
      cause: error,
    });
  }
  const found = new Map(Object.entries(content ?? {}));
  const faulty = FIELDS.filter((field) => !isStrong(found.get(field)));
  if (faulty.length > 0) {
    throw new Error(
      `${path} has missing or weak secrets: ${faulty.join(', ')}. ` +
        `Each must be at least ${KEY_BYTES} random bytes in base64url; restore the file from a backup.`,
    );
  }
  const value = (field: keyof Secrets): string => String(found.get(field));
  return {
    session: value('session'),
    pepper: value('pepper'),
    audit: value('audit'),
    vault: value('vault'),
    factsKey: value('factsKey'),
    pgOwner: value('pgOwner'),
    pgApp: value('pgApp'),
  };
}

/**
 * The secrets of the installation in `dataDir`, created at the first start.
 *
 * @throws Error when the file lacks a secret, holds a weak one, or others may read it.
 */
export function loadSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  if (!statSync(path, { throwIfNoEntry: false })) create(path);
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new Error(`${path} can be read by other users; run: chmod 600 ${path}`);
  }
  return parse(path);
}
