import { z } from 'zod';

/** What can be exported. */
export const exportKinds = ['voices', 'points', 'tickets'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** The kinds of file that exports are written as. */
export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const exportStatuses = ['waiting', 'running', 'done', 'failed'] as const;
export type ExportStatus = (typeof exportStatuses)[number];

/** An export as its owner sees it. */
export const Export = z.object({
  id: z.uuid(),
  kind: z.enum(exportKinds),
  format: z.enum(exportFormats),
  status: z.enum(exportStatuses),
  done: z.number(),
  total: z.number().nullable(),
  failure: z.string().nullable(),
  url: z.string().nullable(),
});
export type Export = z.infer<typeof Export>;

/** What a cell of an export can hold. Dates are written as RFC 3339. */
export type ExportCell = string | number | boolean | Date | null | undefined;

/** The byte order mark by which spreadsheet programs know UTF-8. */
export const byteOrderMark = '\uFEFF';

/** What a spreadsheet would run, also behind spaces; the wide forms are folded by some programs. */
const formula = /^[\s\u200B\uFEFF]*[=+\-@＝＋－＠]/u;
const control = /^[\t\r\n]/;

/** The text with an apostrophe in front where a spreadsheet would take it for a formula. */
export function harmless(text: string): string {
  return control.test(text) || formula.test(text) ? `'${text}` : text;
}

/** A cell as text: only what is no text may start like a formula. */
function cellText(cell: ExportCell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'string' ? harmless(cell) : String(cell);
}

/** One record of a CSV file (RFC 4180), harmless to open in a spreadsheet. */
export function csvLine(cells: readonly ExportCell[]): string {
  const fields = cells.map((cell) => {
    const text = cellText(cell);
    return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${fields.join(',')}\r\n`;
}

/** The longest text a spreadsheet's cell holds, in the units that it counts. */
const longestCell = 32_767;

/** A cell of a spreadsheet: texts stay texts, numbers stay numbers. */
export function sheetCell(cell: ExportCell): string | number | boolean | null {
  if (cell === null || cell === undefined) return null;
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell === 'number' && !Number.isFinite(cell)) return null;
  if (typeof cell !== 'string') return cell;
  const text = harmless(cell);
  return text.length > longestCell ? text.slice(0, longestCell).toWellFormed() : text;
}
