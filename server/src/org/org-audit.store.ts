import { type Kysely, sql } from 'kysely';
import { type AuditRow, firstBadEntry } from '#kernel/audit.ts';
import type { Database } from '#kernel/tables/database.ts';
import type { Anchor } from './org-audit-anchor.store.ts';

/** Which entries of the log are asked for. */
export type AuditFilter = {
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly before?: number | undefined;
  /** Only acts of people whose place is one of these units. */
  readonly unitIds: readonly string[] | null;
  readonly limit: number;
};

const columns = [
  'seq',
  'at',
  'actor_id',
  'actor_name',
  'action',
  'object_kind',
  'object_id',
  'object_label',
  'detail',
  'hash',
] as const;

const page = 5_000;

/** The audit log of one organisation, to be read. */
export function auditStore(db: Kysely<Database>, orgId: string) {
  const select = () => db.selectFrom('audit').select(columns).where('org_id', '=', orgId);
  return {
    /** Entries, newest first. */
    list({ action, actor, from, to, before, unitIds, limit }: AuditFilter): Promise<AuditRow[]> {
      let query = select().orderBy('seq', 'desc').limit(limit);
      if (action) query = query.where('action', '=', action);
      if (actor) query = query.where('actor_id', '=', actor);
      if (from) query = query.where('at', '>=', from);
      if (to) query = query.where('at', '<', to);
      if (before) query = query.where('seq', '<', before);
      if (unitIds) {
        query = query.where('actor_id', 'in', (row) =>
          row
            .selectFrom('membership')
            .select('account_id')
            .where('org_id', '=', orgId)
            .where('unit_id', '=', sql<string>`any(${[...unitIds]}::uuid[])`),
        );
      }
      return query.execute();
    },
    /**
     * Checks the whole chain, a page at a time, and that it still holds the entry of its anchor.
     * `firstBad` is the first entry that is not as it was, or that is missing from the end.
     */
    async verify(
      key: Buffer,
      anchor: Pick<Anchor, 'seq' | 'hash'> | null = null,
    ): Promise<{ entries: number; firstBad: number | null }> {
      let entries = 0;
      let last: Pick<AuditRow, 'seq' | 'hash'> = { seq: 0, hash: Buffer.alloc(32) };
      for (;;) {
        const rows = await select()
          .where('seq', '>', last.seq)
          .orderBy('seq')
          .limit(page)
          .execute();
        const bad = firstBadEntry(key, rows, last) ?? offAnchor(rows, anchor);
        entries += rows.length;
        const end = rows.at(-1);
        if (bad !== null) return { entries, firstBad: bad };
        if (!end) break;
        last = { seq: end.seq, hash: end.hash };
      }
      return { entries, firstBad: anchor && anchor.seq > last.seq ? last.seq + 1 : null };
    },
  };
}

function offAnchor(
  rows: readonly AuditRow[],
  anchor: Pick<Anchor, 'seq' | 'hash'> | null,
): number | null {
  const held = anchor && rows.find(({ seq }) => seq === anchor.seq);
  return held && held.hash.toString('hex') !== anchor.hash ? held.seq : null;
}
