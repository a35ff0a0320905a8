import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

type Chunk = {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
};
type Manifest = Readonly<Record<string, Chunk>>;

/** Gzip -9 bytes: DESIGN of the product allows these and no more. */
const budget = { script: 225_280, lazy: 215_040, style: 46_080, font: 61_440 };

const dist = join(import.meta.dirname, 'dist');
const manifestPath = join(dist, '.vite', 'manifest.json');
const built = existsSync(manifestPath);
const manifest: Manifest = built ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {};

function bytesOf(file: string): number {
  const raw = readFileSync(join(dist, file));
  return file.endsWith('.woff2') ? raw.byteLength : gzipSync(raw, { level: 9 }).byteLength;
}

function sum(files: Iterable<string>): number {
  return [...new Set(files)].reduce((total, file) => total + bytesOf(file), 0);
}

/** A chunk and everything it imports before it runs. */
function closure(names: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const name of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    closure(manifest[name]?.imports ?? [], seen);
  }
  return seen;
}

const chunksOf = (names: ReadonlySet<string>): readonly Chunk[] =>
  [...names].flatMap((name) => manifest[name] ?? []);
const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
const routes = Object.keys(manifest).filter(
  (name) => manifest[name]?.isDynamicEntry && name.startsWith('src/features/'),
);
/** Pages after signing in stand in the frame, which is a chunk of its own. */
const frameOf = (route: string): readonly string[] =>
  route.includes('/auth/') ? [] : ['src/app/Shell.tsx'];
/** English stands for each language: one catalog of shell and kit is part of every first load. */
const catalogs = ['shell', 'ui'].map((area) => `src/i18n/locales/en/${area}.json`);

describe.skipIf(!built)('the built app keeps its budgets', () => {
  test.each(routes)('first load of %s', (route) => {
    const chunks = chunksOf(closure([...entries, ...catalogs, ...frameOf(route), route]));
    const script = sum(chunks.map(({ file }) => file));
    const style = sum(chunks.flatMap(({ css = [] }) => css));
    process.stdout.write(
      `${String(script).padStart(8)} B script ${String(style).padStart(7)} B style  ${route}\n`,
    );
    expect(script).toBeLessThanOrEqual(budget.script);
    expect(style).toBeLessThanOrEqual(budget.style);
  });

  test('every lazy chunk', () => {
    const entryFiles = new Set(entries.map((name) => manifest[name]?.file));
    for (const { file } of Object.values(manifest)) {
      if (!file.endsWith('.js') || entryFiles.has(file)) continue;
      expect(bytesOf(file), file).toBeLessThanOrEqual(budget.lazy);
    }
  });

  test('fonts of a first load: the Latin face alone', () => {
    const latin = Object.values(manifest)
      .flatMap(({ file, assets = [] }) => [file, ...assets])
      .filter((file) => file.includes('inter-latin-wght'));
    expect(new Set(latin).size).toBe(1);
    expect(sum(latin)).toBeLessThanOrEqual(budget.font);
  });

  test('the page holds no inline script and asks no other host for anything', () => {
    const page = readFileSync(join(dist, 'index.html'), 'utf8');
    expect(page).toContain('content="__CSP_NONCE__"');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});
