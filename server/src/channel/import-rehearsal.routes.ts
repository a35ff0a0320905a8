import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { inOrg } from '#kernel/db.ts';
import type { Routes } from '#kernel/http.ts';
import { importStore, type StoredImport } from './import.store.ts';
import { readImport } from './import-access.store.ts';
import { importTable, rehearse, rowReader } from './import-run.store.ts';
import { tableRows } from './table-file.ts';

const ImportId = z.object({ id: z.uuid() });
const previewRows = 20;

function faultOf({ column, message }: { column: string | null; message: string }) {
  return { column, message };
}

const RowFault = z.object({ row: z.int(), column: z.string().nullable(), message: z.string() });

/** Trying an import without doing it. */
export const rehearsalRoutes: Routes = (app) => {
  const { services } = app;
  const readerOf = (actor: Actor, found: StoredImport) =>
    inOrg(services.db, actor.orgId, (tx) => rowReader(tx, actor.orgId, found));
  app.get(
    '/imports/:id/preview',
    {
      schema: {
        summary: 'The first rows as voices',
        params: ImportId,
        response: {
          200: z.object({
            rows: z.array(z.record(z.string(), z.unknown())),
            errors: z.array(RowFault),
          }),
        },
      },
      config: { may: 'import.read' },
    },
    async ({ actor, params }) => {
      const found = await readImport(services, actor, params.id);
      const readRow = await readerOf(actor, found);
      const rows: Record<string, unknown>[] = [];
      const errors: z.infer<typeof RowFault>[] = [];
      for await (const row of tableRows(await importTable(services, found))) {
        const one = readRow(row);
        if ('fault' in one) errors.push({ row: row.rowNo, ...faultOf(one.fault) });
        else rows.push({ row: row.rowNo, unitId: one.unitId, ...one.envelope });
        if (rows.length + errors.length >= previewRows) break;
      }
      return { rows, errors };
    },
  );
  app.post(
    '/imports/:id/dry-run',
    {
      schema: {
        summary: 'Read the rows without taking them in (up to 200,000)',
        params: ImportId,
        response: {
          200: z.object({
            rows: z.int(),
            valid: z.int(),
            complete: z.boolean(),
            errors: z.array(RowFault),
          }),
        },
      },
      config: { may: 'import.write' },
    },
    async ({ actor, params }) => {
      const found = await readImport(services, actor, params.id);
      const result = await rehearse(services, found, await readerOf(actor, found));
      if (result.complete && found.total === null) {
        await inOrg(services.db, actor.orgId, (tx) =>
          importStore(tx, actor.orgId).setTotal(found.id, result.rows),
        );
      }
      return result;
    },
  );
};
