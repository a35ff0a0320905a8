import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { json, type Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import type { VoiceTables } from '#kernel/tables/voice.ts';
import { Import, type ImportStatus, rowRate, type StoredMapping, sourceName } from './import.ts';
import { RowFault } from './row-fault.ts';

type ImportRow = Selectable<VoiceTables['import']>;

/** An import with what only the server needs to know of it. */
export type StoredImport = Import & {
  readonly blob: string;
  readonly connectorId: string;
  readonly createdBy: string | null;
};

/** A file that was just stored. */
export type NewImport = Pick<Import, 'id' | 'fileName' | 'bytes' | 'sha256'> &
  Pick<Import, 'format' | 'encoding' | 'columns'> & {
    readonly mapping: StoredMapping | null;
    readonly blob: string;
    readonly createdBy: string | null;
    readonly at: Date;
  };

/** A row that was not taken in. */
export type ImportFault = RowFault & { rowNo: number };

/** How much one batch adds to an import's counts. */
export type ImportProgress = {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly revised: number;
  readonly rejected: number;
};

/** The file's counts grow on, but no more faults than this are kept. */
const mostFaults = 10_000;

function fromRow(row: ImportRow & { understood: number }, now: Date): StoredImport {
  const started = row.started_at;
  const shown = Import.parse({
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    sha256: row.sha256,
    format: row.format,
    encoding: row.encoding,
    status: row.status,
    columns: row.columns,
    mapping: row.mapping,
    rows: row.rows_done,
    total: row.rows_total,
    accepted: row.accepted,
    duplicates: row.duplicates,
    revised: row.revised,
    rejected: row.rejected,
    understood: row.understood,
    failure: row.failure,
    ratePerSecond: rowRate(row.rows_done, started, row.finished_at ?? now),
    createdAt: row.created_at.toISOString(),
    startedAt: started?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  });
  return { ...shown, blob: row.blob, connectorId: row.connector_id, createdBy: row.created_by };
}

/** An id that follows from the name: the same source of files is one connector for ever. */
function connectorIdOf(orgId: string, name: string): string {
  const hash = createHash('sha256').update(`file connector ${orgId} ${name}`).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.subarray(0, 16).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The imports of one organisation. */
export function importStore(tx: Tx, orgId: string) {
  const all = () =>
    tx
      .selectFrom('import as i')
      .innerJoin('import_understood as u', (join) =>
        join.onRef('u.org_id', '=', 'i.org_id').onRef('u.import_id', '=', 'i.id'),
      )
      .selectAll('i')
      .select('u.voices as understood')
      .where('i.org_id', '=', orgId);
  const one = (id: string) => all().where('i.id', '=', id);
  const update = (id: string) =>
    tx.updateTable('import').where('org_id', '=', orgId).where('id', '=', id);
  return {
    async add(file: NewImport): Promise<void> {
      const values = {
        org_id: orgId,
        id: file.id,
        connector_id: connectorIdOf(orgId, file.sha256),
        file_name: file.fileName,
        bytes: file.bytes,
        sha256: file.sha256,
        blob: file.blob,
        format: file.format,
        encoding: file.encoding ? json(file.encoding) : null,
        status: 'uploaded',
        columns: json(file.columns),
        mapping: file.mapping ? json(file.mapping) : null,
        created_by: file.createdBy,
        created_at: file.at,
      };
      await tx.insertInto('import').values(values).execute();
      await tx
        .insertInto('import_understood')
        .values({ org_id: orgId, import_id: file.id })
        .execute();
    },
    /** @throws AppError `not_found` (404). */
    async get(id: string, now: Date): Promise<StoredImport> {
      const row = await one(id).executeTakeFirst();
      if (!row) throw notFound('import');
      return fromRow(row, now);
    },
    /** As `get`; nobody else changes the import until the transaction ends. */
    async lock(id: string, now: Date): Promise<StoredImport> {
      const row = await one(id).forUpdate('i').executeTakeFirst();
      if (!row) throw notFound('import');
      return fromRow(row, now);
    },
    /** The newest imports, those of one person where `createdBy` is given. */
    async list(createdBy: string | null, now: Date): Promise<StoredImport[]> {
      let query = all();
      if (createdBy !== null) query = query.where('i.created_by', '=', createdBy);
      const rows = await query.orderBy('i.created_at', 'desc').limit(100).execute();
      return rows.map((row) => fromRow(row, now));
    },
    async inspected(id: string, found: Pick<Import, 'columns' | 'encoding'>): Promise<void> {
      const encoding = found.encoding ? json(found.encoding) : null;
      await update(id)
        .set({ columns: json(found.columns), encoding })
        .execute();
    },
    async map(id: string, status: ImportStatus, mapping: StoredMapping | null): Promise<void> {
      await update(id)
        .set({ status, mapping: mapping && json(mapping) })
        .execute();
    },
    /** Marks the start and makes sure that the source of the file is a connector. */
    async start(found: StoredImport, mapping: StoredMapping, at: Date): Promise<void> {
      const connectorId = connectorIdOf(orgId, sourceName(mapping));
      await tx
        .insertInto('connector')
        .values({ org_id: orgId, id: connectorId, kind: 'file', name: found.fileName })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await update(found.id)
        .set({
          status: 'running',
          connector_id: connectorId,
          started_at: found.startedAt ?? at,
          finished_at: null,
          failure: null,
        })
        .execute();
    },
    async end(id: string, status: ImportStatus, at: Date, failure: string | null = null) {
      await update(id)
        .set((eb) => ({
          status,
          failure,
          finished_at: at,
          ...(status === 'done' ? { rows_total: eb.ref('rows_done') } : {}),
        }))
        .execute();
    },
    async setTotal(id: string, rows: number): Promise<void> {
      await update(id).set({ rows_total: rows }).execute();
    },
    async progress(id: string, by: ImportProgress): Promise<void> {
      await update(id)
        .set((eb) => ({
          rows_done: eb('rows_done', '+', by.rows),
          accepted: eb('accepted', '+', by.accepted),
          duplicates: eb('duplicates', '+', by.duplicates),
          revised: eb('revised', '+', by.revised),
          rejected: eb('rejected', '+', by.rejected),
        }))
        .execute();
    },
    /** Keeps the faults of a batch, as long as not too many are kept already. */
    async addFaults(found: StoredImport, faults: readonly ImportFault[]): Promise<void> {
      const kept = faults.slice(0, Math.max(0, mostFaults - found.rejected));
      if (kept.length === 0) return;
      const rows = kept.map(({ rowNo, column, code, values, message }) => ({
        org_id: orgId,
        import_id: found.id,
        row_no: rowNo,
        column_name: column,
        code,
        values: json(values),
        message,
      }));
      await tx
        .insertInto('import_error')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    /** The kept faults of an import in the order of its rows, from the row after `after`. */
    async faults(
      id: string,
      { after = 0, limit = mostFaults }: { after?: number; limit?: number } = {},
    ): Promise<ImportFault[]> {
      const rows = await tx
        .selectFrom('import_error')
        .select(['row_no', 'column_name as column', 'code', 'values', 'message'])
        .where('org_id', '=', orgId)
        .where('import_id', '=', id)
        .where('row_no', '>', after)
        .orderBy('row_no')
        .limit(limit)
        .execute();
      return rows.map(({ row_no, ...fault }) => ({ rowNo: row_no, ...RowFault.parse(fault) }));
    },
  };
}
