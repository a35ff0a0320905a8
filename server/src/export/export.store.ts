import type { Selectable } from 'kysely';
import { json, type Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import type { VoiceTables } from '#kernel/tables/voice.ts';
import { Export, type ExportStatus } from './export.ts';

/** An export with what only the server needs to know of it. */
export type StoredExport = Export & {
  readonly accountId: string;
  readonly unitId: string;
  readonly filter: unknown;
  readonly blob: string | null;
  readonly createdAt: Date;
};

/** What someone asks for. */
export type NewExport = Pick<Export, 'id' | 'kind' | 'format'> & {
  readonly accountId: string;
  readonly unitId: string;
  readonly filter: unknown;
  readonly at: Date;
};

function fromRow(row: Selectable<VoiceTables['export']>): StoredExport {
  const shown = Export.parse({
    id: row.id,
    kind: row.kind,
    format: row.format,
    status: row.status,
    done: row.rows_done,
    total: row.rows_total,
    failure: row.failure,
    url: row.status === 'done' ? `/api/v1/exports/${row.id}/file` : null,
  });
  const { account_id: accountId, unit_id: unitId, filter, blob, created_at: createdAt } = row;
  return { ...shown, accountId, unitId, filter, blob, createdAt };
}

/** The exports of one organisation. */
export function exportStore(tx: Tx, orgId: string) {
  const update = (id: string) =>
    tx.updateTable('export').where('org_id', '=', orgId).where('id', '=', id);
  return {
    async add(wanted: NewExport): Promise<void> {
      const { id, kind, format, accountId, unitId, filter, at } = wanted;
      await tx
        .insertInto('export')
        .values({
          org_id: orgId,
          id,
          account_id: accountId,
          unit_id: unitId,
          kind,
          format,
          filter: json(filter),
          status: 'waiting',
          rows_total: null,
          created_at: at,
        })
        .execute();
    },
    /** @throws AppError `not_found` (404). */
    async get(id: string): Promise<StoredExport> {
      const row = await tx
        .selectFrom('export')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw notFound('export');
      return fromRow(row);
    },
    /** How many exports of this person are not finished yet. */
    async unfinished(accountId: string): Promise<number> {
      const row = await tx
        .selectFrom('export')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('org_id', '=', orgId)
        .where('account_id', '=', accountId)
        .where('status', 'in', ['waiting', 'running'])
        .executeTakeFirstOrThrow();
      return row.n;
    },
    async progress(id: string, rows: { done: number; total: number }): Promise<void> {
      await update(id)
        .set({ status: 'running', rows_done: rows.done, rows_total: rows.total })
        .execute();
    },
    async end(
      id: string,
      status: ExportStatus,
      more: { at: Date; blob?: string; failure?: string; done?: number },
    ): Promise<void> {
      await update(id)
        .set({
          status,
          blob: more.blob ?? null,
          failure: more.failure ?? null,
          finished_at: more.at,
          ...(more.done === undefined ? {} : { rows_done: more.done, rows_total: more.done }),
        })
        .execute();
    },
  };
}
