import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '#kernel/tables/database.ts';
import { isSecret, newApiKey } from './org-token.ts';

/** An API key without its secret. */
export type ApiKeyRow = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: string[];
  readonly unitId: string;
  readonly unit: string;
  readonly connectorId: string | null;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly voices: number;
};

type NewKey = {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly unitId: string;
  readonly expiresAt: Date;
  readonly createdBy: string;
};

const touchMs = 60_000;

/** The API keys of one organisation. */
export function apiKeyStore(db: Kysely<Database>, orgId: string) {
  return {
    /** The keys of these units that were not revoked, newest first. */
    async list(unitIds: readonly string[]): Promise<ApiKeyRow[]> {
      return db
        .selectFrom('api_key as k')
        .innerJoin('unit as u', (join) =>
          join.onRef('u.org_id', '=', 'k.org_id').onRef('u.id', '=', 'k.unit_id'),
        )
        .select([
          'k.id',
          'k.name',
          'k.prefix',
          'k.scopes',
          'k.unit_id as unitId',
          'u.name as unit',
          'k.connector_id as connectorId',
          'k.expires_at as expiresAt',
          'k.last_used_at as lastUsedAt',
        ])
        .select((row) =>
          row
            .selectFrom('voice as v')
            .select((v) => v.fn.countAll<number>().as('n'))
            .whereRef('v.org_id', '=', 'k.org_id')
            .whereRef('v.connector_id', '=', 'k.connector_id')
            .$asScalar()
            .$notNull()
            .as('voices'),
        )
        .where('k.org_id', '=', orgId)
        .where('k.revoked_at', 'is', null)
        .where('k.unit_id', '=', sql<string>`any(${[...unitIds]}::uuid[])`)
        .orderBy('k.created_at', 'desc')
        .execute();
    },
    /** Makes a key; what it delivers is filed under a connector of its own. The key is not kept. */
    async issue(wanted: NewKey, at: Date): Promise<{ id: string; key: string; prefix: string }> {
      const id = randomUUID();
      const { key, prefix, hash } = newApiKey(orgId, id);
      const delivers = wanted.scopes.includes('voices:write');
      const connectorId = delivers ? randomUUID() : null;
      if (connectorId) {
        await db
          .insertInto('connector')
          .values({
            org_id: orgId,
            id: connectorId,
            kind: 'api',
            name: wanted.name,
            created_at: at,
          })
          .execute();
      }
      await db
        .insertInto('api_key')
        .values({
          org_id: orgId,
          id,
          name: wanted.name,
          prefix,
          secret_hash: hash,
          scopes: [...wanted.scopes],
          unit_id: wanted.unitId,
          connector_id: connectorId,
          created_by: wanted.createdBy,
          created_at: at,
          expires_at: wanted.expiresAt,
        })
        .execute();
      return { id, key, prefix };
    },
    async revoke(id: string, at: Date): Promise<void> {
      await db
        .updateTable('api_key')
        .set({ revoked_at: at })
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .execute();
    },
    /** The live key with this secret, or undefined; its last use is noted once a minute. */
    async open(id: string, secret: string, at: Date) {
      const row = await db
        .selectFrom('api_key')
        .select(['id', 'name', 'scopes', 'unit_id', 'connector_id', 'secret_hash', 'last_used_at'])
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', at)
        .executeTakeFirst();
      if (!row || !isSecret(secret, row.secret_hash)) return undefined;
      if (!row.last_used_at || at.getTime() - row.last_used_at.getTime() > touchMs) {
        await db
          .updateTable('api_key')
          .set({ last_used_at: at })
          .where('org_id', '=', orgId)
          .where('id', '=', id)
          .execute();
      }
      return row;
    },
  };
}
