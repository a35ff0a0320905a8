import { randomUUID } from 'node:crypto';
import type { Actor } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';

/** The connector of that kind that all of the organisation's native voices share; made once. */
export async function sharedConnector(tx: Tx, orgId: string, kind: string): Promise<string> {
  const known = await tx
    .selectFrom('connector')
    .select('id')
    .where('org_id', '=', orgId)
    .where('kind', '=', kind)
    .orderBy('created_at')
    .executeTakeFirst();
  if (known) return known.id;
  const id = randomUUID();
  await tx.insertInto('connector').values({ org_id: orgId, id, kind, name: kind }).execute();
  return id;
}

/** Finds the unit that a client names by id, key or name; null where it may not, or does not, exist. */
export type FindUnit = (reference: string) => string | null;

/** The units that an intake may file voices under. */
export async function unitDirectory(
  tx: Tx,
  orgId: string,
  allowed: Pick<Actor, 'everywhere' | 'unitIds'>,
): Promise<FindUnit> {
  const rows = await tx
    .selectFrom('unit')
    .select(['id', 'key', 'name'])
    .where('org_id', '=', orgId)
    .execute();
  const seen = rows.filter((row) => allowed.everywhere || allowed.unitIds.has(row.id));
  const byName = new Map<string, string>();
  // Keys are unique and win over names, which need not be.
  for (const row of seen) byName.set(row.name.trim().toLowerCase(), row.id);
  for (const row of seen) byName.set(row.key.trim().toLowerCase(), row.id);
  for (const row of seen) byName.set(row.id, row.id);
  return (reference) => byName.get(reference.trim().toLowerCase()) ?? null;
}
