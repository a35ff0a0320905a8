import type { Actor } from '#kernel/actor.ts';
import { may } from '#kernel/actor.ts';
import { inOrg } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import type { Services } from '#kernel/http.ts';
import { unitStore } from '#org/org.store.ts';
import { auditOf } from '#org/org-audit.ts';
import { personOf } from '#org/org-authenticate.store.ts';
import { exportStore, type StoredExport } from './export.store.ts';
import type { ExportCell, ExportKind } from './export.ts';
import type { ExportJob } from './export-job-kinds.ts';
import { tableWriter } from './export-writer.store.ts';

/**
 * A feature's rows for one kind of export. Rows are those that `actor` may see now, which match
 * the filter as it came with the request.
 */
export type RowSource = {
  readonly kind: ExportKind;
  readonly columns: readonly string[];
  count(services: Services, actor: Actor, filter: unknown): Promise<number>;
  rows(services: Services, actor: Actor, filter: unknown): AsyncIterable<readonly ExportCell[]>;
};

const batchRows = 500;
const progressRows = 5_000;

/** @throws AppError `export_refused` (403) when the owner may not export any more. */
async function ownerNow(services: Services, orgId: string, found: StoredExport): Promise<Actor> {
  const actor = await personOf(services.db, { orgId, accountId: found.accountId, viewAs: null });
  if (actor && may(actor, 'export.write') && actor.unitIds.has(found.unitId)) {
    return narrowed(services, actor, found.unitId);
  }
  throw new AppError('export_refused', 403, 'The person who asked may not export this any more.');
}

/** The owner as they were when they asked: never more than the unit they looked from. */
async function narrowed(services: Services, actor: Actor, unitId: string): Promise<Actor> {
  if (unitId === actor.unitId) return actor;
  const ids = await inOrg(services.db, actor.orgId, (tx) =>
    unitStore(tx, actor.orgId).subtree(unitId),
  );
  return { ...actor, unitId, unitIds: new Set(ids), everywhere: false };
}

type Task = { services: Services; job: ExportJob; found: StoredExport; source: RowSource };

function noteProgress({ services, job }: Task, rows: { done: number; total: number }) {
  return inOrg(services.db, job.orgId, (tx) =>
    exportStore(tx, job.orgId).progress(job.exportId, rows),
  );
}

async function writeFile(task: Task, actor: Actor): Promise<{ blob: string; done: number }> {
  const { services, job, found, source } = task;
  const blob = `${job.orgId}/exports/${job.exportId}`;
  const draft = await services.blobs.draft(blob);
  try {
    const total = await source.count(services, actor, found.filter);
    await noteProgress(task, { done: 0, total });
    const writer = await tableWriter(found.format, draft.stream, source.columns);
    let done = 0;
    const batch: (readonly ExportCell[])[] = [];
    for await (const row of source.rows(services, actor, found.filter)) {
      batch.push(row);
      done += 1;
      if (batch.length >= batchRows) await writer.write(batch.splice(0));
      if (done % progressRows === 0)
        await noteProgress(task, { done, total: Math.max(done, total) });
    }
    await writer.write(batch);
    await writer.end();
    await draft.commit();
    return { blob, done };
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

async function settle(task: Task, actor: Actor): Promise<void> {
  const { services, job, found } = task;
  const { orgId, exportId } = job;
  const { blob, done } = await writeFile(task, actor);
  await inOrg(services.db, orgId, async (tx) => {
    await exportStore(tx, orgId).end(exportId, 'done', { at: services.clock(), blob, done });
    const remember = auditOf(services, tx, { orgId, id: found.accountId, name: actor.name });
    const { kind, format } = found;
    await remember('export.done', { kind: 'export', id: exportId }, { kind, format, rows: done });
  });
}

async function refuse({ services, job, found }: Task, error: AppError): Promise<void> {
  const { orgId, exportId } = job;
  await inOrg(services.db, orgId, async (tx) => {
    const at = services.clock();
    await exportStore(tx, orgId).end(exportId, 'failed', { at, failure: error.message });
    const remember = auditOf(services, tx, { orgId, id: found.accountId, name: 'export' });
    await remember('export.refused', { kind: 'export', id: exportId }, { code: error.code });
  });
}

/**
 * Writes the file of an export with the rights its owner has now, not those of when they asked.
 *
 * Running it again writes the same file again. A refusal ends the export and is remembered.
 */
export async function runExport(
  services: Services,
  job: ExportJob,
  sources: readonly RowSource[],
): Promise<void> {
  const { orgId, exportId } = job;
  const found = await inOrg(services.db, orgId, (tx) => exportStore(tx, orgId).get(exportId));
  if (found.status === 'done' || found.status === 'failed') return;
  const source = sources.find(({ kind }) => kind === found.kind);
  if (!source) throw new Error(`No feature offers the rows of ${found.kind}.`);
  const task = { services, job, found, source };
  try {
    await settle(task, await ownerNow(services, orgId, found));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await refuse(task, error);
  }
}
