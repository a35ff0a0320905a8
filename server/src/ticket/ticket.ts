import { z } from 'zod';
import { AppError } from '#kernel/error.ts';
import type { Unit } from '#org/org.ts';
import { type Calendar, dueOf, type Pause } from './ticket-sla.ts';

/** Where work on a ticket stands. */
export const TicketStatus = z.enum([
  'new',
  'in_progress',
  'waiting_customer',
  'waiting_team',
  'solved',
  'closed',
  'reopened',
]);
export type TicketStatus = z.infer<typeof TicketStatus>;

/** Work owed to one customer because of what they said: the inner loop. */
export type Ticket = {
  readonly id: string;
  readonly number: number;
  readonly voiceId: string;
  readonly status: TicketStatus;
  readonly priority: number;
  readonly title: string;
  /** Where it happened. */
  readonly unitId: string;
  /** Who answers for it now: a department, or a place itself. */
  readonly departmentId: string;
  readonly assigneeId: string | null;
  readonly need: string | null;
  readonly openedBy: 'rule' | 'person';
  /** What had happened, said when it was solved or closed. */
  readonly reason: string | null;
  readonly customerTold: boolean | null;
  readonly dueMinutes: number;
  readonly dueAt: Date;
  readonly clockFrom: Date;
  readonly pauses: readonly Pause[];
  readonly pausedAt: Date | null;
  readonly createdAt: Date;
  readonly firstTakenAt: Date | null;
  readonly solvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly version: number;
};

/** When something is done to a ticket, and by which calendar its time runs. */
export type Moment = { readonly at: Date; readonly calendar: Calendar };

/** One entry of a ticket's history. */
export type TicketEvent = {
  readonly kind:
    | 'opened'
    | 'alert'
    | 'taken'
    | 'comment'
    | 'handed_off'
    | 'status'
    | 'undone'
    | 'rescheduled';
  readonly detail: Readonly<Record<string, unknown>>;
};

/** A ticket after an act, and what its history says of the act. */
export type TicketChange = { readonly ticket: Ticket; readonly event: TicketEvent };

const next: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  new: ['in_progress', 'solved'],
  in_progress: ['waiting_customer', 'waiting_team', 'solved'],
  waiting_customer: ['in_progress', 'solved'],
  waiting_team: ['in_progress', 'solved'],
  solved: ['closed', 'reopened'],
  closed: ['reopened'],
  reopened: ['in_progress', 'solved'],
};

/** The statuses that may follow. */
export function followers(status: TicketStatus): readonly TicketStatus[] {
  return next[status];
}

/** The statuses in which nothing is left to do. */
export const doneStatuses: readonly TicketStatus[] = ['solved', 'closed'];

/** Whether nothing is left to do. */
export function isDone({ status }: Pick<Ticket, 'status'>): boolean {
  return doneStatuses.includes(status);
}

function transition(from: TicketStatus, to: string): AppError {
  return new AppError('ticket_transition', 409, `A ${from} ticket cannot become ${to}.`);
}

/** The ticket with its due time worked out anew. */
export function withDue(ticket: Ticket, calendar: Calendar): Ticket {
  const { clockFrom: from, dueMinutes: minutes, pauses } = ticket;
  return { ...ticket, dueAt: dueOf(calendar, { from, minutes, pauses }) };
}

function resumed(ticket: Ticket, { at, calendar }: Moment): Ticket {
  if (!ticket.pausedAt) return ticket;
  const pauses = [...ticket.pauses, { from: ticket.pausedAt, to: at }];
  return withDue({ ...ticket, pauses, pausedAt: null }, calendar);
}

/**
 * The ticket in its new status, with its clock: it stands still while the customer is waited for,
 * and begins again when a ticket is reopened.
 *
 * @throws AppError `ticket_transition` (409) when the status may not follow the present one.
 */
export function move(ticket: Ticket, to: TicketStatus, moment: Moment): Ticket {
  if (!next[ticket.status].includes(to)) throw transition(ticket.status, to);
  const { at, calendar } = moment;
  const moved = { ...resumed(ticket, moment), status: to };
  switch (to) {
    case 'in_progress':
      return { ...moved, firstTakenAt: moved.firstTakenAt ?? at };
    case 'waiting_customer':
      return { ...moved, pausedAt: at };
    case 'solved':
      return { ...moved, solvedAt: at };
    case 'closed':
      return { ...moved, closedAt: at };
    case 'reopened': {
      const open = { solvedAt: null, closedAt: null, reason: null, customerTold: null };
      return withDue({ ...moved, ...open, clockFrom: at, pauses: [] }, calendar);
    }
    case 'new':
    case 'waiting_team':
      return moved;
  }
}

