import { denied, unreadable } from './refusal.ts';

/** A piece of SQL. `value` is the word in lower case, or what stands between the quotes. */
export type Token = {
  kind: 'word' | 'name' | 'string' | 'number' | 'symbol';
  value: string;
  start: number;
  end: number;
  depth: number;
};

const PATTERNS = {
  space: /[ \t\r\n\f\v]+/y,
  word: /[A-Za-z_][A-Za-z0-9_]*/y,
  number: /(?:0[xX][0-9a-fA-F]+|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)/y,
} as const;

const SYMBOLS = new Set('()[]{},;.:=<>!+-*/%?|&@~^');
const OPENING = new Set('([{');
const CLOSING = new Set(')]}');

function match(pattern: RegExp, sql: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? null;
}

function endOfQuote(sql: string, start: number): number {
  const quote = sql[start];
  for (let at = start + 1; at < sql.length; at += 1) {
    if (sql[at] === '\\') at += 1;
    else if (sql[at] === quote && sql[at + 1] === quote) at += 1;
    else if (sql[at] === quote) return at + 1;
  }
  throw unreadable('A quotation is not closed.');
}

type Piece = Pick<Token, 'kind' | 'value' | 'end'>;

function quoted(sql: string, start: number): Piece {
  const end = endOfQuote(sql, start);
  const kind = sql[start] === "'" ? 'string' : 'name';
  return { kind, value: sql.slice(start + 1, end - 1), end };
}

function pieceAt(sql: string, at: number): Piece {
  const character = sql[at] ?? '';
  if (character === "'" || character === '"' || character === '`') return quoted(sql, at);
  const word = match(PATTERNS.word, sql, at);
  if (word) return { kind: 'word', value: word.toLowerCase(), end: at + word.length };
  const number = match(PATTERNS.number, sql, at);
  if (number) return { kind: 'number', value: number, end: at + number.length };
  const pair = sql.slice(at, at + 2);
  if (pair === '--' || pair === '/*') throw denied('comments');
  if (SYMBOLS.has(character)) return { kind: 'symbol', value: character, end: at + 1 };
  // Outside quotation marks the engine knows further quotes, comments and heredocs; we do not.
  throw denied(`the character ${JSON.stringify(character)} outside quotation marks`);
}

/**
 * The tokens of a statement, without spaces.
 *
 * Stricter than the engine's own lexer, so that both always see the same tokens: no comments, no
 * heredocs, only ASCII outside quotation marks.
 */
export function tokens(sql: string): Token[] {
  const found: Token[] = [];
  let depth = 0;
  for (let at = 0; at < sql.length; ) {
    const space = match(PATTERNS.space, sql, at);
    if (space) {
      at += space.length;
      continue;
    }
    const piece = pieceAt(sql, at);
    const symbol = piece.kind === 'symbol' ? piece.value : '';
    if (CLOSING.has(symbol)) depth -= 1;
    if (depth < 0) throw unreadable('A bracket is closed that was not opened.');
    found.push({ ...piece, start: at, depth });
    if (OPENING.has(symbol)) depth += 1;
    at = piece.end;
  }
  if (depth !== 0) throw unreadable('A bracket is not closed.');
  return found;
}
