import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { literal, unescapeTsv } from './parameters.ts';
import { type Asked, statement } from './statement.ts';

const asked = (sql: string, more: Partial<Asked> = {}): Asked => ({
  sql,
  parameters: new Map(),
  settings: new Map(),
  defaultFormat: 'TabSeparated',
  hasBody: false,
  ...more,
});
const prepare = (sql: string, more: Partial<Asked> = {}) =>
  statement(asked(sql, more), new Set(['file']));

describe('a prepared statement', () => {
  test('A7: a read ends read-only and within limits, whatever it asked for', () => {
    const { sql } = prepare('SELECT 1 SETTINGS max_execution_time = 0, max_memory_usage = 1e15');
    expect(sql).toBe(
      'SELECT 1 SETTINGS max_execution_time = 300, max_memory_usage = 4294967296, ' +
        'max_result_rows = 1000000, readonly = 1',
    );
  });

  test('A7: settings of the text and of the address meet in one list', () => {
    const settings = new Map([['max_threads', '2']]);
    const { sql } = prepare('SELECT 1 SETTINGS max_execution_time = 2', { settings });
    expect(sql).toMatch(/^SELECT 1 SETTINGS max_threads = 2, max_execution_time = 2, /);
  });

  test.each([
    ['readonly', '0'],
    ['readonly', '2'],
    ['allow_experimental_x', '1'],
    ['user_files_path', '/'],
  ])('A7: the setting %s = %s is refused', (name, value) => {
    expect(() => prepare('SELECT 1', { settings: new Map([[name, value]]) })).toThrow('olapd');
    expect(() => prepare(`SELECT 1 SETTINGS ${name} = '${value}'`)).toThrow('olapd');
  });

  test('takes the format off the end and keeps the rest', () => {
    const { sql, format } = prepare('SELECT 1\nFORMAT JSONEachRow');
    expect(format).toBe('JSONEachRow');
    expect(sql).toMatch(/^SELECT 1 SETTINGS/);
  });

  test('A7: a value never leaves its literal', () => {
    const parameters = new Map([['x', String.raw`1' OR file\\('a`]]);
    const { sql } = prepare('SELECT {x:String}', { parameters });
    const whole = String.raw`SELECT CAST('1\' OR file\\(\'a' AS String) SETTINGS `;
    expect(sql.slice(0, whole.length)).toBe(whole);
  });

  test('A7: a type is guarded like the rest of the statement', () => {
    const parameters = new Map([['x', '1']]);
    expect(() => prepare("SELECT {x:String) , file('a'}", { parameters })).toThrow();
  });

  test('a missing parameter is named', () => {
    expect(() => prepare('SELECT {who:String}')).toThrow('`who` is not set');
  });

  test('rows in the body name their table, columns and format', () => {
    const settings = new Map([['insert_deduplication_token', 't']]);
    const { insert } = prepare('INSERT INTO a (`b`, c) FORMAT JSONEachRow', {
      hasBody: true,
      settings,
    });
    expect(insert).toMatchObject({ table: 'a', columns: ['b', 'c'], format: 'JSONEachRow' });
    expect(insert?.settings.get('insert_deduplication_token')).toBe('t');
  });

  test('an insert of values gets its settings before them', () => {
    const { sql } = prepare("INSERT INTO a (b) VALUES ('values')");
    expect(sql).toMatch(
      /^INSERT INTO a \(b\) SETTINGS max_execution_time = 300, .* VALUES \('values'\)$/,
    );
  });
});

describe('escaping', () => {
  test('unescaping a tab separated value gives back what was escaped', () => {
    const escaped = (text: string): string =>
      text
        .replaceAll('\\', '\\\\')
        .replaceAll('\t', '\\t')
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
        .replaceAll("'", "\\'");
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unescapeTsv(escaped(text))).toBe(text);
      }),
    );
  });

  test('A7: a literal is one token, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '\\', 'a', '"', '\n', '\0', ';', '-') }),
        (text) => {
          const { sql } = prepare(`SELECT ${literal(text)}`);
          expect(sql.startsWith(`SELECT ${literal(text)} SETTINGS `)).toBe(true);
        },
      ),
    );
  });
});
