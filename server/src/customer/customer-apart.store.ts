import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Pair } from './customer-graph.ts';

/** A customer's counterpart that stays apart from them, and since when. */
type Apart = { readonly customerId: string; readonly since: Date };

/** The pairs of customers that people parted, of one organisation. */
export function apartStore(tx: Tx, orgId: string) {
  return {
    /** Every pair that one of these customers is in. */
    async pairsOf(ids: readonly string[]): Promise<Pair[]> {
      if (ids.length === 0) return [];
      const { rows } = await sql<{ one: string; other: string }>`
        select one, other from customer_apart where org_id = ${orgId}
          and (one = any(${[...ids]}::uuid[]) or other = any(${[...ids]}::uuid[]))`.execute(tx);
      return rows.map(({ one, other }) => [one, other]);
    },

    /** Who stays apart from a customer with these members, whatever those were merged into. */
    async from(memberIds: readonly string[]): Promise<Apart[]> {
      const { rows } = await sql<Apart>`
        with recursive pair (id, since) as (
          select other, since from customer_apart
          where org_id = ${orgId} and one = any(${[...memberIds]}::uuid[])
          union all
          select one, since from customer_apart
          where org_id = ${orgId} and other = any(${[...memberIds]}::uuid[])
        ), up (id, parent, since) as (
          select c.id, c.merged_into, pair.since from pair
          join customer c on c.org_id = ${orgId} and c.id = pair.id
          union all
          select c.id, c.merged_into, up.since from up
          join customer c on c.org_id = ${orgId} and c.id = up.parent)
        select id as "customerId", min(since) as since from up where parent is null
        group by id order by 2, 1`.execute(tx);
      return rows;
    },

    /** Keeps a customer apart from each of the others. */
    async keep(id: string, others: readonly string[], since: Date): Promise<void> {
      await sql`
        insert into customer_apart (org_id, one, other, since)
        select ${orgId}, least(o, ${id}::uuid), greatest(o, ${id}::uuid), ${since}::timestamptz
        from unnest(${[...others]}::uuid[]) o
        on conflict do nothing`.execute(tx);
    },

    /** Lets two customers with these members be joined again; whether they were kept apart. */
    async allow(memberIds: readonly string[], otherIds: readonly string[]): Promise<boolean> {
      const { numAffectedRows } = await sql`
        delete from customer_apart where org_id = ${orgId} and (
          (one = any(${[...memberIds]}::uuid[]) and other = any(${[...otherIds]}::uuid[]))
          or (one = any(${[...otherIds]}::uuid[]) and other = any(${[...memberIds]}::uuid[])))`.execute(
        tx,
      );
      return (numAffectedRows ?? 0n) > 0n;
    },
  };
}
