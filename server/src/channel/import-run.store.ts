import { inOrg, type Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import type { Services } from '#kernel/http.ts';
import { organisationStore, unitStore } from '#org/org.store.ts';
import type { ClientEnvelope } from './channel.ts';
import { type ImportFault, importStore, type StoredImport } from './import.store.ts';
import { moveImport, type StoredMapping } from './import.ts';
import { openImportFile } from './import-file.store.ts';
import { type ImportJob, importRun } from './import-job-kinds.ts';
import { makeUnits, unitPlacer } from './import-unit.store.ts';
import { type RowContext, rowToEnvelope } from './row-envelope.ts';
import { rowFault, shownCell } from './row-fault.ts';
import { type TableRow, tableRows } from './table-file.ts';
import { foldedName } from './unit-name.ts';

/** A row that became a voice, with the unit it goes to. */
export type ImportItem = { rowNo: number; envelope: ClientEnvelope; unitId: string };

/** What an intake needs to know of the import. */
export type ImportRun = {
  readonly orgId: string;
  readonly importId: string;
  readonly connectorId: string;
  readonly timeZone: string;
  /** Whether recent rows may alert. */
  readonly live: boolean;
};

/** What became of a batch. */
type BatchOutcome = {
  readonly accepted: number;
  readonly duplicates: number;
  readonly revised: number;
  readonly rejected: number;
  readonly errors: readonly { rowNo: number; reason: string }[];
};

/** Takes a batch in, in the transaction that also notes how far the import is. */
export type Accept = (
  tx: Tx,
  batch: readonly ImportItem[],
  run: ImportRun,
) => Promise<BatchOutcome>;

/** A fault shows the name of a unit as far as a unit could have it. */
const shownName = 120;
const batchRows = 1_000;
/** Well inside the lease: a run that needs longer goes on in another job. */
const sliceMs = 40_000;

/** A row whose unit is yet to be made, by the name that its cell gives. */
type ImportNewcomer = Omit<ImportItem, 'unitId'> & { unitId: null; newUnit: string };

/** What rows are read with: everything that a run, a preview and a rehearsal share. */
export type RowReader = (row: TableRow) => ImportItem | ImportNewcomer | { fault: ImportFault };

/** Reads rows as the import's mapping says. */
export async function rowReader(tx: Tx, orgId: string, found: StoredImport): Promise<RowReader> {
  const { mapping } = found;
  if (!mapping) throw new AppError('no_mapping', 409, 'Say first what the columns hold.');
  const { timeZone } = await organisationStore(tx, orgId).get();
  const units = await unitStore(tx, orgId).all();
  const placeOf = unitPlacer(units, mapping);
  const context: RowContext = { sha256: found.sha256, timeZone };
  return (row) => {
    const { rowNo } = row;
    const read = rowToEnvelope(row, mapping, context);
    if ('error' in read) return { fault: { rowNo, ...read.error } };
    const place = placeOf(read.unitRef);
    if ('unitId' in place) return { rowNo, envelope: read, unitId: place.unitId };
    if ('newUnit' in place) return { rowNo, envelope: read, unitId: null, ...place };
    const unit = shownCell(read.unitRef ?? '', shownName);
    return { fault: { rowNo, ...rowFault(place.refused, { unit }, mapping.unit) } };
  };
}

/** The rows of an import's file, as the mapping or the guess says it is written. */
export async function importTable(services: Pick<Services, 'blobs'>, found: StoredImport) {
  const encoding = found.mapping?.encoding ?? found.encoding?.name ?? 'utf-8';
  return openImportFile(services.blobs, { blob: found.blob, format: found.format, encoding });
}

function parted(rows: readonly TableRow[], read: RowReader) {
  const items: (ImportItem | ImportNewcomer)[] = [];
  const faults: ImportFault[] = [];
  for (const row of rows) {
    const one = read(row);
    if ('fault' in one) faults.push(one.fault);
    else items.push(one);
  }
  return { items, faults };
}

/** The items with their units; stores that the file names and nobody made yet are made first. */
async function settled(
  tx: Tx,
  { services, job }: Running,
  { items, mapping }: { items: readonly (ImportItem | ImportNewcomer)[]; mapping: StoredMapping },
): Promise<ImportItem[]> {
  const names = [...new Set(items.flatMap((item) => (item.unitId === null ? item.newUnit : [])))];
  if (names.length === 0) return items.filter((item) => item.unitId !== null);
  const wanted = { mapping, names, at: services.clock() };
  const made = await makeUnits(tx, job.orgId, wanted);
  return items.flatMap((item) => {
    if (item.unitId !== null) return [item];
    const { rowNo, envelope, newUnit } = item;
    const unitId = made.get(foldedName(newUnit));
    return unitId === undefined ? [] : [{ rowNo, envelope, unitId }];
  });
}

type Running = {
  readonly services: Services;
  readonly job: ImportJob;
  readonly accept: Accept;
  readonly read: RowReader;
  readonly timeZone: string;
};

/** How far a run is, or that it has to stop: it was cancelled, or another job went past it. */
async function commitBatch(
  running: Running,
  rows: readonly TableRow[],
  step: { from: number; handOver: boolean },
): Promise<'go' | 'stop'> {
  const { services, job, accept, read, timeZone } = running;
  const { orgId, importId } = job;
  const { items: found, faults } = parted(rows, read);
  return inOrg(services.db, orgId, async (tx) => {
    const store = importStore(tx, orgId);
    const stored = await store.lock(importId, services.clock());
    const { status, mapping, connectorId } = stored;
    if (status !== 'running' || stored.rows !== step.from || !mapping) return 'stop';
    const items = await settled(tx, running, { items: found, mapping });
    const run = { orgId, importId, connectorId, timeZone, live: mapping.live };
    const nothing = { accepted: 0, duplicates: 0, revised: 0, rejected: 0, errors: [] };
    const outcome = items.length > 0 ? await accept(tx, items, run) : nothing;
    const errors = outcome.errors.map(({ rowNo, reason }) => ({
      rowNo,
      ...rowFault('invalid_voice', { reason }),
    }));
    await store.addFaults(stored, [...faults, ...errors]);
    const { accepted, duplicates, revised } = outcome;
    const rejected = faults.length + outcome.rejected;
    await store.progress(importId, { rows: rows.length, accepted, duplicates, revised, rejected });
    if (step.handOver) await services.jobs.send(tx, importRun, job);
    return step.handOver ? 'stop' : 'go';
  });
}

async function takeRows(running: Running, found: StoredImport, deadline: number): Promise<boolean> {
  let done = found.rows;
  let toSkip = done;
  let rows: TableRow[] = [];
  const flush = async () => {
    const handOver = performance.now() > deadline;
    const answer = await commitBatch(running, rows, { from: done, handOver });
    done += rows.length;
    rows = [];
    return answer;
  };
  for await (const row of tableRows(await importTable(running.services, found))) {
    if (toSkip > 0) {
      toSkip -= 1;
      continue;
    }
    rows.push(row);
    if (rows.length >= batchRows && (await flush()) === 'stop') return false;
  }
  return rows.length === 0 || (await flush()) === 'go';
}

async function finish(services: Services, job: ImportJob, failure: string | null): Promise<void> {
  await inOrg(services.db, job.orgId, async (tx) => {
    const store = importStore(tx, job.orgId);
    const found = await store.lock(job.importId, services.clock());
    if (found.status !== 'running') return;
    const status = moveImport(found.status, failure === null ? 'done' : 'failed');
    await store.end(job.importId, status, services.clock(), failure);
  });
}

/**
 * Takes the rows of an import in, batch by batch, from where it stands.
 *
 * How far it is commits with each batch, so a run that was killed goes on without losing or
 * doubling a row; cancelling stops it before the next batch. A long run hands over to a new job.
 */
export async function runImport(services: Services, job: ImportJob, accept: Accept): Promise<void> {
  const deadline = performance.now() + sliceMs;
  const { orgId, importId } = job;
  const ready = await inOrg(services.db, orgId, async (tx) => {
    const found = await importStore(tx, orgId).get(importId, services.clock());
    if (found.status !== 'running') return null;
    const { timeZone } = await organisationStore(tx, orgId).get();
    return { found, timeZone, read: await rowReader(tx, orgId, found) };
  });
  if (!ready) return;
  const { found, timeZone, read } = ready;
  try {
    const whole = await takeRows({ services, job, accept, read, timeZone }, found, deadline);
    if (whole) await finish(services, job, null);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await finish(services, job, error.message);
  }
}
