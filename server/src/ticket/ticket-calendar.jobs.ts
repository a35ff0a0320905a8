import type { z } from 'zod';
import type { ActingWork } from '#alert/alert-work.ts';
import { inOrg } from '#kernel/db.ts';
import { type Subscription, subscribe } from '#kernel/jobs.ts';
import { ticketStore } from './ticket.store.ts';
import { withDue } from './ticket.ts';
import { calendarStore } from './ticket-calendar.store.ts';
import { calendarChanged } from './ticket-job-kinds.ts';

/** Tickets that are held at once, and so cannot be worked on for a moment. */
const batchSize = 200;

type Changed = z.infer<typeof calendarChanged.payload>;

/** Works the due times of one batch out again, and asks for the next one in the same transaction. */
async function reschedule(work: ActingWork, { orgId, by, after }: Changed): Promise<void> {
  await inOrg(work.db, orgId, async (tx) => {
    const store = ticketStore(tx, orgId);
    const tickets = await store.openAfter(after ?? null, batchSize);
    const last = tickets.at(-1);
    if (!last) return;
    const calendar = await calendarStore(tx, orgId).working();
    const at = work.clock();
    for (const ticket of tickets) {
      const moved = withDue(ticket, calendar);
      if (moved.dueAt.getTime() === ticket.dueAt.getTime()) continue;
      const detail = { from: ticket.dueAt.toISOString(), to: moved.dueAt.toISOString() };
      await store.save(moved);
      await store.remember(ticket.id, { kind: 'rescheduled', detail }, { actor: by, at });
    }
    if (tickets.length === batchSize) {
      await work.jobs.send(tx, calendarChanged, { orgId, by, after: last.id });
    }
  });
}

/** What a change of the business calendar leads to. */
export function calendarSubscriptions(work: ActingWork): Subscription[] {
  return [subscribe(calendarChanged, (changed) => reschedule(work, changed))];
}
