import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#metric/metric-filter.ts';

/** How many mentions of the scope's period and units were corrected by people. */
export async function countCorrections(
  tx: Tx,
  orgId: string,
  { from, to, unitIds }: Scope,
): Promise<number> {
  const row = await tx
    .selectFrom('correction as c')
    .innerJoin('voice as v', (join) =>
      join.onRef('v.org_id', '=', 'c.org_id').onRef('v.id', '=', 'c.voice_id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('c.org_id', '=', orgId)
    .where('v.deleted_at', 'is', null)
    .where('v.day', '>=', from)
    .where('v.day', '<=', to)
    .$if(unitIds !== null, (query) =>
      query.where('v.unit_id', '=', sql<string>`any(${unitIds}::uuid[])`),
    )
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
