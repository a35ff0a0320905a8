import { AppError } from '#kernel/error.ts';
import { decodeText, faultMark, faultOffset } from './decode.ts';
import type { EncodingName } from './encoding.ts';
import {
  CsvParser,
  type CsvRecord,
  type Delimiter,
  longestCell,
  mostColumns,
} from './formats/csv.ts';
import { type RowFault, rowFault } from './row-fault.ts';

/** The kinds of file that hold a table. */
export const tableFormats = ['csv', 'tsv', 'xlsx', 'jsonl'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** What a cell holds. Dates of spreadsheets are RFC 3339 texts without a zone. */
export type Cell = string | number | boolean | null;

/** One row under its header. A row with an error has no usable cells. */
export type TableRow = {
  /** As a spreadsheet counts: the header is row 1. */
  rowNo: number;
  cells: Readonly<Record<string, Cell>>;
  error?: RowFault;
  /** Whether characters that cannot be stored were replaced by U+FFFD. */
  replaced?: true;
};

/** A table being read: its columns are known, its rows come in batches. */
export type Table = {
  columns: readonly string[];
  batches: AsyncIterable<readonly TableRow[]>;
  /** Lets go of the file. Needed only when the batches were not read to their end. */
  close(): Promise<void>;
};

/** How a text file is written. */
export type TextLayout = { encoding: EncodingName; delimiter: Delimiter };

const longestName = 200;
const dangerousNames = new Set(['__proto__', 'constructor', 'prototype']);

/** The text with NUL and lone surrogates replaced: the store keeps neither. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').toWellFormed();
}

function columnName(raw: string, at: number): string {
  const name = storable(raw.replaceAll(faultMark, '')).trim();
  if (name.length > longestName) {
    throw new AppError('header_too_long', 422, `The name of column ${at + 1} is too long.`);
  }
  if (name === '') return `column ${at + 1}`;
  return dangerousNames.has(name) ? `column ${name}` : name;
}

/**
 * Names for the columns of a header: trimmed, never empty, and all different.
 *
 * @throws AppError `too_many_columns` or `header_too_long` (422).
 */
export function columnNames(header: readonly string[]): string[] {
  if (header.length > mostColumns) {
    throw new AppError('too_many_columns', 422, `A table may have ${mostColumns} columns.`);
  }
  const taken = new Set<string>();
  return header.map((raw, at) => {
    const name = columnName(raw, at);
    let free = name;
    for (let copy = 2; taken.has(free); copy += 1) free = `${name} (${copy})`;
    taken.add(free);
    return free;
  });
}

/** Whether a text needs a closer look: most files have none of these characters anywhere. */
function isPlain(text: string): boolean {
  return !text.includes('\u0000') && !text.includes(faultMark) && text.isWellFormed();
}

function wrongBytes(cells: readonly string[], columns: readonly string[]): RowFault | null {
  for (const [at, cell] of cells.entries()) {
    const offset = faultOffset(cell);
    if (offset === null) continue;
    return rowFault('wrong_encoding', { offset }, columns[at]);
  }
  return null;
}

function raggedness(record: CsvRecord, columns: readonly string[]): RowFault | null {
  const { cells } = record;
  const extra = cells.slice(columns.length).some((cell) => cell !== '');
  if (cells.length >= columns.length && !extra) return null;
  return rowFault('wrong_cell_count', { cells: cells.length, columns: columns.length });
}

function misread({ fault }: CsvRecord, columns: readonly string[]): RowFault | null {
  if (fault === null) return null;
  if (fault.code === 'quote_never_closed') return rowFault(fault.code, {});
  return rowFault(fault.code, { limit: longestCell }, columns[fault.cell]);
}

function toRow(record: CsvRecord, columns: readonly string[], plain: boolean): TableRow {
  const { rowNo } = record;
  const error =
    misread(record, columns) ??
    (plain ? null : wrongBytes(record.cells, columns)) ??
    raggedness(record, columns);
  if (error) return { rowNo, cells: {}, error };
  const cells: Record<string, Cell> = {};
  let replaced = false;
  for (let at = 0; at < columns.length; at += 1) {
    const raw = record.cells[at] ?? '';
    const text = plain ? raw : storable(raw);
    replaced ||= text !== raw;
    cells[columns[at] ?? ''] = text === '' ? null : text;
  }
  return replaced ? { rowNo, cells, replaced } : { rowNo, cells };
}

async function* csvBatches(
  blocks: AsyncIterator<string>,
  first: { records: CsvRecord[]; parser: CsvParser; plain: boolean },
  columns: readonly string[],
): AsyncGenerator<TableRow[]> {
  let { plain } = first;
  if (first.records.length > 0) yield first.records.map((one) => toRow(one, columns, plain));
  for (let next = await blocks.next(); !next.done; next = await blocks.next()) {
    plain &&= isPlain(next.value);
    const rows = first.parser.push(next.value).map((one) => toRow(one, columns, plain));
    if (rows.length > 0) yield rows;
  }
  const last = first.parser.end().map((one) => toRow(one, columns, plain));
  if (last.length > 0) yield last;
}

/**
 * Opens a delimited text file; its first record is the header.
 *
 * @throws AppError `empty_file` (422) when there is no header, and as `columnNames` does.
 */
export async function openCsv(
  bytes: AsyncIterable<Uint8Array>,
  layout: TextLayout,
): Promise<Table> {
  const blocks = decodeText(bytes, layout.encoding);
  const parser = new CsvParser(layout.delimiter);
  let records: CsvRecord[] = [];
  let plain = true;
  while (records.length === 0) {
    const next = await blocks.next();
    if (next.done) {
      records = parser.end();
      break;
    }
    plain &&= isPlain(next.value);
    records = parser.push(next.value);
  }
  const header = records.shift();
  if (!header) throw new AppError('empty_file', 422, 'The file is empty.');
  if (header.fault) {
    const why =
      header.fault.code === 'quote_never_closed'
        ? 'a quotation mark in it is never closed'
        : `a name in it has more than ${longestCell} characters`;
    throw new AppError('header_fault', 422, `The header cannot be read: ${why}. Nothing was kept.`);
  }
  const columns = columnNames(withoutEmptyTail(header.cells));
  const close = async () => {
    await blocks.return(undefined);
  };
  return { columns, batches: csvBatches(blocks, { records, parser, plain }, columns), close };
}

/** Spreadsheets leave delimiters behind columns that were cleared. */
function withoutEmptyTail(header: readonly string[]): readonly string[] {
  const last = header.findLastIndex((name) => name.trim() !== '');
  return last === -1 ? header : header.slice(0, last + 1);
}

/** The rows of a table one by one. */
export async function* tableRows(table: Table): AsyncGenerator<TableRow> {
  try {
    for await (const batch of table.batches) yield* batch;
  } finally {
    await table.close();
  }
}

/** A row from a format whose cells are not only text, made storable and held to the limits. */
export function typedRow(rowNo: number, found: Readonly<Record<string, Cell>>): TableRow {
  const cells: Record<string, Cell> = {};
  let replaced = false;
  for (const [column, value] of Object.entries(found)) {
    if (typeof value !== 'string') {
      cells[column] = value;
      continue;
    }
    if (value.length > longestCell && [...value].length > longestCell) {
      const error = rowFault('cell_too_long', { limit: longestCell }, column);
      return { rowNo, cells: {}, error };
    }
    const text = storable(value);
    replaced ||= text !== value;
    cells[column] = text === '' ? null : text;
  }
  return replaced ? { rowNo, cells, replaced } : { rowNo, cells };
}

/** The format that a file's first bytes and name speak for. The bytes win. */
export function tableFormat(fileName: string, start: Uint8Array): TableFormat {
  if (start[0] === 0x50 && start[1] === 0x4b) return 'xlsx';
  if (start[0] === 0xd0 && start[1] === 0xcf) {
    throw new AppError('old_workbook', 415, 'Save this old Excel file as .xlsx or .csv first.');
  }
  const name = fileName.toLowerCase();
  const firstText = start.find(
    (byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf,
  );
  if (firstText === 0x7b || /\.(jsonl|ndjson)$/.test(name)) return 'jsonl';
  return name.endsWith('.tsv') ? 'tsv' : 'csv';
}
