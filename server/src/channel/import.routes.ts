import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { csvLine } from '#export/export.ts';
import { type Actor, ownUnit } from '#kernel/actor.ts';
import { inOrg } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import type { App, Routes } from '#kernel/http.ts';
import { auditActor, auditOf } from '#org/org-audit.ts';
import { encodingNames, mustAsk } from './encoding.ts';
import { importStore, type StoredImport } from './import.store.ts';
import { Import, moveImport, type StoredMapping } from './import.ts';
import { changeImport, createdBy, type Locked, readImport } from './import-access.store.ts';
import { inspectFile } from './import-file.store.ts';
import { importRun, importUndo } from './import-job-kinds.ts';
import { preview, rehearse, rejectedRow } from './import-rehearsal.store.ts';
import { Preview, Rehearsal, RejectedRow } from './import-rehearsal.ts';
import { receiveFile } from './import-upload.store.ts';
import { checkMapping, Mapping } from './mapping.ts';

const ImportId = z.object({ id: z.uuid() });

function remember(app: App, { tx, found }: Locked, actor: Actor) {
  const write = auditOf(app.services, tx, auditActor(actor));
  return (action: string, detail: Readonly<Record<string, unknown>> = {}) =>
    write(action, { kind: 'import', id: found.id, label: found.fileName }, detail);
}

function uploading(app: App): void {
  const { services } = app;
  app.post(
    '/imports',
    {
      schema: {
        summary: 'Upload a file of voices (multipart, CSV, TSV, XLSX or JSON lines, up to 512 MB)',
        response: { 201: Import },
      },
      config: { may: 'import.write', needsRoom: true },
    },
    async (request, reply) => {
      const { actor } = request;
      const id = randomUUID();
      const blob = `${actor.orgId}/imports/${id}`;
      const file = await receiveFile(services.blobs, blob, await request.file());
      const keep = async () => {
        const inspected = await inspectFile(services.blobs, blob, { fileName: file.fileName });
        const mapping = inspected.mapping
          ? { ...inspected.mapping, scopeUnitId: actor.unitId }
          : null;
        const at = services.clock();
        return inOrg(services.db, actor.orgId, async (tx) => {
          const store = importStore(tx, actor.orgId);
          await store.add({
            id,
            ...file,
            ...inspected,
            mapping,
            blob,
            createdBy: createdBy(actor),
            at,
          });
          const found = await store.get(id, at);
          const detail = { bytes: file.bytes, sha256: file.sha256 };
          await remember(app, { tx, store, found }, actor)('import.uploaded', detail);
          return Import.parse(found);
        });
      };
      const made = await keep().catch(async (error: unknown) => {
        await services.blobs.remove(blob);
        throw error;
      });
      return reply.status(201).send(made);
    },
  );
}

function reading(app: App): void {
  const { db, clock } = app.services;
  app.get(
    '/imports',
    {
      schema: {
        summary: 'The newest imports',
        response: { 200: z.object({ items: z.array(Import), next: z.null() }) },
      },
      config: { may: 'import.read' },
    },
    async ({ actor }) =>
      inOrg(db, actor.orgId, async (tx) => {
        const own = actor.everywhere ? null : createdBy(actor);
        const found = await importStore(tx, actor.orgId).list(own, clock());
        return { items: found.map((one) => Import.parse(one)), next: null };
      }),
  );
  app.get(
    '/imports/:id',
    {
      schema: { summary: 'One import', params: ImportId, response: { 200: Import } },
      config: { may: 'import.read' },
    },
    async ({ actor, params }) => Import.parse(await readImport(app.services, actor, params.id)),
  );
  app.get(
    '/imports/:id/errors',
    {
      schema: { summary: 'The rows that were not taken in, as CSV', params: ImportId },
      config: { may: 'import.read' },
    },
    async ({ actor, params }, reply) => {
      await readImport(app.services, actor, params.id);
      const faults = await inOrg(db, actor.orgId, (tx) =>
        importStore(tx, actor.orgId).faults(params.id),
      );
      const lines = faults.map(({ rowNo, column, message, code }) =>
        csvLine([rowNo, column, message, code]),
      );
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="errors.csv"')
        .send(`\uFEFF${csvLine(['row', 'column', 'message', 'code'])}${lines.join('')}`);
    },
  );
  app.get(
    '/imports/:id/rejected',
    {
      schema: {
        summary: 'The rows that were not taken in (the first 10,000), each with its reason',
        params: ImportId,
        querystring: z.object({
          cursor: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
          limit: z.coerce.number().int().min(1).max(1_000).default(100),
        }),
        response: { 200: z.object({ items: z.array(RejectedRow), next: z.string().nullable() }) },
      },
      config: { may: 'import.read' },
    },
    async ({ actor, params, query: { cursor, limit } }) => {
      await readImport(app.services, actor, params.id);
      const faults = await inOrg(db, actor.orgId, (tx) =>
        importStore(tx, actor.orgId).faults(params.id, { after: cursor, limit: limit + 1 }),
      );
      const items = faults.slice(0, limit).map(rejectedRow);
      const last = faults.length > limit ? items.at(-1) : undefined;
      return { items, next: last ? String(last.row) : null };
    },
  );
}

