import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSecrets } from './secrets.ts';

let folder = '';
const path = (): string => join(folder, 'secrets.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vx-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function rewrite(change: (secrets: Record<string, string>) => void): void {
  loadSecrets(folder);
  const secrets: Record<string, string> = JSON.parse(readFileSync(path(), 'utf8'));
  change(secrets);
  writeFileSync(path(), JSON.stringify(secrets));
}

describe('secrets', () => {
  test('M6: the first start makes seven different keys in a file that only its owner reads', () => {
    const secrets = loadSecrets(folder);
    expect(new Set(Object.values(secrets)).size).toBe(7);
    for (const value of Object.values(secrets)) {
      expect(Buffer.from(value, 'base64url')).toHaveLength(32);
    }
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(loadSecrets(folder)).toEqual(secrets);
  });

  test('M6: a missing secret refuses to start and is not made anew', () => {
    rewrite((secrets) => delete secrets.vault);
    const before = readFileSync(path(), 'utf8');
    expect(() => loadSecrets(folder)).toThrow('missing or weak secrets: vault');
    expect(readFileSync(path(), 'utf8')).toBe(before);
  });

  test.each(['', 'changeme', 'a'.repeat(64), 'c2hvcnQ'])(
    'M6: the weak secret "%s" is refused',
    (weak) => {
      rewrite((secrets) => {
        secrets.session = weak;
      });
      expect(() => loadSecrets(folder)).toThrow('session');
    },
  );

  test('M6: a file that others may read is refused', () => {
    loadSecrets(folder);
    chmodSync(path(), 0o644);
    expect(() => loadSecrets(folder)).toThrow('chmod 600');
  });

  test('M6: a file that is no JSON is refused in words', () => {
    writeFileSync(path(), '{', { mode: 0o600 });
    expect(() => loadSecrets(folder)).toThrow('restore it from a backup');
  });
});
