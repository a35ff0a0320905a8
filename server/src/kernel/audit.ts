import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { json, type Tx } from './db.ts';

/** One act worth remembering: who did what to which thing. */
export type AuditEntry = {
  action: string;
  actor: { id: string | null; name: string };
  object: { kind: string; id: string; label?: string };
  detail?: Readonly<Record<string, unknown>>;
};

/** A stored entry, in the form that its hash covers. */
export type AuditRow = {
  seq: number;
  at: Date;
  actor_id: string | null;
  actor_name: string;
  action: string;
  object_kind: string;
  object_id: string;
  object_label: string;
  detail: unknown;
  hash: Buffer;
};

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** The hash that binds `row` to the one before it: HMAC-SHA256 under the organisation's key. */
export function chainHash(key: Buffer, previous: Buffer, row: Omit<AuditRow, 'hash'>): Buffer {
  return createHmac('sha256', key)
    .update(previous)
    .update(canonical({ ...row, at: row.at.toISOString() }))
    .digest();
}

/** The chain's key for one organisation, derived from the server's audit secret. */
export function auditKey(secret: string, orgId: string): Buffer {
  return createHmac('sha256', secret).update(`audit:${orgId}`).digest();
}

/** The append-only audit log of one organisation. Pass the transaction of the act itself. */
export function auditLog(tx: Tx, orgId: string, key: Buffer) {
  return {
    async append(entry: AuditEntry, at: Date): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`audit:${orgId}`}, 0))`.execute(tx);
      const last = await tx
        .selectFrom('audit')
        .select(['seq', 'hash'])
        .where('org_id', '=', orgId)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      const row = {
        seq: (last?.seq ?? 0) + 1,
        at,
        actor_id: entry.actor.id,
        actor_name: entry.actor.name,
        action: entry.action,
        object_kind: entry.object.kind,
        object_id: entry.object.id,
        object_label: entry.object.label ?? '',
        detail: entry.detail ?? {},
      };
      const hash = chainHash(key, last?.hash ?? Buffer.alloc(32), row);
      await tx
        .insertInto('audit')
        .values({ org_id: orgId, ...row, detail: json(row.detail), hash })
        .execute();
    },
  };
}

/** The chain before its first entry. */
const beginning = { seq: 0, hash: Buffer.alloc(32) };

/**
 * The first entry whose hash does not follow from the ones before it, or null when all do.
 *
 * A log whose newest entries were cut off still verifies: only an anchor kept elsewhere shows that.
 *
 * @param rows Entries in their order.
 * @param after The entry that stands before `rows`, when they are a later page of the log.
 */
export function firstBadEntry(
  key: Buffer,
  rows: readonly AuditRow[],
  after: Pick<AuditRow, 'seq' | 'hash'> = beginning,
): number | null {
  let previous = after;
  for (const { hash, ...row } of rows) {
    const follows = chainHash(key, previous.hash, row).equals(hash);
    if (row.seq !== previous.seq + 1 || !follows) return row.seq;
    previous = { seq: row.seq, hash };
  }
  return null;
}
