import { setImmediate } from 'node:timers/promises';
import { inOrg } from '#kernel/db.ts';
import type { Services } from '#kernel/http.ts';
import { unitStore } from '#org/org.store.ts';
import { type ImportFault, importStore, type StoredImport } from './import.store.ts';
import type { Preview, Rehearsal, RejectedRow } from './import-rehearsal.ts';
import { importTable, type RowReader, rowReader } from './import-run.store.ts';
import { repeatTally, unitTally } from './import-tally.ts';
import { mostUnits } from './import-unit.store.ts';
import { tableRows } from './table-file.ts';

const previewRows = 20;

/** A fault as it is told to others. */
export function rejectedRow({ rowNo, ...fault }: ImportFault): RejectedRow {
  return { row: rowNo, ...fault };
}

function readerOf({ db }: Services, orgId: string, found: StoredImport): Promise<RowReader> {
  return inOrg(db, orgId, (tx) => rowReader(tx, orgId, found));
}

/** The first rows of an import as voices, each with its row and unit. */
export async function preview(
  services: Services,
  orgId: string,
  found: StoredImport,
): Promise<Preview> {
  const readRow = await readerOf(services, orgId, found);
  const rows: Preview['rows'] = [];
  const errors: RejectedRow[] = [];
  for await (const row of tableRows(await importTable(services, found))) {
    const one = readRow(row);
    if ('fault' in one) errors.push(rejectedRow(one.fault));
    else rows.push({ row: row.rowNo, unitId: one.unitId, ...one.envelope });
    if (rows.length + errors.length >= previewRows) break;
  }
  return { rows, errors };
}

const rehearsedRows = 200_000;
const shownErrors = 1_000;

type Tallied = Omit<Rehearsal, 'units'> & {
  readonly units: Pick<Rehearsal['units'], 'made' | 'refused'>;
};

async function readThrough(
  services: Services,
  orgId: string,
  found: StoredImport,
): Promise<Tallied> {
  const read = await readerOf(services, orgId, found);
  const units = unitTally();
  const repeats = repeatTally();
  const counts = { rows: 0, valid: 0, complete: true };
  const errors: RejectedRow[] = [];
  for await (const row of tableRows(await importTable(services, found))) {
    if (counts.rows >= rehearsedRows) {
      counts.complete = false;
      break;
    }
    counts.rows += 1;
    const one = read(row);
    if ('fault' in one) {
      units.refuse(one.fault);
      if (errors.length < shownErrors) errors.push(rejectedRow(one.fault));
    } else {
      counts.valid += 1;
      repeats.take(one.envelope);
      if (one.unitId === null) units.make(one.newUnit);
    }
    // Lets others work in between.
    if (counts.rows % 500 === 0) await setImmediate();
  }
  return { ...counts, errors, units: units.result(), repeats: repeats.result() };
}

/** Reads the rows of an import as a run would and counts them; nothing is taken in. */
export async function rehearse(
  services: Services,
  orgId: string,
  found: StoredImport,
): Promise<Rehearsal> {
  const { units, ...read } = await readThrough(services, orgId, found);
  return inOrg(services.db, orgId, async (tx) => {
    if (read.complete && found.total === null) {
      await importStore(tx, orgId).setTotal(found.id, read.rows);
    }
    const all = await unitStore(tx, orgId).all();
    const below = all.find(({ id }) => id === found.mapping?.scopeUnitId)?.name ?? '';
    const overLimit = all.length + units.made.count > mostUnits ? mostUnits : null;
    return {
      ...read,
      units: { ...units, below, overLimit: units.made.count > 0 ? overLimit : null },
    };
  });
}
