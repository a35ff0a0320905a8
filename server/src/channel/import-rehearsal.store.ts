import { setImmediate } from 'node:timers/promises';
import { inOrg } from '#kernel/db.ts';
import type { Services } from '#kernel/http.ts';
import { importStore, type StoredImport } from './import.store.ts';
import { importTable, rowReader } from './import-run.store.ts';
import { tableRows } from './table-file.ts';

/** A row that would not be taken in. */
type ShownFault = { row: number; column: string | null; message: string };

const previewRows = 20;

function readerOf({ db }: Services, orgId: string, found: StoredImport) {
  return inOrg(db, orgId, (tx) => rowReader(tx, orgId, found));
}

/** The first rows of an import as voices, each with its row and unit. */
export async function preview(services: Services, orgId: string, found: StoredImport) {
  const readRow = await readerOf(services, orgId, found);
  const rows: Record<string, unknown>[] = [];
  const errors: ShownFault[] = [];
  for await (const row of tableRows(await importTable(services, found))) {
    const one = readRow(row);
    if ('fault' in one) {
      const { rowNo, column, message } = one.fault;
      errors.push({ row: rowNo, column, message });
    } else rows.push({ row: row.rowNo, unitId: one.unitId, ...one.envelope });
    if (rows.length + errors.length >= previewRows) break;
  }
  return { rows, errors };
}

/** What importing would do, without doing it. */
export type Rehearsal = {
  rows: number;
  valid: number;
  /** Whether the whole file was read; a very long one is only read in part. */
  complete: boolean;
  errors: ShownFault[];
};

const rehearsedRows = 200_000;
const shownErrors = 1_000;

/** Lets others work in between. */
async function readThrough(
  services: Services,
  orgId: string,
  found: StoredImport,
): Promise<Rehearsal> {
  const read = await readerOf(services, orgId, found);
  const result: Rehearsal = { rows: 0, valid: 0, complete: true, errors: [] };
  for await (const row of tableRows(await importTable(services, found))) {
    if (result.rows >= rehearsedRows) return { ...result, complete: false };
    result.rows += 1;
    const one = read(row);
    if (!('fault' in one)) result.valid += 1;
    else if (result.errors.length < shownErrors) {
      const { rowNo, column, message } = one.fault;
      result.errors.push({ row: rowNo, column, message });
    }
    if (result.rows % 500 === 0) await setImmediate();
  }
  return result;
}

/** Reads the rows of an import as a run would and counts them; nothing is taken in. */
export async function rehearse(
  services: Services,
  orgId: string,
  found: StoredImport,
): Promise<Rehearsal> {
  const result = await readThrough(services, orgId, found);
  if (result.complete && found.total === null) {
    await inOrg(services.db, orgId, (tx) => importStore(tx, orgId).setTotal(found.id, result.rows));
  }
  return result;
}
