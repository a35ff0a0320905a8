import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bench } from './report.ts';

const dist = resolve(import.meta.dirname, '../web/dist');

/** Budgets of a first load, in bytes at gzip -9. */
const target = { script: 225_280, style: 46_080, font: 61_440, catalog: 12_288 };

type Chunk = {
  file: string;
  name?: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
  assets?: string[];
};
type Manifest = Record<string, Chunk>;
type Kind = 'page' | 'script' | 'style' | 'font' | 'catalog';

function closureOf(manifest: Manifest, roots: readonly string[]): Set<string> {
  const files = new Set<string>();
  const waiting = [...roots];
  const seen = new Set<string>();
  for (const key of waiting) {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) continue;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    waiting.push(...(chunk.imports ?? []));
  }
  return files;
}

function kindOf(file: string, catalogs: ReadonlySet<string>): Kind {
  if (catalogs.has(file)) return 'catalog';
  if (file.endsWith('.css')) return 'style';
  return file.endsWith('.woff2') ? 'font' : 'script';
}

function bytesOf(file: string): number {
  const body = readFileSync(join(dist, file));
  // Fonts are compressed by their own format.
  return file.endsWith('.woff2') ? body.length : gzipSync(body, { level: 9 }).length;
}

/** What a browser fetches for these pages in one language, first visit, nothing cached. */
function visit(manifest: Manifest, pages: readonly string[]) {
  const keys = Object.keys(manifest);
  const entries = keys.filter((key) => manifest[key]?.isEntry);
  const routes = keys.filter((key) => pages.some((page) => key.endsWith(`/${page}.tsx`)));
  const areas = ['shell', 'ui', 'auth', 'overview'].map((area) => `/en/${area}.json`);
  const catalogKeys = keys.filter((key) => areas.some((area) => key.endsWith(area)));
  const catalogs = closureOf(manifest, catalogKeys);
  const files = new Set([...closureOf(manifest, [...entries, ...routes]), ...catalogs]);
  const sums: Record<Kind, number> = { page: 0, script: 0, style: 0, font: 0, catalog: 0 };
  sums.page = bytesOf('index.html');
  // A browser takes a font's other scripts only when a text needs them.
  const fetched = [...files].filter((file) => !/woff2$/.test(file) || /-latin-wght/.test(file));
  for (const file of fetched) sums[kindOf(file, catalogs)] += bytesOf(file);
  const all = Object.values(sums).reduce((sum, bytes) => sum + bytes, 0);
  return { requests: fetched.length + 1, all, ...sums };
}

await bench('page-bytes', async () => {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest;
  const figures = {
    signIn: visit(manifest, ['SignIn']),
    signInThenOverview: visit(manifest, ['SignIn', 'Shell', 'Overview']),
  };
  return { figures, target };
});
