import { z } from 'zod';
import { auditKey } from '#kernel/audit.ts';
import { inOrg } from '#kernel/db.ts';
import { forbidden } from '#kernel/error.ts';
import type { Routes } from '#kernel/http.ts';
import { Day } from '#kernel/instant.ts';
import { auditStore } from './org-audit.store.ts';
import { lastAnchor } from './org-audit-anchor.store.ts';

const Entry = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  actor: z.object({ id: z.string().nullable(), name: z.string() }),
  action: z.string(),
  object: z.object({ kind: z.string(), id: z.string(), label: z.string() }),
  detail: z.record(z.string(), z.unknown()),
});

const Query = z.object({
  action: z.string().max(80).optional(),
  actor: z.uuid().optional(),
  from: Day.optional(),
  to: Day.optional(),
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const dayMs = 86_400_000;

/** The audit log: read by those who may, verified on request. */
export const auditRoutes: Routes = (app) => {
  const { db, secrets, config } = app.services;
  app.get(
    '/audit',
    {
      schema: {
        operationId: 'listAudit',
        tags: ['org'],
        summary: 'Who did what, newest first',
        querystring: Query,
        response: { 200: z.object({ items: z.array(Entry), next: z.string().nullable() }) },
      },
      config: { may: 'audit.read' },
    },
    async ({ actor, query }) => {
      const { action, from, to, cursor, limit } = query;
      const rows = await inOrg(db, actor.orgId, (tx) =>
        auditStore(tx, actor.orgId).list({
          action,
          actor: query.actor,
          from: from ? new Date(`${from}T00:00:00Z`) : undefined,
          to: to ? new Date(Date.parse(`${to}T00:00:00Z`) + dayMs) : undefined,
          before: cursor,
          unitIds: actor.everywhere ? null : [...actor.unitIds],
          limit: limit + 1,
        }),
      );
      const items = rows.slice(0, limit).map((row) => ({
        seq: row.seq,
        at: row.at.toISOString(),
        actor: { id: row.actor_id, name: row.actor_name },
        action: row.action,
        object: { kind: row.object_kind, id: row.object_id, label: row.object_label },
        detail: z.record(z.string(), z.unknown()).parse(row.detail),
      }));
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { items, next: last ? String(last.seq) : null };
    },
  );
  app.post(
    '/audit/verify',
    {
      schema: {
        operationId: 'verifyAudit',
        tags: ['org'],
        summary: 'Check that no entry of the log was changed, removed or reordered',
        response: {
          200: z.object({
            ok: z.boolean(),
            entries: z.int(),
            firstBad: z.int().nullable(),
            anchoredAt: z.iso.datetime().nullable(),
          }),
        },
      },
      config: { may: 'audit.read' },
    },
    async ({ actor }) => {
      if (!actor.everywhere) throw forbidden('audit.read');
      const key = auditKey(secrets.audit, actor.orgId);
      const anchor = await lastAnchor(config, actor.orgId);
      const found = await inOrg(db, actor.orgId, (tx) =>
        auditStore(tx, actor.orgId).verify(key, anchor),
      );
      return { ok: found.firstBad === null, ...found, anchoredAt: anchor?.at ?? null };
    },
  );
};
