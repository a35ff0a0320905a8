import type { Token } from './lexer.ts';
import { denied, unreadable } from './refusal.ts';

/** Reads go to a reader session, everything else to the one writer. */
export type Kind = 'read' | 'write';

const READS = new Set(['select', 'with', 'explain', 'describe', 'desc', 'show', 'exists']);

const WRITES: Readonly<Record<string, readonly string[]>> = {
  create: ['table', 'view'],
  alter: ['table'],
  drop: ['table', 'view'],
  truncate: ['table'],
  rename: ['table'],
  optimize: ['table'],
  delete: ['from'],
  insert: ['into'],
};

/** Subcommands of ALTER that stay inside the table. */
const ALTERATIONS = new Set([
  'add',
  'drop',
  'modify',
  'delete',
  'update',
  'rename',
  'materialize',
  'clear',
  'comment',
]);

/** Words that reach outside the database wherever they stand. */
const NEVER = new Map([
  ['outfile', 'INTO OUTFILE'],
  ['infile', 'FROM INFILE'],
  ['freeze', 'FREEZE'],
  ['unfreeze', 'UNFREEZE'],
  ['fetch', 'FETCH'],
  ['attach', 'ATTACH'],
  ['detach', 'DETACH'],
]);

/** Table functions that only make rows; every other one is refused by its name. */
const HARMLESS_TABLE_FUNCTIONS = new Set([
  'numbers',
  'numbers_mt',
  'zeros',
  'zeros_mt',
  'generate_series',
  'generateseries',
  'values',
]);

/** Ordinary functions that read files, call programs or look into the process. */
const REACHING_FUNCTIONS = new Set([
  ...['file', 'disk', 'catboostevaluate', 'getclienthttpheader', 'filesystemavailable'],
  ...['filesystemcapacity', 'filesystemunreserved', 'showcertificate', 'sleep', 'sleepeachrow'],
  ...['dictget', 'dictgetordefault', 'dictgetornull', 'dicthas', 'joinget', 'joingetornull'],
  ...['url', 'executable', 'remote', 'remotesecure', 'cluster', 'clusterallreplicas', 'input'],
]);

const ENGINES =
  /^(?:(?:replacing|summing|aggregating|collapsing|versionedcollapsing)?mergetree|null|memory)$/;

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

function isWord(token: Token | undefined, ...words: string[]): boolean {
  return token?.kind === 'word' && words.includes(token.value);
}

function isSymbol(token: Token | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.value === symbol;
}

function kindOf(list: Token[]): Kind {
  const first = list.find((token) => !isSymbol(token, '('));
  if (first?.kind !== 'word') throw unreadable('A statement begins with a word.');
  if (READS.has(first.value)) return 'read';
  const rest = list.slice(1).filter((token) => !isWord(token, 'or', 'replace', 'materialized'));
  const allowed = WRITES[first.value];
  if (!allowed || !isWord(rest[0], ...allowed))
    throw denied(`${first.value.toUpperCase()} statements`);
  if (first.value === 'insert' && isWord(rest[1], 'function')) throw denied('INSERT INTO FUNCTION');
  return 'write';
}

function refuseCall(name: string, tableFunctions: ReadonlySet<string>): void {
  const lower = name.toLowerCase();
  const reaches = tableFunctions.has(lower) && !HARMLESS_TABLE_FUNCTIONS.has(lower);
  if (reaches || REACHING_FUNCTIONS.has(lower)) throw denied(`the function ${lower}`);
}

/** A table named by a string or a path makes the engine open a file of that name. */
function refuseName(token: Token, previous: Token | undefined, next: Token | undefined): void {
  if (token.kind === 'name' && !PLAIN_NAME.test(token.value)) {
    throw denied('quoted names that are not plain identifiers');
  }
  if (token.kind === 'string' && isWord(previous, 'from', 'join', 'into', 'table')) {
    throw denied('tables named by a string');
  }
  if (token.value.toLowerCase() === 'default' && token.kind !== 'string' && isSymbol(next, '.')) {
    throw denied('the database default');
  }
}

function refuseEngine(list: Token[], at: number): void {
  if (!isWord(list[at], 'engine')) return;
  const named = isSymbol(list[at + 1], '=') ? list[at + 2] : list[at + 1];
  if (named?.kind === 'word' && !ENGINES.test(named.value))
    throw denied(`the engine ${named.value}`);
  if (named?.kind === 'name') throw denied('a quoted engine name');
}

function refuseAlterations(list: Token[]): void {
  if (!isWord(list[0], 'alter')) return;
  const verbs = list.filter(
    (token, at) => token.depth === 0 && (at === firstVerb(list) || isSymbol(list[at - 1], ',')),
  );
  for (const verb of verbs) {
    if (verb.kind === 'word' && ALTERATIONS.has(verb.value)) continue;
    // After a comma an assignment of UPDATE may follow; it is a name followed by `=`.
    if (isSymbol(list[list.indexOf(verb) + 1], '=')) continue;
    throw denied(`ALTER TABLE … ${verb.value.toUpperCase()}`);
  }
}

function firstVerb(list: Token[]): number {
  const start = isWord(list[2], 'if') ? 4 : 2;
  return isSymbol(list[start + 1], '.') ? start + 3 : start + 1;
}

function refuseSettings(list: Token[], kind: Kind): void {
  const found = list.filter((token) => isWord(token, 'settings'));
  if (found.length > 1) throw denied('a second SETTINGS');
  if (found.some(({ depth }) => depth > 0)) throw denied('SETTINGS inside a subquery');
  if (kind === 'write' && found.length > 0 && !isWord(list[0], 'create', 'insert', 'alter')) {
    throw denied('SETTINGS in this statement');
  }
}

/**
 * What kind a statement is, once it is known to stay inside our own tables.
 *
 * @param tableFunctions names of the engine's table functions, in lower case.
 * @throws Refusal for anything that reads or writes elsewhere, or is more than one statement.
 */
export function inspect(list: Token[], tableFunctions: ReadonlySet<string>): Kind {
  const kind = kindOf(list);
  list.forEach((token, at) => {
    const next = list[at + 1];
    if (isSymbol(token, ';')) throw denied('several statements');
    const outside = token.kind === 'word' ? NEVER.get(token.value) : undefined;
    if (outside) throw denied(outside);
    const isNamed = token.kind === 'word' || token.kind === 'name';
    if (isNamed && isSymbol(next, '(')) refuseCall(token.value, tableFunctions);
    refuseName(token, list[at - 1], next);
    if (kind === 'write') refuseEngine(list, at);
  });
  refuseAlterations(list);
  refuseSettings(list, kind);
  return kind;
}
