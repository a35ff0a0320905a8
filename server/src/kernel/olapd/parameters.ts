import type { Token } from './lexer.ts';
import { Refusal, unreadable } from './refusal.ts';

const UNESCAPED: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
};

/** A value as it was before it was escaped for a tab separated line. */
export function unescapeTsv(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, after: string) => UNESCAPED[after] ?? after);
}

/** A string as a literal of ClickHouse SQL. */
export function literal(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\0', '\\0')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `'${escaped}'`;
}

const PARSED_AS_A_WHOLE = /^(?:Array|Tuple)\b/;

function value(text: string, type: string): string {
  if (type === 'Identifier') {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) throw unreadable('A parameter is no identifier.');
    return `\`${text}\``;
  }
  if (type.startsWith('Map')) {
    throw new Refusal(48, 'NOT_IMPLEMENTED', 'Parameters of type Map are not supported by olapd.');
  }
  if (text === '\\N') return `CAST(NULL AS ${type})`;
  // Elements of an array carry their own quotes and escapes, which the engine reads itself.
  const plain = PARSED_AS_A_WHOLE.test(type) ? text : unescapeTsv(text);
  return `CAST(${literal(plain)} AS ${type})`;
}

type Placeholder = { name: string; type: string; start: number; end: number };

function placeholders(sql: string, list: Token[]): Placeholder[] {
  return list.flatMap((token, at) => {
    if (token.kind !== 'symbol' || token.value !== '{') return [];
    const [name, colon] = [list[at + 1], list[at + 2]];
    const close = list.findIndex(
      (other, index) => index > at && other.value === '}' && other.kind === 'symbol',
    );
    const end = list[close];
    if (name?.kind !== 'word' || colon?.value !== ':' || !end) {
      throw unreadable('A parameter reads {name:Type}.');
    }
    return [
      {
        name: sql.slice(name.start, name.end),
        type: sql.slice(colon.end, end.start).trim(),
        start: token.start,
        end: end.end,
      },
    ];
  });
}

/**
 * The statement with its `{name:Type}` placeholders replaced by typed literals.
 *
 * The engine could bind them itself, but holds their values in one place for the whole process,
 * so that two sessions must not do it at the same time.
 *
 * @throws Refusal 456 when a value is missing.
 */
export function bind(sql: string, list: Token[], values: ReadonlyMap<string, string>): string {
  let bound = '';
  let done = 0;
  for (const { name, type, start, end } of placeholders(sql, list)) {
    const text = values.get(name);
    if (text === undefined) {
      const message = `Substitution \`${name}\` is not set.`;
      throw new Refusal(456, 'UNKNOWN_QUERY_PARAMETER', message);
    }
    bound += sql.slice(done, start) + value(text, type);
    done = end;
  }
  return bound + sql.slice(done);
}
