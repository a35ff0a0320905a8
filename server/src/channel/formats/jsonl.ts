import { AppError } from '#kernel/error.ts';
import { decodeText, faultOffset } from '../decode.ts';
import type { EncodingName } from '../encoding.ts';
import { type RowFault, rowFault } from '../row-fault.ts';
import { type Cell, columnNames, type Table, type TableRow, typedRow } from '../table-file.ts';
import { mostColumns } from './csv.ts';

type Line = { rowNo: number; text: string };

/** The most characters of one line; a longer one is a row error. */
const longestLine = 4 * 1024 * 1024;
/** Nested objects become columns like `customer.email`, this many levels down. */
const deepest = 3;

/** Numbers that a double cannot hold are kept as they were written. */
const riskyNumber = /\d{16}|\d[eE][+-]?\d{3}/;

function keepExact(this: unknown, _key: string, value: unknown, context?: { source?: string }) {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  const exact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return exact ? value : context.source;
}

function isScalar(value: unknown): value is Cell {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function flatten(
  value: object,
  into: Record<string, Cell>,
  place: { prefix: string; depth: number },
) {
  for (const [key, member] of Object.entries(value)) {
    const name = `${place.prefix}${key}`;
    const safe = name === '__proto__' ? 'column __proto__' : name;
    if (isScalar(member)) into[safe] = member;
    else if (Array.isArray(member)) {
      into[safe] = member.every(isScalar) ? member.join(', ') : JSON.stringify(member);
    } else if (place.depth >= deepest) into[safe] = JSON.stringify(member);
    else flatten(Object(member), into, { prefix: `${name}.`, depth: place.depth + 1 });
  }
}

function failed(rowNo: number, error: RowFault): TableRow {
  return { rowNo, cells: {}, error };
}

function parseLine({ rowNo, text }: Line): TableRow {
  const offset = faultOffset(text);
  if (offset !== null) return failed(rowNo, rowFault('wrong_encoding', { offset }));
  if (text.length > longestLine) {
    return failed(rowNo, rowFault('line_too_long', { limit: longestLine }));
  }
  let value: unknown;
  try {
    value = riskyNumber.test(text) ? JSON.parse(text, keepExact) : JSON.parse(text);
  } catch {
    return failed(rowNo, rowFault('not_json', {}));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return failed(rowNo, rowFault('not_an_object', {}));
  }
  const cells: Record<string, Cell> = {};
  flatten(value, cells, { prefix: '', depth: 1 });
  if (Object.keys(cells).length > mostColumns) {
    return failed(rowNo, rowFault('too_many_members', { limit: mostColumns }));
  }
  return typedRow(rowNo, cells);
}

async function* lines(bytes: AsyncIterable<Uint8Array>, encoding: EncodingName) {
  let rest = '';
  let rowNo = 0;
  for await (const block of decodeText(bytes, encoding)) {
    if (!block.includes('\n')) {
      if (rest.length <= longestLine) rest += block;
      continue;
    }
    const parts = (rest + block).split(/\r\n|\n/);
    // Past the limit the content is of no use; only its being too long is.
    rest = (parts.pop() ?? '').slice(0, longestLine + 1);
    const batch: Line[] = [];
    for (const text of parts) {
      rowNo += 1;
      if (text.trim() !== '') batch.push({ rowNo, text });
    }
    if (batch.length > 0) yield batch;
  }
  if (rest.trim() !== '') yield [{ rowNo: rowNo + 1, text: rest }];
}

async function* rowsOf(first: TableRow[], rest: AsyncIterator<Line[]>): AsyncGenerator<TableRow[]> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    yield next.value.map(parseLine);
  }
}

/**
 * Opens a file with one JSON object a line. Its columns are the members of the first rows; there is
 * no header, so that the first line is row 1.
 *
 * @throws AppError `empty_file` (422), and as `columnNames` does.
 */
export async function openJsonl(
  bytes: AsyncIterable<Uint8Array>,
  encoding: EncodingName,
): Promise<Table> {
  const batches = lines(bytes, encoding);
  const first = await batches.next();
  if (first.done) throw new AppError('empty_file', 422, 'The file is empty.');
  const rows = first.value.map(parseLine);
  const names = new Set(rows.flatMap((row) => Object.keys(row.cells)));
  const columns = [...names];
  columnNames(columns);
  const close = async () => {
    await batches.return(undefined);
  };
  return { columns, batches: rowsOf(rows, batches), close };
}
