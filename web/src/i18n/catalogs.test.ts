import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const languages = ['en', 'zh', 'es'] as const;
const source = join(import.meta.dirname, '..');
const locales = join(import.meta.dirname, 'locales');
const budgetBytes = 12_288;
const plural = /_(zero|one|two|few|many|other)$/;

type Catalog = Readonly<Record<string, string>>;

function read(language: string, area: string): Catalog {
  return JSON.parse(readFileSync(join(locales, language, `${area}.json`), 'utf8'));
}

function areasOf(language: string): readonly string[] {
  return readdirSync(join(locales, language))
    .map((file) => file.replace('.json', ''))
    .sort();
}

const areas = areasOf('en');
const english = Object.assign({}, ...areas.map((area) => read('en', area))) as Catalog;
const bases = new Set(Object.keys(english).map((key) => key.replace(plural, '')));

function codeFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'locales' ? [] : codeFiles(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [path] : [];
  });
}

const code = codeFiles(source).map((path) => readFileSync(path, 'utf8'));
/** Every quoted string that begins like a key of one of the areas. */
const quoted = new Set(
  code.flatMap((text) =>
    [...text.matchAll(new RegExp(`'((?:${areas.join('|')})\\.[\\w.:-]+)'`, 'g'))].map(
      ([, key]) => key ?? '',
    ),
  ),
);
/** Every template such as \`ui.role.\${role}\`, also inside another one, as a pattern over keys. */
const templates = code.flatMap((text) =>
  [
    ...text.matchAll(
      new RegExp(`\`((?:(?:${areas.join('|')})\\.|\\$\\{area\\}\\.)[^\`\n]*)\``, 'g'),
    ),
  ].map(([, template = '']) => {
    const parts = template
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replace(/[.*+?^()[\]\\|]/g, '\\$&'));
    return new RegExp(`^${parts.join('[\\w.:-]+')}$`);
  }),
);

describe.each(areas)('the catalog %s', (area) => {
  test.each(languages)('has the same keys in %s, with the plurals of that language', (language) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const wanted = Object.keys(read('en', area))
      .filter((key) => !plural.test(key) || key.endsWith('_other'))
      .flatMap((key) =>
        plural.test(key) ? categories.map((one) => key.replace(plural, `_${one}`)) : [key],
      );
    expect(Object.keys(read(language, area)).sort()).toEqual(wanted.sort());
  });

  test.each(languages)(
    'has no empty text, no bare number and only its own keys in %s',
    (language) => {
      for (const [key, text] of Object.entries(read(language, area))) {
        expect(key.startsWith(`${area}.`) || key === area, key).toBe(true);
        expect(text.trim(), key).not.toBe('');
        expect(text, key).not.toContain('{{count}}');
      }
    },
  );

  test.each(languages)('asks for the same values in %s as in English', (language) => {
    const valuesOf = (text: string): string =>
      [...new Set([...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name))].sort().join();
    for (const [key, text] of Object.entries(read(language, area))) {
      const base = key.replace(plural, '_other');
      expect(valuesOf(text), key).toBe(valuesOf(english[key] ?? english[base] ?? ''));
    }
  });

  test.each(languages)('stays within its budget of bytes in %s', (language) => {
    const bytes = gzipSync(JSON.stringify(read(language, area)), { level: 9 }).byteLength;
    expect(bytes).toBeLessThanOrEqual(budgetBytes);
  });
});

test('every language has the same areas', () => {
  for (const language of languages) expect(areasOf(language)).toEqual(areas);
});

test('every key the code names exists', () => {
  // Acts of the policy file look like keys: organisation.write.
  const acts = /\.(read|write|correct|original|rebuild)$/;
  const missing = [...quoted].filter((key) => !bases.has(key) && !acts.test(key));
  expect(missing).toEqual([]);
});

test('every key is used, by name or by a template', () => {
  const unused = [...bases].filter(
    (key) => !quoted.has(key) && !templates.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

test('no component holds text of its own', () => {
  const literal = codeFiles(source)
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/>\s*([A-Za-z][A-Za-z ,.'’-]{2,})\s*<\//g)]
        .map(([, text]) => `${path.slice(source.length + 1)}: ${text}`)
        .filter((found) => !found.endsWith(': Voxloop')),
    );
  expect(literal).toEqual([]);
});
