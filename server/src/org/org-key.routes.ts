import { z } from 'zod';
import { type Actor, ownUnit } from '#kernel/actor.ts';
import { inOrg } from '#kernel/db.ts';
import { AppError, notFound } from '#kernel/error.ts';
import type { App, Routes } from '#kernel/http.ts';
import { Instant } from '#kernel/instant.ts';
import { keyScopes } from '#kernel/policy.ts';
import { unitStore } from './org.store.ts';
import { mustBePerson } from './org-account.ts';
import { auditActor, auditOf } from './org-audit.ts';
import { type ApiKeyRow, apiKeyStore } from './org-key.store.ts';

const longestDays = 366;

const ApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(keyScopes)),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  voices: z.int(),
});
type ApiKey = z.infer<typeof ApiKey>;

const NewApiKey = z.object({
  name: z.string().trim().min(1).max(80),
  scopes: z.array(z.enum(keyScopes)).min(1),
  unitId: z.uuid(),
  expiresAt: Instant,
});

function wire(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: keyScopes.filter((scope) => row.scopes.includes(scope)),
    unit: { id: row.unitId, name: row.unit },
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    voices: row.voices,
  };
}

/** @throws AppError `key_expiry` (422) for a day that is past or more than a year away. */
function expiry(wanted: string, at: Date): Date {
  const expiresAt = new Date(wanted);
  const days = (expiresAt.getTime() - at.getTime()) / 86_400_000;
  if (days <= 0 || days > longestDays) {
    throw new AppError('key_expiry', 422, 'A key ends within a year from now.');
  }
  return expiresAt;
}

function listing(app: App): void {
  app.get(
    '/api-keys',
    {
      schema: {
        operationId: 'listApiKeys',
        tags: ['org'],
        summary: 'The API keys of my units',
        response: { 200: z.object({ items: z.array(ApiKey) }) },
      },
      config: { may: 'key.read' },
    },
    async ({ actor }) => ({
      items: await inOrg(app.services.db, actor.orgId, async (tx) =>
        (await apiKeyStore(tx, actor.orgId).list([...actor.unitIds])).map(wire),
      ),
    }),
  );
}

async function visible(keys: ReturnType<typeof apiKeyStore>, actor: Actor, id: string) {
  const found = (await keys.list([...actor.unitIds])).find((key) => key.id === id);
  if (!found) throw notFound('key');
  return found;
}

/** API keys: made, listed and revoked by people, never by keys. */
export const keyRoutes: Routes = (app) => {
  const { services } = app;
  const { db, clock } = services;
  listing(app);
  app.post(
    '/api-keys',
    {
      schema: {
        operationId: 'makeApiKey',
        tags: ['org'],
        summary: 'Make an API key; it is shown only in this answer',
        body: NewApiKey,
        response: { 201: ApiKey.extend({ key: z.string() }) },
      },
      config: { may: 'key.write' },
    },
    async (request, reply) => {
      const actor = mustBePerson(request.actor);
      const { name, unitId } = request.body;
      const at = clock();
      const scopes = [...new Set(request.body.scopes)];
      const expiresAt = expiry(request.body.expiresAt, at);
      const made = await inOrg(db, actor.orgId, async (tx) => {
        const unit = await unitStore(tx, actor.orgId).get(ownUnit(actor, unitId));
        const createdBy = actor.accountId;
        const keys = apiKeyStore(tx, actor.orgId);
        const { id, key, prefix } = await keys.issue(
          { name, scopes, unitId, expiresAt, createdBy },
          at,
        );
        const remember = auditOf(services, tx, auditActor(actor));
        await remember('key.made', { kind: 'key', id, label: name }, { scopes, unitId });
        const shown = { id, name, prefix, scopes, unit: { id: unit.id, name: unit.name } };
        return { ...shown, expiresAt: expiresAt.toISOString(), lastUsedAt: null, voices: 0, key };
      });
      return reply.status(201).send(made);
    },
  );
  app.delete(
    '/api-keys/:id',
    {
      schema: {
        operationId: 'revokeApiKey',
        tags: ['org'],
        summary: 'Revoke an API key',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.undefined() },
      },
      config: { may: 'key.write' },
    },
    async ({ actor, params }, reply) => {
      await inOrg(db, actor.orgId, async (tx) => {
        const keys = apiKeyStore(tx, actor.orgId);
        const key = await visible(keys, actor, params.id);
        await keys.revoke(key.id, clock());
        const remember = auditOf(services, tx, auditActor(actor));
        await remember('key.revoked', { kind: 'key', id: key.id, label: key.name });
      });
      return reply.status(204).send();
    },
  );
};