/** The file read in another encoding, when the mapping names one that it was not read in. */
async function inspectedAnew(app: App, found: StoredImport, encoding: Mapping['encoding']) {
  if (encoding === undefined || encoding === found.encoding?.name) return null;
  if (found.format === 'xlsx') return null;
  const { blob, fileName } = found;
  return inspectFile(app.services.blobs, blob, { fileName, encoding });
}

function mapping(app: App): void {
  app.put(
    '/imports/:id/encoding',
    {
      schema: {
        summary: 'Say how the text of the file is encoded; its columns are read again',
        params: ImportId,
        body: z.object({ encoding: z.enum(encodingNames) }),
        response: { 200: Import },
      },
      config: { may: 'import.write' },
    },
    async ({ actor, params, body }) => {
      const before = await readImport(app.services, actor, params.id);
      if (before.format === 'xlsx') {
        throw new AppError('no_encoding', 409, 'A workbook says itself how its text is encoded.');
      }
      const { blob, fileName } = before;
      const anew = await inspectFile(app.services.blobs, blob, { fileName, ...body });
      return changeImport(app.services, { actor, id: params.id }, async ({ store, found }) => {
        if (found.status !== 'uploaded') moveImport(found.status, 'mapped');
        await store.inspected(found.id, anew);
        const guessed = anew.mapping;
        const scoped = guessed && { ...guessed, ...body, scopeUnitId: actor.unitId };
        await store.map(found.id, 'uploaded', scoped);
      });
    },
  );
  app.put(
    '/imports/:id/mapping',
    {
      schema: {
        summary: 'Say what the columns hold',
        params: ImportId,
        body: Mapping,
        response: { 200: Import },
      },
      config: { may: 'import.write' },
    },
    async ({ actor, params, body }) => {
      const before = await readImport(app.services, actor, params.id);
      const anew = await inspectedAnew(app, before, body.encoding);
      return changeImport(app.services, { actor, id: params.id }, async ({ tx, store, found }) => {
        const status = moveImport(found.status, 'mapped');
        const columns = (anew ?? found).columns.map(({ name }) => name);
        const stored: StoredMapping = {
          ...checkMapping(body, columns),
          scopeUnitId: actor.unitId,
        };
        if (stored.defaults.unitId) ownUnit(actor, stored.defaults.unitId);
        if (anew) await store.inspected(found.id, anew);
        await store.map(found.id, status, stored);
        await remember(app, { tx, store, found }, actor)('import.mapped');
      });
    },
  );
}

function rehearsing(app: App): void {
  const { services } = app;
  app.get(
    '/imports/:id/preview',
    {
      schema: {
        summary: 'The first rows as voices',
        params: ImportId,
        response: { 200: Preview },
      },
      config: { may: 'import.read' },
    },
    async ({ actor, params }) =>
      preview(services, actor.orgId, await readImport(services, actor, params.id)),
  );
  app.post(
    '/imports/:id/dry-run',
    {
      schema: {
        summary: 'Read the rows without taking them in (up to 200,000)',
        params: ImportId,
        response: { 200: Rehearsal },
      },
      config: { may: 'import.write', needsRoom: true },
    },
    async ({ actor, params }) =>
      rehearse(services, actor.orgId, await readImport(services, actor, params.id)),
  );
}

/** @throws AppError `encoding_needed` (422) when nobody can tell how the text is encoded. */
function mustKnowEncoding(found: StoredImport): void {
  const { encoding } = found;
  if (!encoding || found.mapping?.encoding || !mustAsk(encoding)) return;
  throw new AppError('encoding_needed', 422, 'Choose how the text of this file is encoded.');
}

function running(app: App): void {
  const { services } = app;
  const step = (
    path: string,
    summary: string,
    work: (actor: Actor, locked: Locked) => Promise<void>,
  ) =>
    app.post(
      `/imports/:id/${path}`,
      {
        schema: { summary, params: ImportId, response: { 200: Import } },
        config: { may: 'import.write' },
      },
      async ({ actor, params }) =>
        changeImport(app.services, { actor, id: params.id }, async (locked) => {
          await work(actor, locked);
          await remember(app, locked, actor)(`import.${path}`);
        }),
    );
  step('start', 'Take the rows in', async ({ orgId }, { tx, store, found }) => {
    moveImport(found.status, 'running');
    mustKnowEncoding(found);
    if (!found.mapping) throw new AppError('no_mapping', 409, 'Say first what the columns hold.');
    await store.start(found, found.mapping, services.clock());
    await services.jobs.send(tx, importRun, { orgId, importId: found.id });
  });
  step('cancel', 'Stop taking rows in', async (_actor, { store, found }) => {
    await store.end(found.id, moveImport(found.status, 'cancelled'), services.clock());
  });
  step('undo', 'Take back what the import brought in', async ({ orgId }, { tx, store, found }) => {
    await store.end(found.id, moveImport(found.status, 'undone'), services.clock());
    await services.jobs.send(tx, importUndo, { orgId, importId: found.id });
  });
}

/** Files of voices: upload, say what they hold, try, start, stop, take back. */
export const importRoutes: Routes = (app) => {
  uploading(app);
  reading(app);
  mapping(app);
  rehearsing(app);
  running(app);
};
