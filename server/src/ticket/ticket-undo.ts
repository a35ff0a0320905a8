import { z } from 'zod';
import { AppError, notFound } from '#kernel/error.ts';
import { Instant } from '#kernel/instant.ts';
import { type Moment, type Ticket, type TicketChange, TicketStatus, withDue } from './ticket.ts';

const At = Instant.transform((value) => new Date(value));

/** What an act may change of a ticket, as it was before: enough to bring it back exactly. */
export const TicketBefore = z.object({
  status: TicketStatus,
  departmentId: z.uuid(),
  assigneeId: z.uuid().nullable(),
  reason: z.string().nullable(),
  customerTold: z.boolean().nullable(),
  clockFrom: At,
  pauses: z.array(z.object({ from: At, to: At })),
  pausedAt: At.nullable(),
  firstTakenAt: At.nullable(),
  solvedAt: At.nullable(),
  closedAt: At.nullable(),
});
export type TicketBefore = z.infer<typeof TicketBefore>;

const undoable = new Set(['taken', 'handed_off', 'status']);

/** What has to be written down with an act on `ticket`, so that it can be undone; null for others. */
export function beforeOf(ticket: Ticket, kind: string): TicketBefore | null {
  if (!undoable.has(kind)) return null;
  const { status, departmentId, assigneeId, reason, customerTold } = ticket;
  const { clockFrom, pauses, pausedAt, firstTakenAt, solvedAt, closedAt } = ticket;
  const times = { clockFrom, pauses: [...pauses], pausedAt, firstTakenAt, solvedAt, closedAt };
  return { status, departmentId, assigneeId, reason, customerTold, ...times };
}

/** How long an act can be undone. */
const undoMs = 5 * 60_000;

/** An entry of a ticket's history, as far as undoing asks. */
export type PastEvent = {
  readonly no: number;
  readonly kind: string;
  readonly actor: { readonly id: string | null; readonly name: string };
  readonly detail: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly before: TicketBefore | null;
};

/** Until when an act can be undone by the one who did it. */
export function undoUntil({ at }: Pick<PastEvent, 'at'>): Date {
  return new Date(at.getTime() + undoMs);
}

/** The act that `by` can undo now: the last thing that happened, done by them a moment ago. */
export function undoableAct(
  events: readonly PastEvent[],
  by: string | null,
  at: Date,
): PastEvent | null {
  const last = events.at(-1);
  const own = last?.before && by !== null && last.actor.id === by;
  return own && at <= undoUntil(last) ? last : null;
}

/** Whether `by` undid the act before. */
export function wasUndone(events: readonly PastEvent[], no: number, by: string | null): boolean {
  return events.some(
    ({ kind, detail, actor }) => kind === 'undone' && detail.no === no && actor.id === by,
  );
}

/**
 * The ticket as it was before an act. The history keeps the act and says that it was undone; the due
 * time is the one that the old clock gives by the present calendar.
 *
 * @throws AppError `not_found` (404) where there is no such act, `undo_not_yours` (403),
 *   `undo_not_possible`, `undo_overtaken` or `undo_too_late` (409).
 */
export function undoAct(
  ticket: Ticket,
  events: readonly PastEvent[],
  { no, by }: { readonly no: number; readonly by: string | null },
  { at, calendar }: Moment,
): TicketChange {
  const act = events.find((event) => event.no === no);
  if (!act) throw notFound('act on this ticket');
  if (by === null || act.actor.id !== by) {
    throw new AppError('undo_not_yours', 403, 'Only the person who did this can undo it.');
  }
  if (!act.before) {
    const message = 'Only taking, handing off and a change of status can be undone.';
    throw new AppError('undo_not_possible', 409, message);
  }
  const last = events.at(-1);
  if (last && last.no !== no) {
    const message = `Something happened to this ticket since (${last.actor.name}). It stays as it is.`;
    throw new AppError('undo_overtaken', 409, message);
  }
  if (at > undoUntil(act)) {
    const message = 'This can be undone for five minutes. Move the ticket on instead.';
    throw new AppError('undo_too_late', 409, message);
  }
  const detail = { no, act: act.kind, from: ticket.status, to: act.before.status };
  return {
    ticket: withDue({ ...ticket, ...act.before }, calendar),
    event: { kind: 'undone', detail },
  };
}
