import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { byteOrderMark, csvLine, type ExportCell, type ExportFormat, sheetCell } from './export.ts';

/** Writes a table row by row; a full stream makes it wait. `end` completes the content. */
export type TableWriter = {
  write(rows: readonly (readonly ExportCell[])[]): Promise<void>;
  end(): Promise<void>;
};

async function put(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

/** A CSV file in UTF-8 with its mark. */
async function csvWriter(stream: Writable, columns: readonly string[]): Promise<TableWriter> {
  await put(stream, byteOrderMark + csvLine(columns));
  return {
    write: (rows) => put(stream, rows.map(csvLine).join('')),
    end: async () => {},
  };
}

/** The most rows that one sheet can have. */
const sheetRows = 1_048_575;

/** A workbook whose sheets are written out as they grow. */
async function xlsxWriter(stream: Writable, columns: readonly string[]): Promise<TableWriter> {
  // Loaded when a workbook is written: the library is tens of megabytes in memory.
  const { default: ExcelJs } = await import('exceljs');
  const book = new ExcelJs.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false });
  let sheet = book.addWorksheet('1');
  let rowsInSheet = 0;
  let sheets = 1;
  const head = () => sheet.addRow(columns.map(sheetCell)).commit();
  const add = (cells: readonly ExportCell[]) => {
    if (rowsInSheet >= sheetRows) {
      sheet.commit();
      sheets += 1;
      sheet = book.addWorksheet(String(sheets));
      rowsInSheet = 0;
      head();
    }
    sheet.addRow(cells.map(sheetCell)).commit();
    rowsInSheet += 1;
  };
  head();
  return {
    async write(rows) {
      for (const cells of rows) add(cells);
      if (stream.writableNeedDrain) await once(stream, 'drain');
    },
    async end() {
      sheet.commit();
      await book.commit();
    },
  };
}

/** The writer of a format. */
export function tableWriter(
  format: ExportFormat,
  stream: Writable,
  columns: readonly string[],
): Promise<TableWriter> {
  return format === 'csv' ? csvWriter(stream, columns) : xlsxWriter(stream, columns);
}
