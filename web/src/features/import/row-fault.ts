import type { TFunction } from 'i18next';
import type { RejectedRow } from '#features/import/import.queries.ts';
import { writeCsv } from '#ui/csv.ts';

/** Why a row was not taken in, in the reader's language. */
export function faultText(t: TFunction, { code, values }: RejectedRow): string {
  return t(`import.row_fault.${code}`, values);
}

/** The rows that were not taken in as a file for whoever has to correct them. */
export function faultCsv(t: TFunction, rows: readonly RejectedRow[]): string {
  const lines = rows.map((one) => [one.row, one.column, faultText(t, one), one.code]);
  return writeCsv([['row', 'column', 'message', 'code'], ...lines]);
}
