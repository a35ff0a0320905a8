import type { TicketRow } from '#features/ticket/ticket.queries.ts';
import { SlaPill } from '#ui/SlaPill.tsx';

/** The ticket's response time: left, due soon, over, paused; of a done one, whether it was kept. */
export function TicketSla({
  ticket,
}: {
  readonly ticket: Pick<TicketRow, 'slaState' | 'dueAt' | 'solvedAt'>;
}) {
  const { slaState, dueAt, solvedAt } = ticket;
  if (solvedAt === null) return <SlaPill state={slaState} dueAt={dueAt} />;
  const state = slaState === 'over' ? 'over' : 'done';
  return <SlaPill state={state} dueAt={dueAt} now={new Date(solvedAt).getTime()} />;
}
