import { alertStore } from '#alert/alert.store.ts';
import { type Actor, may } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import { unitStore } from '#org/org.store.ts';
import { voiceStore } from '#voice/voice.store.ts';
import { ticketStore } from './ticket.store.ts';
import { followers, isDone, lineOf } from './ticket.ts';
import { businessCalendar } from './ticket-calendar.store.ts';
import { ticketList } from './ticket-list.store.ts';
import { undoableAct, undoUntil } from './ticket-undo.ts';
import type { TicketDetail } from './ticket-view.ts';

/** Who asks for one ticket, and when. */
export type DetailAsked = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  /** Whether they have just acted on it: they see what came of that, wherever the ticket went. */
  readonly acted?: boolean;
};

/**
 * One ticket with its voice, its history and what the asker may do with it.
 *
 * @throws AppError `not_found` (404) when it is not of their units or departments.
 */
export async function ticketDetail(asked: DetailAsked, id: string): Promise<TicketDetail> {
  const { tx, actor, now, acted = false } = asked;
  const { orgId } = actor;
  const calendar = await businessCalendar(tx, orgId);
  const view = await ticketList(tx, orgId, calendar).view(id, { actor, now }, acted);
  if (!view) throw notFound('ticket');
  const [voice = null] = await voiceStore(tx, orgId).views([view.voiceId]);
  const alerts = await alertStore(tx, orgId).ofTicket(id);
  const events = await ticketStore(tx, orgId).events(id);
  const line = lineOf(await unitStore(tx, orgId).all(), view.unit.id);
  const own = actor.unitIds.has(view.unit.id) || actor.unitIds.has(view.department.id);
  const acts = may(actor, 'ticket.write');
  const write = acts && own;
  const mine = view.status === 'in_progress' && view.assignee?.id === actor.accountId;
  const last = acts ? undoableAct(events, actor.accountId ?? actor.keyId, now) : null;
  return {
    ...view,
    voice,
    alerts: alerts.map(({ id: alertId, at, reason, ruleId, ruleName }) => ({
      id: alertId,
      at: at.toISOString(),
      rule: { id: ruleId, name: ruleName },
      reason,
    })),
    events: events.map(({ before: _, ...event }) => ({ ...event, at: event.at.toISOString() })),
    handOffTo: line
      .filter((unit) => unit.id !== view.department.id)
      .map(({ id: unitId, name, kind }) => ({ id: unitId, name, kind })),
    may: {
      write,
      take: write && actor.accountId !== null && !isDone(view) && !mine,
      statuses: write ? [...followers(view.status)] : [],
      undo: last ? { no: last.no, until: undoUntil(last).toISOString() } : null,
    },
  };
}
