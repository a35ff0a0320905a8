import { inspect, type Kind } from './guard.ts';
import { type Token, tokens } from './lexer.ts';
import { bind } from './parameters.ts';
import { unreadable } from './refusal.ts';
import { effective, type Settings, settingsList } from './settings.ts';

/** Rows that come with a statement, to be parsed by the engine. */
export type RowInsert = {
  table: string;
  columns: string[] | null;
  format: string;
  settings: Settings;
};

/** A statement that may run: its text is complete and within its limits. */
export type Statement = { kind: Kind; sql: string; format: string; insert: RowInsert | null };

/** What came over HTTP, before anything of it is believed. */
export type Asked = {
  sql: string;
  parameters: ReadonlyMap<string, string>;
  settings: Settings;
  defaultFormat: string;
  hasBody: boolean;
};

function isWord(token: Token | undefined, ...words: string[]): boolean {
  return token?.kind === 'word' && words.includes(token.value);
}

function textOf(sql: string, token: Token | undefined): string {
  return token ? sql.slice(token.start, token.end) : '';
}

/** Splits `… FORMAT name` off the end. */
function splitFormat(sql: string, list: Token[]): { list: Token[]; format: string | null } {
  const [word, name] = list.slice(-2);
  const isFormat = isWord(word, 'format') && word?.depth === 0 && name?.kind === 'word';
  return isFormat ? { list: list.slice(0, -2), format: textOf(sql, name) } : { list, format: null };
}

/** Splits `… SETTINGS a = 1, b = 'x'` off the end. */
function splitSettings(sql: string, list: Token[]): { list: Token[]; settings: Settings } {
  const at = list.findIndex((token) => isWord(token, 'settings'));
  if (at < 0) return { list, settings: new Map() };
  const settings = new Map<string, string>();
  for (let next = at + 1; next < list.length; next += 4) {
    const [name, equals, value, comma] = list.slice(next, next + 4);
    const isValue = value?.kind === 'number' || value?.kind === 'string';
    if (
      name?.kind !== 'word' ||
      equals?.value !== '=' ||
      !isValue ||
      (comma && comma.value !== ',')
    ) {
      throw unreadable('SETTINGS reads name = value, and ends the statement.');
    }
    settings.set(textOf(sql, name), value.value);
  }
  return { list: list.slice(0, at), settings };
}

function plain(sql: string, list: Token[]): string {
  return sql.slice(0, list.at(-1)?.end ?? 0);
}

function tableName(sql: string, list: Token[]): { table: string; after: number } {
  const start = isWord(list[2], 'table') ? 3 : 2;
  const unquoted = (token: Token | undefined): string =>
    token?.kind === 'name' ? token.value : textOf(sql, token);
  if (list[start + 1]?.value !== '.') return { table: unquoted(list[start]), after: start + 1 };
  return { table: `${unquoted(list[start])}.${unquoted(list[start + 2])}`, after: start + 3 };
}

function columnsOf(sql: string, list: Token[]): string[] | null {
  if (list.length === 0) return null;
  const names = list.filter(({ kind }) => kind === 'word' || kind === 'name');
  const inBrackets = list[0]?.value === '(' && list.at(-1)?.value === ')';
  if (!inBrackets || names.length * 2 + 1 !== list.length) {
    throw unreadable('An insert of rows reads INSERT INTO table (column, …) FORMAT name.');
  }
  return names.map((token) => (token.kind === 'name' ? token.value : textOf(sql, token)));
}

function rowInsert(sql: string, list: Token[], format: string, asked: Settings): RowInsert {
  const own = splitSettings(sql, list);
  const { table, after } = tableName(sql, own.list);
  const settings = effective(new Map([...asked, ...own.settings]), 'write');
  return { table, columns: columnsOf(sql, own.list.slice(after)), format, settings };
}

function valuesInsert(sql: string, list: Token[], at: number, asked: Settings): string {
  const head = splitSettings(sql, list.slice(0, at));
  const settings = effective(new Map([...asked, ...head.settings]), 'write');
  const tail = sql.slice(list[at]?.start ?? 0);
  return `${plain(sql, head.list)} SETTINGS ${settingsList(settings)} ${tail}`;
}

const TAKES_SETTINGS = ['insert', 'alter', 'delete', 'optimize'];

function completed(sql: string, list: Token[], kind: Kind, asked: Settings): string {
  if (isWord(list[0], 'show', 'exists')) return plain(sql, list);
  if (kind === 'write' && !isWord(list[0], ...TAKES_SETTINGS)) return plain(sql, list);
  const values = list.findIndex((token) => token.depth === 0 && isWord(token, 'values'));
  if (isWord(list[0], 'insert') && values > 0) return valuesInsert(sql, list, values, asked);
  const own = splitSettings(sql, list);
  const settings = effective(new Map([...asked, ...own.settings]), kind);
  return `${plain(sql, own.list)} SETTINGS ${settingsList(settings)}`;
}

function withoutEnd(list: Token[]): Token[] {
  const end = list.at(-1);
  return end?.kind === 'symbol' && end.value === ';' ? list.slice(0, -1) : list;
}

/**
 * The statement that was asked for, bound, checked and with its limits.
 *
 * @throws Refusal when it is not one that olapd carries out.
 */
export function statement(asked: Asked, tableFunctions: ReadonlySet<string>): Statement {
  const sql = bind(asked.sql, tokens(asked.sql), asked.parameters);
  const whole = withoutEnd(tokens(sql));
  const kind = inspect(whole, tableFunctions);
  const { list, format } = splitFormat(sql, whole);
  if (asked.hasBody) {
    if (!isWord(list[0], 'insert') || !format) {
      throw unreadable('Rows in the body need INSERT INTO table FORMAT name.');
    }
    const insert = rowInsert(sql, list, format, asked.settings);
    return { kind, sql: '', format, insert };
  }
  const text = completed(sql, list, kind, asked.settings);
  return { kind, sql: text, format: format ?? asked.defaultFormat, insert: null };
}
