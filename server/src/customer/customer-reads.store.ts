import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { apartStore } from './customer-apart.store.ts';
import type { Component, Known, Pair } from './customer-graph.ts';

type OwnerRow = {
  hash: string;
  customer_id: string;
  blocked: boolean;
  type: string;
  last_seen_at: Date;
  merged: boolean;
};

/** A customer by the root that stands for them. */
type Member = { readonly root: string; readonly id: string; readonly label: string };

/** What is known of a batch's keys, with those whose last sight is to be noted. */
export type Found = Known & { readonly unnoted: readonly string[] };

/** Hashes as PostgreSQL reads them in an array of bytea. */
export function byteas(hashes: readonly string[]): string[] {
  return hashes.map((hash) => `\\x${hash}`);
}

/** Recycled numbers: a phone not seen for so long may be someone else's by now. */
const phoneMonths = 18;

function isStale(row: OwnerRow, at: Date): boolean {
  if (row.type !== 'phone') return false;
  const limit = new Date(row.last_seen_at);
  limit.setUTCMonth(limit.getUTCMonth() + phoneMonths);
  return limit < at;
}

/** What is stored of customers and their keys, as the graph of evidence needs it. */
export function customerReads(tx: Tx, orgId: string) {
  const ownersOf = async (hashes: readonly string[]): Promise<OwnerRow[]> => {
    const { rows } = await sql<OwnerRow>`
      select encode(i.key_hash, 'hex') as hash, i.customer_id, i.blocked, i.type, i.last_seen_at,
        c.merged_into is not null as merged
      from customer_identity i
      join customer c on c.org_id = ${orgId} and c.id = i.customer_id
      where i.org_id = ${orgId}
        and i.key_hash = any(${byteas(hashes)}::bytea[])`.execute(tx);
    return rows;
  };

  /** The root of each customer, by following its merges upwards. */
  const rootsOf = async (ids: readonly string[]): Promise<Map<string, string>> => {
    if (ids.length === 0) return new Map();
    const { rows } = await sql<{ leaf: string; id: string }>`
      with recursive up (leaf, id, parent) as (
        select id, id, merged_into from customer
        where org_id = ${orgId} and id = any(${ids}::uuid[])
        union all
        select up.leaf, c.id, c.merged_into from up
        join customer c on c.org_id = ${orgId} and c.id = up.parent)
      select leaf, id from up where parent is null`.execute(tx);
    return new Map(rows.map(({ leaf, id }) => [leaf, id]));
  };

  /** Every customer whose root is one of these, the roots included. */
  const membersOf = async (roots: readonly string[]): Promise<Member[]> => {
    if (roots.length === 0) return [];
    const { rows } = await sql<Member>`
      with recursive down (root, id, label) as (
        select id, id, label from customer where org_id = ${orgId} and id = any(${roots}::uuid[])
        union all
        select down.root, c.id, c.label from down
        join customer c on c.org_id = ${orgId} and c.merged_into = down.id)
      select root, id, label from down`.execute(tx);
    return rows;
  };

  const componentsOf = async (members: readonly Member[]): Promise<Map<string, Component>> => {
    if (members.length === 0) return new Map();
    const { rows } = await sql<{
      root: string;
      created: Date;
      identities: number;
      verified: number;
      persons: number;
    }>`
      select m.root, min(c.created_at) as created, count(i.key_hash) as identities,
        count(*) filter (where i.strength = 90) as verified,
        count(*) filter (where i.type in ('email', 'userId')) as persons
      from unnest(${members.map((m) => m.root)}::uuid[], ${members.map((m) => m.id)}::uuid[]) m (root, id)
      join customer c on c.org_id = ${orgId} and c.id = m.root
      left join customer_identity i on i.org_id = ${orgId} and i.customer_id = m.id
      group by m.root`.execute(tx);
    return new Map(
      rows.map(({ root, created, identities, verified, persons }) => [
        root,
        { createdAt: created.getTime(), identities, verified, persons },
      ]),
    );
  };

  /** The pairs of people's partings that concern these members, each by its root. */
  const apartOf = async (members: readonly Member[]): Promise<Pair[]> => {
    const pairs = await apartStore(tx, orgId).pairsOf(members.map(({ id }) => id));
    const roots = await rootsOf([...new Set(pairs.flat())]);
    return pairs.map(([one, other]) => [roots.get(one) ?? one, roots.get(other) ?? other]);
  };

  const rootsOfOwners = async (rows: readonly OwnerRow[]): Promise<Map<string, string>> => {
    const roots = new Map(rows.map((row) => [row.customer_id, row.customer_id]));
    const merged = new Set(rows.filter((row) => row.merged).map((row) => row.customer_id));
    for (const [leaf, root] of await rootsOf([...merged])) roots.set(leaf, root);
    return roots;
  };

  /** What is stored about the keys of these claims, a list of hashes for each claim. */
  const knownOf = async (claims: readonly (readonly string[])[], at: Date): Promise<Found> => {
    const rows = await ownersOf([...new Set(claims.flat())]);
    const fresh = rows.filter((row) => !isStale(row, at));
    const roots = await rootsOfOwners(fresh);
    const owners = new Map(fresh.map((row) => [row.hash, row.customer_id]));
    const members = await membersOf(changing(claims, owners, roots));
    const dayBefore = new Date(at.getTime() - 86_400_000);
    return {
      owners,
      blocked: new Set(fresh.filter((row) => row.blocked).map((row) => row.hash)),
      roots,
      components: await componentsOf(members),
      apart: await apartOf(members),
      unnoted: fresh.filter((row) => row.last_seen_at < dayBefore).map((row) => row.hash),
    };
  };

  return { rootsOf, membersOf, knownOf };
}

/** Roots that a claim may add to or merge; of all others only the id is needed. */
function changing(
  claims: readonly (readonly string[])[],
  owners: ReadonlyMap<string, string>,
  roots: ReadonlyMap<string, string>,
): string[] {
  const found = new Set<string>();
  for (const hashes of claims) {
    const own = hashes.flatMap((hash) => {
      const owner = owners.get(hash);
      return owner === undefined ? [] : [roots.get(owner) ?? owner];
    });
    if (own.length === hashes.length && new Set(own).size === 1) continue;
    for (const root of own) found.add(root);
  }
  return [...found];
}
