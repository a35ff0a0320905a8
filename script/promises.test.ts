import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const document = readFileSync(join(root, 'docs/promises.md'), 'utf8');

type Row = { id: string; tests: string[]; open: string };

const rows: Row[] = [
  ...document.matchAll(/^\| ([A-M]\d+) \| [^|]+ \| ([^|]*) \| ([^|]*) \|$/gm),
].map(([, id = '', tests = '', open = '']) => ({
  id,
  tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  open: open.trim(),
}));

/** Ids of the promises that a test file names its tests after. */
function idsIn(path: string): Set<string> {
  const text = readFileSync(join(root, path), 'utf8');
  return new Set([...text.matchAll(/['"`]([A-M]\d{1,2}): /g)].map(([, id = '']) => id));
}

test('every promise has a test, or says what it waits for', () => {
  expect(rows.length).toBeGreaterThan(75);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const bare = rows.filter(({ tests, open }) => tests.length === 0 && open === '');
  expect(bare).toEqual([]);
});

test('every test that the table names is there and carries the id of its promise', () => {
  const missing = rows.flatMap(({ id, tests }) =>
    tests
      .filter((path) => !existsSync(join(root, path)) || !idsIn(path).has(id))
      .map((path) => `${id}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test('every test that is named after a promise stands in the table', () => {
  const named = new Set(rows.flatMap(({ id, tests }) => tests.map((path) => `${id}: ${path}`)));
  const workspaces = '{server,nlp,stats,sdk,web,e2e,bench,script}';
  const files = globSync(`${workspaces}/**/*.test.{ts,tsx}`, {
    cwd: root,
    exclude: (path) => path.includes('node_modules'),
  });
  const found = files.flatMap((path) => [...idsIn(path)].map((id) => `${id}: ${path}`));
  expect(found.length).toBeGreaterThan(100);
  expect(found.filter((one) => !named.has(one))).toEqual([]);
});
