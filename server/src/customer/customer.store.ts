import { randomUUID } from 'node:crypto';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import { recognisable, seal, type VaultKeys } from '#kernel/vault.ts';
import { apartStore } from './customer-apart.store.ts';
import { type GraphKey, IdentityGraph } from './customer-graph.ts';
import { type Identity, identityOf, type StatedIdentity, shortName } from './customer-identity.ts';
import { customerReads } from './customer-reads.store.ts';
import { customerWrites } from './customer-writes.store.ts';

/** Who a voice says it is from. */
export type Claim = {
  readonly identities: readonly StatedIdentity[];
  readonly displayName: string | null;
  readonly at: Date;
};

/** An identity as it may be shown. */
type MaskedIdentity = {
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
  /** Customers that stay apart from this one, whatever evidence comes. */
  readonly apart: readonly { id: string; label: string; since: Date }[];
};

type Keyed = GraphKey & { readonly identity: Identity };
/** When each key was seen first and last among the claims. */
function seenTimes(claims: readonly Claim[], keysOf: readonly (readonly Keyed[])[]) {
  const times = new Map<string, number[]>();
  claims.forEach(({ at }, index) => {
    for (const { hash } of keysOf[index] ?? []) {
      times.set(hash, [...(times.get(hash) ?? []), at.getTime()]);
    }
  });
  return new Map(
    [...times].map(([hash, seen]) => [
      hash,
      { firstSeenAt: new Date(Math.min(...seen)), lastSeenAt: new Date(Math.max(...seen)) },
    ]),
  );
}

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

  const apartOf = async (memberIds: readonly string[]) => {
    const found = await apartStore(tx, orgId).from(memberIds);
    const members = await membersOf(found.map(({ customerId }) => customerId));
    const labels = new Map(members.map((one) => [one.id, one.label]));
    return found.map(({ customerId: id, since }) => ({ id, label: labels.get(id) ?? '', since }));
  };

  const { insertCustomers, insertKeys, holdMerges, merge, note } = customerWrites(tx, orgId);

  const store = async (
    graph: IdentityGraph,
    all: ReadonlyMap<string, Keyed>,
    more: { labels: ReadonlyMap<string, string>; seen: ReturnType<typeof seenTimes> },
  ) => {
    const place = { orgId, table: 'customer_identity', column: 'sealed' };
    if (graph.merged.length > 0) await holdMerges();
    await insertCustomers(
      graph.created.map(({ id, at }) => ({
        id,
        at: new Date(at),
        label: more.labels.get(id) ?? '',
      })),
    );
    const stored = await insertKeys(
      graph.attached.flatMap(({ hash, customerId }) => {
        const identity = all.get(hash)?.identity;
        const seen = more.seen.get(hash);
        if (!identity || !seen) return [];
        const { type, strength, hint, value } = identity;
        const sealed = seal(keys, place, value);
        return [{ hash, customerId, type, strength, hint, sealed, ...seen }];
      }),
    );
    for (const edge of graph.merged) await merge(edge);
    return stored;
  };

  const deleteUnused = async (ids: readonly string[]) => {
    await tx.deleteFrom('customer').where('org_id', '=', orgId).where('id', 'in', ids).execute();
  };

  /** What was found, with customers that lost a race replaced by those that won it. */
  const settled = async (
    graph: IdentityGraph,
    stored: readonly { hash: string; customer_id: string }[],
    found: (string | null)[],
  ): Promise<(string | null)[]> => {
    const planned = new Map(graph.attached.map(({ hash, customerId }) => [hash, customerId]));
    const winners = new Map<string, string>();
    for (const { hash, customer_id } of stored) {
      const plannedId = planned.get(hash);
      if (plannedId !== undefined && plannedId !== customer_id) winners.set(plannedId, customer_id);
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
      const at = latest(claims);
      const hashes = keysOf.map((own) => own.map((key) => key.hash));
      const known = await knownOf(hashes, at);
      const graph = new IdentityGraph(known, randomUUID);
      const labels = new Map<string, string>();
      const found = claims.map((claim, index) => {
        const own = keysOf[index] ?? [];
        const before = graph.created.length;
        const customer = graph.settle(own, claim.at.getTime());
        const made = graph.created.slice(before);
        for (const { id } of made) labels.set(id, labelOf(claim, own));
        return customer;
      });
      const stored = await store(graph, all, { labels, seen: seenTimes(claims, keysOf) });
      const blocked = [...graph.blocked].filter((hash) => !known.blocked.has(hash));
      // A day's precision tells a number that went out of use, and saves most writes.
      await note(known.unnoted, blocked, at);
      return settled(graph, stored, found);
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
      return { id: root, label, identities, edges, customerIds, apart: await apartOf(customerIds) };
    },
    /**
     * Takes back the merge of `edgeId`, a customer of this component, and keeps the two apart: from
     * the customer that the evidence pointed to, and from the one that stood for both.
     */
    async unmerge(id: string, edgeId: string, at: Date): Promise<void> {
      await holdMerges();
      const { id: root, edges } = await this.get(id);
      if (!edges.some((edge) => edge.id === edgeId)) throw notFound('merge');
      const own = tx.selectFrom('customer').where('org_id', '=', orgId).where('id', '=', edgeId);
      const { merged_into } = await own.select('merged_into').executeTakeFirstOrThrow();
      await tx
        .updateTable('customer')
        .set({ merged_into: null })
        .where('org_id', '=', orgId)
        .where('id', '=', edgeId)
        .execute();
      await apartStore(tx, orgId).keep(edgeId, [...new Set([merged_into ?? root, root])], at);
    },
    /** Lets two customers be joined again by what comes; whether they were kept apart. */
    async allowJoining(one: Customer, other: Customer): Promise<boolean> {
      return apartStore(tx, orgId).allow(one.customerIds, other.customerIds);
    },
  };
}

/** Ids of the customer and of all that it is merged with; none where there is no such customer. */
export async function customerComponent(tx: Tx, orgId: string, id: string): Promise<string[]> {
  const { rootsOf, membersOf } = customerReads(tx, orgId);
  const root = (await rootsOf([id])).get(id);
  return root === undefined ? [] : (await membersOf([root])).map((member) => member.id);
}

function labelOf(claim: Claim, own: readonly Keyed[]): string {
  if (claim.displayName?.trim()) return shortName(claim.displayName);
  return own.toSorted((a, b) => b.strength - a.strength)[0]?.identity.hint ?? '';
}
