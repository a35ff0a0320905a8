import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import type { RejectedRow } from '#features/import/import.queries.ts';
import { faultCsv, faultText } from '#features/import/row-fault.ts';

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

  const codes = (code?.enum ?? []) as readonly RejectedRow['code'][];
  const rejected = (values: RejectedRow['values'], one: RejectedRow['code']): RejectedRow => ({
    row: 7,
    column: 'Score',
    code: one,
    values,
    message: 'In English.',
  });
  const i18n = createInstance({
    lng: language,
    resources: { [language]: { translation: catalog } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });

  test('are written with their values, as they stand in the file', async () => {
    const t = await i18n.init();
    for (const one of codes) {
      const written = catalog[`import.row_fault.${one}`] ?? '';
      const values = Object.fromEntries(
        [...written.matchAll(/\{\{(\w+)(, number)?\}\}/g)].map(([, name = '', number]) => [
          name,
          // What a file holds is no text of ours, whatever it looks like.
          number ? 41 : `<b>$t(import.row) {{${name}}}`,
        ]),
      );
      const text = faultText(t, rejected(values, one));
      expect(text, one).not.toMatch(/row_fault|undefined|NaN|&lt;/);
      for (const value of Object.values(values)) expect(text, one).toContain(String(value));
    }
  });

  test('make a file that a spreadsheet runs nothing of', async () => {
    const t = await i18n.init();
    const formula = '=HYPERLINK("http://example.com","Open")';
    const named = { ...rejected({ unit: formula }, 'unit_unknown'), column: formula };
    const rated = rejected({ value: '@SUM(1)', min: 0, max: 10 }, 'not_a_rating');
    const csv = faultCsv(t, [named, { ...rated, column: null }]);
    const [head, first, second, end] = csv.split('\r\n');
    expect(head).toBe('\uFEFFrow,column,message,code');
    expect(first).toMatch(/^7,"'=HYPERLINK\(""http:\/\/example.com"",""Open""\)",/);
    expect(first).toMatch(/,unit_unknown$/);
    const plain = (text = ''): string => text.replaceAll('"', '');
    expect(plain(second)).toBe(`7,,${plain(faultText(t, rated))},not_a_rating`);
    expect(end).toBe('');
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
