import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { json, type Tx } from '#kernel/db.ts';
import { AppError, notFound } from '#kernel/error.ts';
import { Instant } from '#kernel/instant.ts';
import {
  doneStatuses,
  type Moment,
  type Ticket,
  type TicketEvent,
  TicketStatus,
} from './ticket.ts';
import { type NewTicket, openTicket } from './ticket-opening.ts';
import { TicketBefore } from './ticket-undo.ts';

/** Who did something to a ticket, as its history names them. */
export type TicketActor = { readonly id: string | null; readonly name: string };

/** An entry of a ticket's history, as it was written. */
export type StoredEvent = {
  no: number;
  kind: string;
  actor: TicketActor;
  detail: Record<string, unknown>;
  at: Date;
  /** The ticket before the act, where that can be undone. */
  before: TicketBefore | null;
};

const Pauses = z.array(z.object({ from: Instant, to: Instant }));
const Detail = z.record(z.string(), z.unknown());

function pausesOf(value: unknown): Ticket['pauses'] {
  return Pauses.parse(value).map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
}

/** Columns that an act on a ticket may change. */
function changing(ticket: Ticket) {
  return {
    status: ticket.status,
    priority: ticket.priority,
    department_id: ticket.departmentId,
    assignee_id: ticket.assigneeId,
    reason: ticket.reason,
    customer_told: ticket.customerTold,
    due_at: ticket.dueAt,
    clock_from: ticket.clockFrom,
    pauses: json(ticket.pauses),
    paused_at: ticket.pausedAt,
    first_taken_at: ticket.firstTakenAt,
    solved_at: ticket.solvedAt,
    closed_at: ticket.closedAt,
  };
}

function rowQuery(tx: Tx, orgId: string) {
  return tx.selectFrom('ticket').selectAll().where('org_id', '=', orgId);
}

type TicketRow = Awaited<ReturnType<ReturnType<typeof rowQuery>['executeTakeFirstOrThrow']>>;

function fromRow(row: TicketRow): Ticket {
  return {
    id: row.id,
    number: row.number,
    voiceId: row.voice_id,
    status: TicketStatus.parse(row.status),
    priority: row.priority,
    title: row.title,
    unitId: row.unit_id,
    departmentId: row.department_id,
    assigneeId: row.assignee_id,
    need: row.need,
    openedBy: row.opened_by === 'rule' ? 'rule' : 'person',
    reason: row.reason,
    customerTold: row.customer_told,
    dueMinutes: row.due_minutes,
    dueAt: row.due_at,
    clockFrom: row.clock_from,
    pauses: pausesOf(row.pauses),
    pausedAt: row.paused_at,
    createdAt: row.created_at,
    firstTakenAt: row.first_taken_at,
    solvedAt: row.solved_at,
    closedAt: row.closed_at,
    version: row.version,
  };
}

const stale = () =>
  new AppError(
    'stale_version',
    409,
    'Someone changed this ticket meanwhile. Load it again, then decide.',
  );

