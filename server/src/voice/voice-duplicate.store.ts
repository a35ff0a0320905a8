import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { hammingDistance } from './simhash.ts';

const windowMs = 24 * 3_600_000;
const maxBits = 3;

type Candidate = { id: string; customer_id: string | null; occurred_at: Date; hash: string };

function candidates(tx: Tx, orgId: string) {
  return tx
    .selectFrom('voice')
    .select(['id', 'customer_id', 'occurred_at', sql<string>`simhash::text`.as('hash')])
    .where('org_id', '=', orgId)
    .where('simhash', 'is not', null)
    .where('customer_id', 'is not', null)
    .where('duplicate_of', 'is', null)
    .where('deleted_at', 'is', null);
}

function repeats(one: Candidate, other: Candidate): boolean {
  return (
    one.id !== other.id &&
    one.customer_id === other.customer_id &&
    Math.abs(one.occurred_at.getTime() - other.occurred_at.getTime()) <= windowMs &&
    hammingDistance(one.hash, other.hash) <= maxBits
  );
}

/**
 * Marks those of `ids` that repeat, through another connector, what the same customer said within
 * a day. A marked voice is shown and counted once, with its twin; it is never deleted.
 */
export async function markSoftDuplicates(
  tx: Tx,
  { orgId, connectorId, ids }: { orgId: string; connectorId: string; ids: readonly string[] },
): Promise<void> {
  const fresh = await candidates(tx, orgId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  if (fresh.length === 0) return;
  const customers = [...new Set(fresh.map((row) => row.customer_id))];
  const others = await candidates(tx, orgId)
    .where('customer_id', '=', sql<string>`any(${customers}::uuid[])`)
    .where('connector_id', '!=', connectorId)
    .execute();
  if (others.length === 0) return;
  for (const one of fresh) {
    const twin = others.find((other) => repeats(one, other));
    if (!twin) continue;
    await tx
      .updateTable('voice')
      .set({ duplicate_of: twin.id })
      .where('org_id', '=', orgId)
      .where('id', '=', one.id)
      .execute();
  }
}

/**
 * Lets go of those that repeat a voice of `goneIds`: each counts itself again, or repeats another.
 *
 * @returns The voices whose facts are to be written again.
 */
export async function releaseSoftDuplicates(
  tx: Tx,
  orgId: string,
  goneIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string; connector_id: string }>`
    update voice set duplicate_of = null, version = version + 1
    where org_id = ${orgId} and duplicate_of = any(${goneIds}::uuid[]) and customer_id in (
      select customer_id from voice where org_id = ${orgId} and id = any(${goneIds}::uuid[]))
    returning id, connector_id`.execute(tx);
  for (const connectorId of new Set(rows.map((row) => row.connector_id))) {
    const own = rows.filter((row) => row.connector_id === connectorId);
    await markSoftDuplicates(tx, { orgId, connectorId, ids: own.map((row) => row.id) });
  }
  return rows.map((row) => row.id);
}
