import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { ticketStore } from './ticket.store.ts';
import { isDone } from './ticket.ts';

const undoActor = { id: null, name: 'Import undone' };
const withdrawn = 'The voice behind this ticket was taken back with its import.';

/**
 * Ends what voices set off that were taken back with their import: alerts and tickets that nobody
 * touched are removed, a ticket that people work on stays and says why its voice is gone.
 */
export async function withdrawTickets(
  tx: Tx,
  orgId: string,
  { voiceIds, at }: { voiceIds: readonly string[]; at: Date },
): Promise<void> {
  const store = ticketStore(tx, orgId);
  const tickets = await store.ofVoices(voiceIds);
  const byRules = tickets.filter(({ openedBy }) => openedBy === 'rule');
  const gone = new Set(await store.untouched(byRules.map(({ id }) => id)));
  await sql`delete from alert where org_id = ${orgId} and voice_id = any(${voiceIds}::uuid[])
    and (ticket_id is null or ticket_id = any(${[...gone]}::uuid[]))`.execute(tx);
  await sql`delete from ticket where org_id = ${orgId}
    and id = any(${[...gone]}::uuid[])`.execute(tx);
  for (const ticket of tickets.filter((one) => !gone.has(one.id) && !isDone(one))) {
    const event = { kind: 'comment', detail: { text: withdrawn } } as const;
    await store.remember(ticket.id, event, { actor: undoActor, at });
  }
}