/** The tickets of one organisation. */
export function ticketStore(tx: Tx, orgId: string) {
  return {
    /** The ticket, held until the transaction ends, so that acts on it come one after the other. */
    async get(id: string): Promise<Ticket> {
      const row = await rowQuery(tx, orgId).where('id', '=', id).forUpdate().executeTakeFirst();
      if (!row) throw notFound('ticket');
      return fromRow(row);
    },

    /** @throws AppError `stale_version` (409) when the ticket is no longer the one that was read. */
    async save(ticket: Ticket): Promise<Ticket> {
      const version = ticket.version + 1;
      const saved = await tx
        .updateTable('ticket')
        .set({ ...changing(ticket), version })
        .where('org_id', '=', orgId)
        .where('id', '=', ticket.id)
        .where('version', '=', ticket.version)
        .executeTakeFirst();
      if (saved.numUpdatedRows !== 1n) throw stale();
      return { ...ticket, version };
    },

    /** Open tickets that come after this one in the order of ids, held until the transaction ends. */
    async openAfter(id: string | null, limit: number): Promise<Ticket[]> {
      const open = rowQuery(tx, orgId).where('status', 'not in', doneStatuses);
      const rows = await (id ? open.where('id', '>', id) : open)
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .execute();
      return rows.map(fromRow);
    },

    async countOpen(): Promise<number> {
      const { n } = await tx
        .selectFrom('ticket')
        .select((row) => row.fn.countAll<number>().as('n'))
        .where('org_id', '=', orgId)
        .where('status', 'not in', doneStatuses)
        .executeTakeFirstOrThrow();
      return n;
    },

    /** Lets one transaction at a time open tickets here, so that numbers have no gaps. */
    async holdNumbers(): Promise<void> {
      await sql`insert into ticket_counter (org_id, last) values (${orgId}, 0)
        on conflict (org_id) do update set last = ticket_counter.last`.execute(tx);
    },

    /**
     * Tickets about these voices, the newest of each voice last, held until the transaction ends.
     * In the order of ids, as `openAfter` holds them, so that neither waits for the other in a ring.
     */
    async ofVoices(voiceIds: readonly string[]): Promise<Ticket[]> {
      const rows = await rowQuery(tx, orgId)
        .where('voice_id', '=', sql<string>`any(${voiceIds}::uuid[])`)
        .orderBy('id')
        .forUpdate()
        .execute();
      return rows.map(fromRow).sort((a, b) => a.number - b.number);
    },

    /** Those of these tickets whose history tells of nothing that a person did. */
    async untouched(ids: readonly string[]): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from unnest(${ids}::uuid[]) as asked (id)
        where not exists (select from ticket_event e
          where e.org_id = ${orgId} and e.ticket_id = asked.id
            and e.kind not in ('opened', 'alert', 'rescheduled'))`.execute(tx);
      return rows.map(({ id }) => id);
    },

    async create(wanted: NewTicket, moment: Moment): Promise<Ticket> {
      const { last: number } = await tx
        .updateTable('ticket_counter')
        .set((eb) => ({ last: eb('last', '+', 1) }))
        .where('org_id', '=', orgId)
        .returning('last')
        .executeTakeFirstOrThrow();
      const ticket = openTicket(wanted, { id: randomUUID(), number }, moment);
      await tx
        .insertInto('ticket')
        .values({
          ...changing(ticket),
          org_id: orgId,
          id: ticket.id,
          number,
          voice_id: ticket.voiceId,
          title: ticket.title,
          unit_id: ticket.unitId,
          need: ticket.need,
          opened_by: ticket.openedBy,
          due_minutes: ticket.dueMinutes,
          created_at: ticket.createdAt,
        })
        .execute();
      return ticket;
    },

    /** Adds to the history of a ticket that the transaction holds or has just made. */
    async remember(
      ticketId: string,
      { kind, detail }: TicketEvent,
      { actor, at, before = null }: { actor: TicketActor; at: Date; before?: TicketBefore | null },
    ): Promise<void> {
      await sql`insert into ticket_event
          (org_id, ticket_id, no, kind, actor_id, actor_name, detail, at, before)
        select ${orgId}, ${ticketId}, coalesce(max(no), 0) + 1, ${kind}::text, ${actor.id}::uuid,
          ${actor.name}::text, ${json(detail)}::jsonb, ${at}::timestamptz,
          ${before && json(before)}::jsonb
        from ticket_event where org_id = ${orgId} and ticket_id = ${ticketId}`.execute(tx);
    },

    async events(ticketId: string): Promise<StoredEvent[]> {
      const rows = await tx
        .selectFrom('ticket_event')
        .select(['no', 'kind', 'actor_id', 'actor_name', 'detail', 'at', 'before'])
        .where('org_id', '=', orgId)
        .where('ticket_id', '=', ticketId)
        .orderBy('no')
        .execute();
      return rows.map(({ no, kind, actor_id: id, actor_name: name, detail, at, before }) => ({
        no,
        kind,
        actor: { id, name },
        detail: Detail.parse(detail),
        at,
        before: before === null ? null : TicketBefore.parse(before),
      }));
    },
  };
}
