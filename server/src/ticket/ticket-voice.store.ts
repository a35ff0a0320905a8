import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#kernel/db.ts';
import type { LeadMention } from './ticket-opening.ts';

/** A voice as the work about it needs to know it. */
export type TicketVoice = {
  readonly id: string;
  readonly unitId: string;
  readonly customerId: string | null;
  readonly text: string;
  readonly rating: { readonly value: number; readonly max: number } | null;
  readonly mentions: readonly LeadMention[];
};

const Rating = z.object({ value: z.number(), max: z.number() });

/** The voices of these ids that are still there. */
export async function ticketVoices(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<Map<string, TicketVoice>> {
  const rows = await tx
    .selectFrom('voice')
    .select([
      'id',
      'unit_id',
      'customer_id',
      'text',
      'nps',
      sql<unknown>`ratings -> 0`.as('rating'),
    ])
    .where('org_id', '=', orgId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('deleted_at', 'is', null)
    .execute();
  const mentions = await tx
    .selectFrom('mention')
    .select(['voice_id', 'no', 'need', 'span_start as start', 'span_end as end', 'polarity'])
    .select(['strength', 'department', 'abstained'])
    .where('org_id', '=', orgId)
    .where('voice_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('no')
    .execute();
  return new Map(
    rows.map((row) => {
      const given = Rating.safeParse(row.rating);
      const asked = row.nps === null ? null : { value: row.nps, max: 10 };
      const voice: TicketVoice = {
        id: row.id,
        unitId: row.unit_id,
        customerId: row.customer_id,
        text: row.text,
        rating: given.success ? given.data : asked,
        mentions: mentions.filter(({ voice_id }) => voice_id === row.id),
      };
      return [row.id, voice];
    }),
  );
}
