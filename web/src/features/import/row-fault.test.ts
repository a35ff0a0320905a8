import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../..');

type Schema = {
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly 'x-enumDescriptions'?: Readonly<Record<string, string>>;
};

const api: {
  readonly paths: Readonly<
    Record<
      string,
      { post: { responses: { 200: { content: Record<string, { schema: Schema }> } } } }
    >
  >;
} = JSON.parse(readFileSync(join(root, 'docs/api/openapi.json'), 'utf8'));
const answer = api.paths['/api/v1/imports/{id}/dry-run']?.post.responses[200].content;
const rehearsal = answer?.['application/json']?.schema.properties;
const code = rehearsal?.errors?.items?.properties?.code;
const sentences = code?.['x-enumDescriptions'] ?? {};
const refusals = rehearsal?.units?.properties?.refused?.properties?.names?.items?.properties?.code;

describe.each(['en', 'zh', 'es'])('the reasons for rows left out, in %s', (language) => {
  const file = join(root, 'web/src/i18n/locales', language, 'import.json');
  const catalog: Readonly<Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));
  const codesUnder = (prefix: string): string[] =>
    Object.keys(catalog).flatMap((key) => (key.startsWith(prefix) ? key.slice(prefix.length) : []));

  test('are those of the API, no more and no fewer', () => {
    expect(code?.enum?.length).toBeGreaterThan(0);
    expect(codesUnder('import.row_fault.').sort()).toEqual([...(code?.enum ?? [])].sort());
    expect(codesUnder('import.unit_refused.').sort()).toEqual([...(refusals?.enum ?? [])].sort());
  });

  test('ask for the values that the API gives with them', () => {
    for (const [one, sentence] of Object.entries(sentences)) {
      const given = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const text = catalog[`import.row_fault.${one}`] ?? '';
      const asked = [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name);
      expect(asked.sort(), one).toEqual(given.sort());
    }
  });
});