/** What a person says when moving a ticket. */
export type StatusInput = {
  readonly status: TicketStatus;
  readonly reason?: string | undefined;
  readonly customerTold?: boolean | undefined;
};

/** Closing says what had happened and that the customer was told, where there is one to tell. */
function mustBeAnswered(ticket: Ticket, hasCustomer: boolean): void {
  if (!ticket.reason) {
    throw new AppError('reason_needed', 422, 'Say what had happened before closing the ticket.');
  }
  const answered = hasCustomer ? ticket.customerTold === true : ticket.customerTold !== null;
  if (!answered) {
    throw new AppError(
      'customer_told_needed',
      422,
      hasCustomer
        ? 'Tell the customer first, and say so; then the ticket can be closed.'
        : 'Say whether the customer was told; then the ticket can be closed.',
    );
  }
}

/**
 * The ticket moved by a person.
 *
 * @param by Who moves it; work without anybody becomes theirs. Null for an API key.
 * @throws AppError `ticket_transition` (409), `reason_needed` or `customer_told_needed` (422).
 */
export function changeStatus(
  ticket: Ticket,
  input: StatusInput & { readonly by: string | null; readonly hasCustomer: boolean },
  moment: Moment,
): TicketChange {
  const moved = move(ticket, input.status, moment);
  const ends = isDone(moved);
  const changed: Ticket = {
    ...moved,
    reason: ends ? (input.reason ?? moved.reason) : moved.reason,
    customerTold: ends ? (input.customerTold ?? moved.customerTold) : moved.customerTold,
    assigneeId: input.status === 'in_progress' ? (moved.assigneeId ?? input.by) : moved.assigneeId,
  };
  if (input.status === 'closed') mustBeAnswered(changed, input.hasCustomer);
  const { reason, customerTold } = input;
  const detail = { from: ticket.status, to: input.status, reason, customerTold };
  return { ticket: changed, event: { kind: 'status', detail } };
}

/**
 * The ticket in the hands of one person.
 *
 * @throws AppError `ticket_transition` (409) when it is done already, `ticket_taken` (409) when it
 *   is theirs already.
 */
export function take(ticket: Ticket, accountId: string, moment: Moment): TicketChange {
  if (ticket.status === 'in_progress' && ticket.assigneeId === accountId) {
    throw new AppError('ticket_taken', 409, 'You have this ticket already.');
  }
  const moved = ticket.status === 'in_progress' ? ticket : move(ticket, 'in_progress', moment);
  const detail = { from: ticket.status, before: ticket.assigneeId, assignee: accountId };
  return { ticket: { ...moved, assigneeId: accountId }, event: { kind: 'taken', detail } };
}

/** The status of work that another team has to take up. */
function handedStatus(ticket: Ticket, moment: Moment): Ticket {
  switch (ticket.status) {
    case 'new':
    case 'reopened':
    case 'waiting_team':
      return ticket;
    case 'in_progress':
      return move(ticket, 'waiting_team', moment);
    case 'waiting_customer':
      return move(move(ticket, 'in_progress', moment), 'waiting_team', moment);
    case 'solved':
    case 'closed':
      throw transition(ticket.status, 'waiting_team');
  }
}

/**
 * The ticket with another department, waiting for someone there; its due time stays.
 *
 * @throws AppError `ticket_transition` (409) when it is done, `same_department` (409) when the
 *   department has it already.
 */
export function handOff(
  ticket: Ticket,
  to: { readonly departmentId: string; readonly note: string },
  moment: Moment,
): TicketChange {
  const { departmentId, note } = to;
  if (departmentId === ticket.departmentId) {
    throw new AppError('same_department', 409, 'This department has the ticket already.');
  }
  const waiting = handedStatus(ticket, moment);
  return {
    ticket: { ...waiting, departmentId, assigneeId: null },
    event: { kind: 'handed_off', detail: { from: ticket.departmentId, to: departmentId, note } },
  };
}

/**
 * Who can be given work about a unit: the unit and those above it up to headquarters, and their
 * departments. A ticket moves along this line, never to another store's people.
 */
export function lineOf(units: readonly Unit[], unitId: string): Unit[] {
  const path = units.find(({ id }) => id === unitId)?.path ?? [];
  return units.filter(
    ({ id, kind, parentId, closedAt }) =>
      !closedAt &&
      (path.includes(id) || (kind === 'department' && parentId && path.includes(parentId))),
  );
}
