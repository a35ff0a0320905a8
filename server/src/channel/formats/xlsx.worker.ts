import { parentPort, workerData } from 'node:worker_threads';
import type { CellValue, Row } from 'exceljs';
import { AppError } from '#kernel/error.ts';
import type { Cell } from '../table-file.ts';
import { mostColumns } from './csv.ts';
import { checkArchive } from './zip-guard.store.ts';

/** One row of the first sheet, cells by position. */
export type SheetRow = { rowNo: number; cells: Cell[] };

/** What the worker tells: rows, the end, or why the file is refused. */
export type SheetMessage =
  | { kind: 'rows'; rows: SheetRow[] }
  | { kind: 'end' }
  | { kind: 'refused'; code: string; status: number; message: string };

const batchRows = 500;

function dateText(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null;
  const text = date.toISOString().slice(0, 19);
  return text.endsWith('T00:00:00') ? text.slice(0, 10) : text;
}

/** What a reader of the sheet would see: formulas by their last result, rich text without style. */
function cellOf(value: CellValue): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return dateText(value);
  if (typeof value !== 'object') return value;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return null;
  if ('hyperlink' in value) return cellOf(value.text);
  return 'result' in value ? cellOf(value.result) : null;
}

function cellsOf(row: Row): Cell[] {
  const { values } = row;
  if (!Array.isArray(values)) return [];
  if (values.length > mostColumns + 1) {
    throw new AppError('too_many_columns', 422, `A table may have ${mostColumns} columns.`);
  }
  return Array.from({ length: Math.max(0, values.length - 1) }, (_, at) => cellOf(values[at + 1]));
}

async function* sheetRows(path: string): AsyncGenerator<SheetRow> {
  // Loaded only for files that passed the check, so that a refusal stays quick and small.
  const { default: ExcelJs } = await import('exceljs');
  const reader = new ExcelJs.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  for await (const sheet of reader) {
    let any = false;
    for await (const row of sheet) {
      any = true;
      yield { rowNo: row.number, cells: cellsOf(row) };
    }
    if (any) return;
  }
}

function refusal(error: unknown): SheetMessage {
  if (error instanceof AppError) {
    return { kind: 'refused', code: error.code, status: error.status, message: error.message };
  }
  const message = 'The file is damaged: it cannot be read as a workbook.';
  return { kind: 'refused', code: 'broken_workbook', status: 422, message };
}

async function serve(path: string): Promise<void> {
  const port = parentPort;
  if (!port) return;
  // Each batch waits to be asked for, so a slow reader is never flooded.
  const send = (message: SheetMessage) =>
    new Promise<void>((resolve) => {
      port.once('message', () => resolve());
      port.postMessage(message);
    });
  try {
    await checkArchive(path);
    let rows: SheetRow[] = [];
    for await (const row of sheetRows(path)) {
      rows.push(row);
      if (rows.length < batchRows) continue;
      await send({ kind: 'rows', rows });
      rows = [];
    }
    if (rows.length > 0) await send({ kind: 'rows', rows });
    port.postMessage({ kind: 'end' } satisfies SheetMessage);
  } catch (error) {
    port.postMessage(refusal(error));
  }
}

await serve(String(workerData));
process.exit(0);
