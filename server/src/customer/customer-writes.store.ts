import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { byteas } from './customer-reads.store.ts';

/** A key that is to belong to a customer. */
export type NewKey = {
  readonly hash: string;
  readonly customerId: string;
  readonly type: string;
  readonly strength: number;
  readonly hint: string;
  readonly sealed: Buffer;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
};

/** How a batch changes customers and their keys: one statement a kind, however many rows. */
export function customerWrites(tx: Tx, orgId: string) {
  const insertCustomers = async (rows: readonly { id: string; label: string; at: Date }[]) => {
    if (rows.length === 0) return;
    await sql`
      insert into customer (org_id, id, label, created_at)
      select ${orgId}, * from unnest(
        ${rows.map((row) => row.id)}::uuid[],
        ${rows.map((row) => row.label)}::text[],
        ${rows.map((row) => row.at.toISOString())}::timestamptz[])`.execute(tx);
  };

  /**
   * Stores keys in their order, so that two intakes can wait for each other but not deadlock. A key
   * that another intake stored meanwhile keeps its owner; a stale phone changes hands.
   */
  const insertKeys = async (keys: readonly NewKey[]) => {
    if (keys.length === 0) return [];
    const rows = keys.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
    const stale = sql`i.type = 'phone' and i.last_seen_at < excluded.last_seen_at - interval '18 months'`;
    const { rows: stored } = await sql<{ customer_id: string; hash: string }>`
      insert into customer_identity as i
        (org_id, key_hash, type, strength, sealed, hint, customer_id, first_seen_at, last_seen_at)
      select ${orgId}, decode(k.hash, 'hex'), k.type, k.strength, decode(k.sealed, 'base64'), k.hint,
        k.customer_id, k.first_seen_at, k.last_seen_at
      from unnest(
        ${rows.map((row) => row.hash)}::text[],
        ${rows.map((row) => row.type)}::text[],
        ${rows.map((row) => row.strength)}::int[],
        ${rows.map((row) => row.sealed.toString('base64'))}::text[],
        ${rows.map((row) => row.hint)}::text[],
        ${rows.map((row) => row.customerId)}::uuid[],
        ${rows.map((row) => row.firstSeenAt.toISOString())}::timestamptz[],
        ${rows.map((row) => row.lastSeenAt.toISOString())}::timestamptz[])
        with ordinality as k (hash, type, strength, sealed, hint, customer_id,
          first_seen_at, last_seen_at, no)
      order by k.no
      on conflict (org_id, key_hash) do update set
        customer_id = case when ${stale} then excluded.customer_id else i.customer_id end,
        first_seen_at = case when ${stale} then excluded.first_seen_at
          else least(i.first_seen_at, excluded.first_seen_at) end,
        blocked = i.blocked and not (${stale}),
        last_seen_at = greatest(i.last_seen_at, excluded.last_seen_at)
      returning customer_id, encode(key_hash, 'hex') as hash`.execute(tx);
    return stored;
  };

  /**
   * Whoever merges or parts customers does so alone in the organisation until the transaction ends.
   * To be held before any key is stored, so that nobody waits for it with keys in hand.
   */
  const holdMerges = async () => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`customers:${orgId}`}, 0))`.execute(
      tx,
    );
  };

  /**
   * Merges what stands for one customer now into what stands for another now, unless someone keeps
   * any two of them apart: the graph that asked for it may have been read before. Needs `holdMerges`.
   */
  const merge = async ({ from, into }: { from: string; into: string }) => {
    await sql`
      with recursive up (start, id, merged_into) as (
        select id, id, merged_into from customer
        where org_id = ${orgId} and id in (${from}, ${into})
        union all
        select up.start, c.id, c.merged_into from up
        join customer c on c.org_id = ${orgId} and c.id = up.merged_into),
      root (start, id) as (select start, id from up where merged_into is null),
      down (root, id) as (
        select id, id from root
        union all
        select down.root, c.id from down
        join customer c on c.org_id = ${orgId} and c.merged_into = down.id)
      update customer set merged_into = target.id
      from root source, root target
      where source.start = ${from} and target.start = ${into} and source.id <> target.id
        and customer.org_id = ${orgId} and customer.id = source.id
        and not exists (select from customer_apart a
          join down x on x.id = a.one join down y on y.id = a.other
          where a.org_id = ${orgId} and x.root <> y.root)`.execute(tx);
  };

  /** Notes when keys were last seen, and which of them are no evidence any more. */
  const note = async (seen: readonly string[], blocked: readonly string[], at: Date) => {
    if (seen.length > 0) {
      await sql`
        update customer_identity i set last_seen_at = greatest(i.last_seen_at, ${at})
        from (select key_hash from customer_identity where org_id = ${orgId}
                and key_hash = any(${byteas(seen)}::bytea[])
              order by key_hash for update skip locked) old
        where i.org_id = ${orgId} and i.key_hash = old.key_hash`.execute(tx);
    }
    if (blocked.length === 0) return;
    await sql`update customer_identity set blocked = true where org_id = ${orgId} and not blocked
      and key_hash = any(${byteas(blocked)}::bytea[])`.execute(tx);
  };

  return { insertCustomers, insertKeys, holdMerges, merge, note };
}
