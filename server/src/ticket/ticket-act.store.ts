import type { Actor } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { AppError, notFound } from '#kernel/error.ts';
import type { Services } from '#kernel/http.ts';
import { unitStore } from '#org/org.store.ts';
import { chooseDepartment } from '#org/org.ts';
import { auditOf } from '#org/org-audit.ts';
import { ticketStore } from './ticket.store.ts';
import { isDone, lineOf, type Moment, type Ticket, type TicketChange } from './ticket.ts';
import { calendarStore } from './ticket-calendar.store.ts';
import { leadMention, titleOf, usualDueMinutes } from './ticket-opening.ts';
import { beforeOf, undoAct, wasUndone } from './ticket-undo.ts';
import { ticketVoices } from './ticket-voice.store.ts';

/** Someone acting on tickets inside a transaction. */
export type Acting = {
  readonly tx: Tx;
  readonly actor: Pick<Actor, 'orgId' | 'accountId' | 'keyId' | 'name' | 'unitIds'>;
  readonly services: Pick<Services, 'secrets' | 'clock'>;
};

function author({ actor }: Acting) {
  return { id: actor.accountId ?? actor.keyId, name: actor.name };
}

function audit(acting: Acting, action: string, ticket: Ticket, detail: Record<string, unknown>) {
  const { tx, actor, services } = acting;
  const write = auditOf(services, tx, { orgId: actor.orgId, ...author(acting) });
  return write(action, { kind: 'ticket', id: ticket.id, label: `#${ticket.number}` }, detail);
}

function isOwn({ actor }: Acting, ticket: Pick<Ticket, 'unitId' | 'departmentId'>): boolean {
  return actor.unitIds.has(ticket.unitId) || actor.unitIds.has(ticket.departmentId);
}

/** @throws AppError `not_found` (404) unless the ticket's unit or department is the actor's. */
async function ownTicket(acting: Acting, id: string): Promise<Ticket> {
  const ticket = await ticketStore(acting.tx, acting.actor.orgId).get(id);
  if (!isOwn(acting, ticket)) throw notFound('ticket');
  return ticket;
}

/** One act on a ticket, and the version of it that the person saw. */
export type Act = {
  readonly id: string;
  readonly version?: number | undefined;
  readonly change: (ticket: Ticket, moment: Moment) => TicketChange | Promise<TicketChange>;
};

/**
 * Does one act on a ticket: the ticket, its history and the audit log change together.
 *
 * @throws AppError `stale_version` (409) when the ticket changed since it was seen.
 */
export async function actOnTicket(acting: Acting, { id, version, change }: Act): Promise<Ticket> {
  const { tx, actor, services } = acting;
  const store = ticketStore(tx, actor.orgId);
  const ticket = await ownTicket(acting, id);
  if (version !== undefined && version !== ticket.version) {
    throw new AppError(
      'stale_version',
      409,
      'Someone changed this ticket meanwhile. Load it again, then decide.',
    );
  }
  const moment = { at: services.clock(), calendar: await calendarStore(tx, actor.orgId).working() };
  const changed = await change(ticket, moment);
  const saved = changed.ticket === ticket ? ticket : await store.save(changed.ticket);
  const before = beforeOf(ticket, changed.event.kind);
  await store.remember(id, changed.event, { actor: author(acting), at: moment.at, before });
  const { text: _text, note: _note, ...detail } = changed.event.detail;
  await audit(acting, `ticket.${changed.event.kind}`, saved, detail);
  return saved;
}

/**
 * Undoes one act, as one more entry of the history; an act that was undone already stays so. Whoever
 * handed a ticket out of their own sight may still take that back.
 *
 * @throws AppError as `undoAct` does, and `not_found` (404) for a ticket that is not the actor's.
 */
export async function undoOnTicket(
  acting: Acting,
  { id, no }: { readonly id: string; readonly no: number },
): Promise<void> {
  const { tx, actor, services } = acting;
  const store = ticketStore(tx, actor.orgId);
  const ticket = await store.get(id);
  const events = await store.events(id);
  const by = author(acting).id;
  const last = events.at(-1);
  const lastIsOwn = last?.no === no && by !== null && last.actor.id === by;
  const wasOwn = lastIsOwn && last.before && isOwn(acting, { ...ticket, ...last.before });
  if (!isOwn(acting, ticket) && !wasOwn) throw notFound('ticket');
  if (wasUndone(events, no, by)) return;
  const calendar = await calendarStore(tx, actor.orgId).working();
  const moment = { at: services.clock(), calendar };
  const changed = undoAct(ticket, events, { no, by }, moment);
  const saved = await store.save(changed.ticket);
  await store.remember(id, changed.event, { actor: author(acting), at: moment.at });
  await audit(acting, 'ticket.undone', saved, changed.event.detail);
}

/** Whether there is a customer who could be told. */
export async function hasCustomer({ tx, actor }: Acting, voiceId: string): Promise<boolean> {
  const voice = (await ticketVoices(tx, actor.orgId, [voiceId])).get(voiceId);
  return Boolean(voice?.customerId);
}

/** @throws AppError `not_found` (404) unless `departmentId` is on the line of the unit. */
export async function mustBeOnLine(
  tx: Tx,
  orgId: string,
  { unitId, departmentId }: { unitId: string; departmentId: string },
): Promise<void> {
  const line = lineOf(await unitStore(tx, orgId).all(), unitId);
  if (!line.some(({ id }) => id === departmentId)) throw notFound('department');
}

/** What a person decides when opening a ticket by hand. */
export type HandOpened = {
  readonly voiceId: string;
  readonly departmentUnitId?: string | undefined;
  readonly title?: string | undefined;
  readonly priority: number;
  readonly dueMinutes?: number | undefined;
};

/**
 * Opens a ticket on what a customer said.
 *
 * @throws AppError `ticket_exists` (409) while another ticket on the voice is open.
 */
export async function openByHand(acting: Acting, wanted: HandOpened): Promise<Ticket> {
  const { tx, actor, services } = acting;
  const { orgId } = actor;
  const { voiceId, priority } = wanted;
  const voice = (await ticketVoices(tx, orgId, [voiceId])).get(voiceId);
  if (!voice || !actor.unitIds.has(voice.unitId)) throw notFound('voice');
  const store = ticketStore(tx, orgId);
  await store.holdNumbers();
  const open = (await store.ofVoices([voiceId])).find((one) => !isDone(one));
  if (open) {
    const message = `Ticket #${open.number} about this voice is open already.`;
    throw new AppError('ticket_exists', 409, message);
  }
  const units = await unitStore(tx, orgId).all();
  const lead = leadMention(voice.mentions);
  const proposed = chooseDepartment(units, voice.unitId, lead?.department ?? 'customer-care');
  const departmentId = wanted.departmentUnitId ?? proposed;
  await mustBeOnLine(tx, orgId, { unitId: voice.unitId, departmentId });
  const moment = { at: services.clock(), calendar: await calendarStore(tx, orgId).working() };
  const ticket = await store.create(
    {
      voiceId,
      title: wanted.title ?? titleOf(voice, lead),
      priority,
      unitId: voice.unitId,
      departmentId,
      need: lead?.need ?? null,
      openedBy: 'person',
      dueMinutes: wanted.dueMinutes ?? usualDueMinutes(priority),
    },
    moment,
  );
  const detail = { department: departmentId, dueAt: ticket.dueAt.toISOString() };
  await store.remember(
    ticket.id,
    { kind: 'opened', detail },
    { actor: author(acting), at: moment.at },
  );
  await audit(acting, 'ticket.opened', ticket, { voiceId });
  return ticket;
}
