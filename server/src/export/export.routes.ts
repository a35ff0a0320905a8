import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { inOrg } from '#kernel/db.ts';
import { AppError, notFound } from '#kernel/error.ts';
import type { App, Routes } from '#kernel/http.ts';
import { mustBePerson, type PersonActor } from '#org/org-account.ts';
import { auditActor, auditOf } from '#org/org-audit.ts';
import { exportStore, type StoredExport } from './export.store.ts';
import { Export, exportFormats, exportKinds } from './export.ts';
import { exportRun } from './export-job-kinds.ts';

const ExportId = z.object({ id: z.uuid() });
const may = 'export.write' as const;
const mostUnfinished = 5;

/** An export looks like one that does not exist to everyone but the person who asked for it. */
async function ownExport(app: App, actor: PersonActor, id: string): Promise<StoredExport> {
  const { orgId } = actor;
  const found = await inOrg(app.services.db, orgId, (tx) => exportStore(tx, orgId).get(id));
  if (found.accountId !== actor.accountId || !actor.unitIds.has(found.unitId)) {
    throw notFound('export');
  }
  return found;
}

function shown(found: StoredExport): Export {
  return Export.parse(found);
}

function asking(app: App): void {
  const { services } = app;
  app.post(
    '/exports',
    {
      schema: {
        summary: 'Ask for a file of voices, points or tickets',
        body: z.object({
          kind: z.enum(exportKinds),
          format: z.enum(exportFormats),
          filter: z.record(z.string(), z.unknown()).default({}),
        }),
        response: { 202: z.object({ id: z.uuid() }) },
      },
      config: { may, needsRoom: true },
    },
    async ({ actor, body }, reply) => {
      const person = mustBePerson(actor);
      const { orgId, accountId, unitId } = person;
      const id = randomUUID();
      await inOrg(services.db, orgId, async (tx) => {
        const store = exportStore(tx, orgId);
        if ((await store.unfinished(accountId)) >= mostUnfinished) {
          throw new AppError('too_many_exports', 429, 'Wait until one of your exports is done.');
        }
        await store.add({ id, ...body, accountId, unitId, at: services.clock() });
        await services.jobs.send(tx, exportRun, { orgId, exportId: id });
        const remember = auditOf(services, tx, auditActor(person));
        await remember('export.asked', { kind: 'export', id }, { ...body });
      });
      return reply.status(202).send({ id });
    },
  );
}

function fetching(app: App): void {
  app.get(
    '/exports/:id',
    {
      schema: { summary: 'How far an export is', params: ExportId, response: { 200: Export } },
      config: { may },
    },
    async ({ actor, params }) => shown(await ownExport(app, mustBePerson(actor), params.id)),
  );
  app.get(
    '/exports/:id/file',
    {
      schema: { summary: 'The file of an export', params: ExportId },
      config: { may },
    },
    async ({ actor, params }, reply) => {
      const found = await ownExport(app, mustBePerson(actor), params.id);
      if (found.status !== 'done' || !found.blob) {
        throw new AppError('export_not_done', 409, 'The file is not ready yet.');
      }
      const day = found.createdAt.toISOString().slice(0, 10);
      return reply
        .header('content-type', 'application/octet-stream')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .header(
          'content-disposition',
          `attachment; filename="${found.kind}-${day}.${found.format}"`,
        )
        .send(app.services.blobs.read(found.blob));
    },
  );
}

/** Files of what someone may see, written in the background. */
export const exportRoutes: Routes = (app) => {
  asking(app);
  fetching(app);
};
