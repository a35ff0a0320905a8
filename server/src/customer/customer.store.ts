import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import { recognisable, seal, type VaultKeys } from '#kernel/vault.ts';
import { type GraphKey, IdentityGraph } from './customer-graph.ts';
import { type Identity, identityOf, type StatedIdentity, shortName } from './customer-identity.ts';
import { customerReads } from './customer-reads.store.ts';

/** Who a voice says it is from. */
export type Claim = {
  readonly identities: readonly StatedIdentity[];
  readonly displayName: string | null;
  readonly at: Date;
};

/** An identity as it may be shown. */
export type MaskedIdentity = {
  readonly type: string;
  readonly hint: string;
  readonly customerId: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly blocked: boolean;
};

/** A customer with everything that was merged into it. */
export type Customer = {
  readonly id: string;
  readonly label: string;
  readonly identities: readonly MaskedIdentity[];
  /** Merges that can be taken back: the customers that were others before. */
  readonly edges: readonly { id: string; label: string }[];
  readonly customerIds: readonly string[];
};

type Keyed = GraphKey & { readonly identity: Identity };
function latest(claims: readonly Claim[]): Date {
  return new Date(Math.max(...claims.map(({ at }) => at.getTime())));
}

/** The customers of one organisation, recognised by keys that cannot be read. */
export function customerStore(tx: Tx, orgId: string, keys: VaultKeys) {
  const keyed = (claim: Claim): Keyed[] => {
    const found = new Map<string, Keyed>();
    for (const stated of claim.identities) {
      const identity = identityOf(stated);
      if (!identity) continue;
      const hash = recognisable(keys, orgId, identity.canonical).toString('hex');
      const { type, strength, merges, verified } = identity;
      found.set(hash, { hash, type, strength, merges, verified, identity });
    }
    return [...found.values()];
  };

  const { rootsOf, membersOf, knownOf } = customerReads(tx, orgId);

  const insertCustomers = async (graph: IdentityGraph, labels: ReadonlyMap<string, string>) => {
    if (graph.created.length === 0) return;
    const rows = graph.created.map(({ id, at }) => ({
      org_id: orgId,
      id,
      label: labels.get(id) ?? '',
      created_at: new Date(at),
    }));
    await tx.insertInto('customer').values(rows).execute();
  };

  /** One statement in the order of the keys, so that two intakes can wait but not deadlock. */
  const insertKeys = async (graph: IdentityGraph, all: ReadonlyMap<string, Keyed>, at: Date) => {
    const rows = graph.attached
      .toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
      .flatMap(({ hash, customerId }) => {
        const identity = all.get(hash)?.identity;
        if (!identity) return [];
        const place = { orgId, table: 'customer_identity', column: 'sealed' };
        const { type, strength, hint, value } = identity;
        const sealed = seal(keys, place, value);
        const key_hash = Buffer.from(hash, 'hex');
        const seen = { first_seen_at: at, last_seen_at: at };
        return [
          {
            org_id: orgId,
            key_hash,
            type,
            strength,
            sealed,
            hint,
            customer_id: customerId,
            ...seen,
          },
        ];
      });
    if (rows.length === 0) return [];
    return tx
      .insertInto('customer_identity')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'key_hash']).doUpdateSet((eb) => ({
          // A key that another intake stored meanwhile keeps its owner; a stale one changes hands.
          customer_id: sql<string>`case when customer_identity.type = 'phone'
            and customer_identity.last_seen_at < excluded.last_seen_at - interval '18 months'
            then excluded.customer_id else customer_identity.customer_id end`,
          last_seen_at: sql<Date>`greatest(customer_identity.last_seen_at, excluded.last_seen_at)`,
          hint: eb.ref('excluded.hint'),
        })),
      )
      .returning(['customer_id', sql<string>`encode(key_hash, 'hex')`.as('hash')])
      .execute();
  };

  const store = async (
    graph: IdentityGraph,
    all: ReadonlyMap<string, Keyed>,
    more: {
      labels: ReadonlyMap<string, string>;
      at: Date;
    },
  ) => {
    await insertCustomers(graph, more.labels);
    const stored = await insertKeys(graph, all, more.at);
    for (const { from, into } of graph.merged) {
      await tx
        .updateTable('customer')
        .set({ merged_into: into })
        .where('org_id', '=', orgId)
        .where('id', '=', from)
        .where('merged_into', 'is', null)
        .execute();
    }
    return stored;
  };

  const note = async (hashes: readonly string[], blocked: readonly string[], at: Date) => {
    // A day's precision is enough to tell a number that went out of use, and saves the writes.
    await sql`
      update customer_identity i set last_seen_at = greatest(i.last_seen_at, ${at})
      from (select key_hash from customer_identity
            where org_id = ${orgId} and last_seen_at < ${at}::timestamptz - interval '1 day'
              and key_hash in (select decode(h, 'hex') from unnest(${hashes}::text[]) h)
            order by key_hash for update skip locked) old
      where i.org_id = ${orgId} and i.key_hash = old.key_hash`.execute(tx);
    if (blocked.length === 0) return;
    await sql`update customer_identity set blocked = true where org_id = ${orgId} and not blocked
      and key_hash in (select decode(h, 'hex') from unnest(${blocked}::text[]) h)`.execute(tx);
  };

  const deleteUnused = async (ids: readonly string[]) => {
    await tx.deleteFrom('customer').where('org_id', '=', orgId).where('id', 'in', ids).execute();
  };

  return {
    /**
     * The customer of each claim, or null where it names nobody; new ones are made. A claim's
     * customer is the owner of its strongest key, so that taking back a merge parts the voices too.
     */
    async identify(claims: readonly Claim[]): Promise<(string | null)[]> {
      const keysOf = claims.map(keyed);
      const all = new Map(keysOf.flat().map((key) => [key.hash, key]));
      if (all.size === 0) return claims.map(() => null);
      const hashes = [...all.keys()];
      const at = latest(claims);
      const graph = new IdentityGraph(await knownOf(hashes, at), randomUUID);
      const labels = new Map<string, string>();
      const found = claims.map((claim, index) => {
        const own = keysOf[index] ?? [];
        const before = graph.created.length;
        const customer = graph.settle(own, claim.at.getTime());
        const made = graph.created.slice(before);
        for (const { id } of made) labels.set(id, labelOf(claim, own));
        return customer;
      });
      const stored = await store(graph, all, { labels, at });
      await note(hashes, [...graph.blocked], at);
      return this.settled(graph, stored, found);
    },
    /** What was found, with customers that lost a race replaced by those that won it. */
    async settled(
      graph: IdentityGraph,
      stored: readonly { hash: string; customer_id: string }[],
      found: (string | null)[],
    ): Promise<(string | null)[]> {
      const planned = new Map(graph.attached.map(({ hash, customerId }) => [hash, customerId]));
      const winners = new Map<string, string>();
      for (const { hash, customer_id } of stored) {
        const plannedId = planned.get(hash);
        if (plannedId !== undefined && plannedId !== customer_id)
          winners.set(plannedId, customer_id);
      }
      if (winners.size === 0) return found;
      const made = new Set(graph.created.map(({ id }) => id));
      const kept = new Set(stored.map(({ customer_id }) => customer_id));
      const merged = new Set(graph.merged.flatMap(({ from, into }) => [from, into]));
      const unused = [...winners.keys()].filter(
        (id) => made.has(id) && !kept.has(id) && !merged.has(id),
      );
      if (unused.length > 0) await deleteUnused(unused);
      return found.map((id) => (id !== null && unused.includes(id) ? (winners.get(id) ?? id) : id));
    },
    /** Ids of the customer, of all that it is merged with, and of nobody else. */
    async component(id: string): Promise<string[]> {
      const root = (await rootsOf([id])).get(id);
      if (root === undefined) throw notFound('customer');
      return (await membersOf([root])).map((member) => member.id);
    },
    /** @throws AppError `not_found` (404). */
    async get(id: string): Promise<Customer> {
      const root = (await rootsOf([id])).get(id);
      if (root === undefined) throw notFound('customer');
      const members = await membersOf([root]);
      const customerIds = members.map((member) => member.id);
      const identities = await tx
        .selectFrom('customer_identity')
        .select([
          'type',
          'hint',
          'customer_id as customerId',
          'first_seen_at as firstSeenAt',
          'last_seen_at as lastSeenAt',
          'blocked',
        ])
        .where('org_id', '=', orgId)
        .where('customer_id', 'in', customerIds)
        .orderBy('strength', 'desc')
        .orderBy('key_hash')
        .execute();
      const label = members.find((member) => member.id === root)?.label ?? '';
      const edges = members.flatMap((one) =>
        one.id === root ? [] : [{ id: one.id, label: one.label }],
      );
      return { id: root, label, identities, edges, customerIds };
    },
    /** Takes back the merge of `edgeId`, a customer of this component. */
    async unmerge(id: string, edgeId: string): Promise<void> {
      const { edges } = await this.get(id);
      if (!edges.some((edge) => edge.id === edgeId)) throw notFound('merge');
      await tx
        .updateTable('customer')
        .set({ merged_into: null })
        .where('org_id', '=', orgId)
        .where('id', '=', edgeId)
        .execute();
    },
  };
}

function labelOf(claim: Claim, own: readonly Keyed[]): string {
  if (claim.displayName?.trim()) return shortName(claim.displayName);
  return own.toSorted((a, b) => b.strength - a.strength)[0]?.identity.hint ?? '';
}
