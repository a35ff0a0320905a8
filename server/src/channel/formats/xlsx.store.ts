import { Worker } from 'node:worker_threads';
import { AppError } from '#kernel/error.ts';
import { rowFault } from '../row-fault.ts';
import { type Cell, columnNames, type Table, type TableRow, typedRow } from '../table-file.ts';
import type { SheetMessage, SheetRow } from './xlsx.worker.ts';

/** A worker that says nothing for so long is stuck and is ended. */
const silenceMs = 30_000;

function fromEvents(worker: Worker): Promise<SheetMessage> {
  return new Promise((resolve) => {
    const refuse = (code: string, message: string) =>
      settle({ kind: 'refused', code, status: 422, message });
    const onError = () =>
      refuse('workbook_too_large', 'The workbook needs more memory than allowed.');
    const onExit = () => refuse('broken_workbook', 'The workbook could not be read.');
    const timer = setTimeout(
      () => refuse('workbook_too_slow', 'The workbook takes too long to read.'),
      silenceMs,
    );
    const settle = (message: SheetMessage) => {
      clearTimeout(timer);
      worker.off('message', settle).off('error', onError).off('exit', onExit);
      resolve(message);
    };
    worker.once('message', settle).once('error', onError).once('exit', onExit);
  });
}

async function* sheetBatches(path: string): AsyncGenerator<SheetRow[]> {
  const worker = new Worker(new URL('./xlsx.worker.ts', import.meta.url), {
    workerData: path,
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 },
    execArgv: [],
  });
  // An error after the last batch was taken would otherwise end the process.
  worker.on('error', () => {});
  try {
    while (true) {
      const message = await fromEvents(worker);
      if (message.kind === 'end') return;
      if (message.kind === 'refused') {
        throw new AppError(message.code, message.status, message.message);
      }
      yield message.rows;
      worker.postMessage('more');
    }
  } finally {
    await worker.terminate();
  }
}

function toRow({ rowNo, cells }: SheetRow, columns: readonly string[]): TableRow {
  if (cells.slice(columns.length).some((cell) => cell !== null)) {
    const counts = { cells: cells.length, columns: columns.length };
    return { rowNo, cells: {}, error: rowFault('wrong_cell_count', counts) };
  }
  // Empty cells at the end of a row are not stored in a workbook, so a short row is whole.
  const named: Record<string, Cell> = {};
  for (const [at, column] of columns.entries()) named[column] = cells[at] ?? null;
  return typedRow(rowNo, named);
}

const hasContent = (row: SheetRow) => row.cells.some((cell) => cell !== null && cell !== '');

async function* rowsOf(
  first: SheetRow[],
  rest: AsyncGenerator<SheetRow[]>,
  columns: readonly string[],
): AsyncGenerator<TableRow[]> {
  yield first.filter(hasContent).map((row) => toRow(row, columns));
  for await (const batch of rest) yield batch.filter(hasContent).map((row) => toRow(row, columns));
}

/**
 * Opens the first sheet with content of a workbook; its first row is the header. The file is checked and read
 * in a worker with bounds on memory and silence, which ends when the rows are no longer read.
 *
 * @throws AppError `archive_refused`, `not_a_workbook`, `broken_workbook`, `workbook_too_large`,
 *   `workbook_too_slow` or `empty_file` (422), and as `columnNames` does.
 */
export async function openXlsx(path: string): Promise<Table> {
  const batches = sheetBatches(path);
  const close = async () => {
    await batches.return(undefined);
  };
  try {
    for (let next = await batches.next(); !next.done; next = await batches.next()) {
      const start = next.value.findIndex(hasContent);
      const header = next.value[start];
      if (!header) continue;
      const columns = columnNames(header.cells.map((cell) => String(cell ?? '')));
      const rows = rowsOf(next.value.slice(start + 1), batches, columns);
      return { columns, batches: rows, close };
    }
    throw new AppError('empty_file', 422, 'The workbook is empty.');
  } catch (error) {
    await close();
    throw error;
  }
}
