import { z } from 'zod';
import { Priority } from '#alert/alert.ts';
import { pageOf, readCursor } from '#alert/alert-page.ts';
import { type Actor, ownUnit } from '#kernel/actor.ts';
import { inOrg, type Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import type { App, Routes } from '#kernel/http.ts';
import { changeStatus, handOff, TicketStatus, take } from './ticket.ts';
import {
  type Act,
  actOnTicket,
  hasCustomer,
  mustBeOnLine,
  openByHand,
  undoOnTicket,
} from './ticket-act.store.ts';
import { businessCalendar } from './ticket-calendar.store.ts';
import { ticketDetail } from './ticket-detail.store.ts';
import { ticketList } from './ticket-list.store.ts';
import { once } from './ticket-once.store.ts';
import { TicketDetail, TicketList, TicketQuery } from './ticket-view.ts';

const Id = z.object({ id: z.uuid() });
const Note = z.string().trim().max(4_000);
const Seen = z.object({ version: z.int().positive().optional() });

const TicketInput = z.object({
  voiceId: z.uuid(),
  departmentUnitId: z.uuid().optional(),
  title: z.string().trim().min(1).max(200).optional(),
  priority: Priority.default(2),
  dueMinutes: z.int().min(5).max(86_400).optional(),
});

/** Someone's account: only a person can have a ticket in hand. */
function person(actor: Actor): string {
  if (actor.accountId) return actor.accountId;
  throw new AppError('person_needed', 403, 'Only a person can take a ticket, not an API key.');
}

function reading(app: App): void {
  const { db, clock } = app.services;
  app.get(
    '/tickets',
    {
      schema: {
        operationId: 'listTickets',
        tags: ['ticket'],
        summary: 'Tickets of my units and departments, the next one due first',
        querystring: TicketQuery,
        response: { 200: TicketList },
      },
      config: { may: 'ticket.read' },
    },
    ({ actor, query }) =>
      inOrg(db, actor.orgId, async (tx) => {
        if (query.unit) ownUnit(actor, query.unit);
        const asker = { actor, now: clock() };
        const list = ticketList(tx, actor.orgId, await businessCalendar(tx, actor.orgId));
        const after = query.cursor ? readCursor(query.cursor) : null;
        const found = await list.page(query, after, asker);
        const { rows: items, next } = pageOf(found, query.limit, (one) => ({
          at: new Date(query.sort === 'newest' ? one.createdAt : one.dueAt),
          id: one.id,
        }));
        const counts = await list.counts(query, asker);
        const total = (query.status ?? TicketStatus.options).reduce(
          (sum, status) => sum + counts[status],
          0,
        );
        return { items, next, total, counts };
      }),
  );
  app.get(
    '/tickets/:id',
    {
      schema: {
        operationId: 'getTicket',
        tags: ['ticket'],
        summary: 'One ticket with its history and what the customer said',
        params: Id,
        response: { 200: TicketDetail },
      },
      config: { may: 'ticket.read' },
    },
    ({ actor, params }) =>
      inOrg(db, actor.orgId, (tx) => ticketDetail({ tx, actor, now: clock() }, params.id)),
  );
}

function opening(app: App): void {
  const { services } = app;
  app.post(
    '/tickets',
    {
      schema: {
        operationId: 'createTicket',
        tags: ['ticket'],
        summary: 'Open a ticket on what a customer said',
        headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
        body: TicketInput,
        response: { 201: TicketDetail },
      },
      config: { may: 'ticket.write' },
    },
    async ({ actor, body, headers }, reply) => {
      const opened = await inOrg(services.db, actor.orgId, (tx) => {
        const key = headers['idempotency-key'] ?? null;
        const request = ['createTicket', actor.accountId ?? actor.keyId, body];
        return once(tx, { orgId: actor.orgId, key, request, answer: TicketDetail }, async () => {
          const ticket = await openByHand({ tx, actor, services }, body);
          return ticketDetail({ tx, actor, now: services.clock() }, ticket.id);
        });
      });
      return reply.status(201).send(opened);
    },
  );
}

function acting(app: App): void {
  const { services } = app;
  const act = (actor: Actor, wanted: (tx: Tx) => Act): Promise<TicketDetail> =>
    inOrg(services.db, actor.orgId, async (tx) => {
      const { id } = await actOnTicket({ tx, actor, services }, wanted(tx));
      return ticketDetail({ tx, actor, now: services.clock(), acted: true }, id);
    });
  app.post(
    '/tickets/:id/take',
    {
      schema: {
        operationId: 'takeTicket',
        tags: ['ticket'],
        summary: 'Take a ticket in hand',
        params: Id,
        body: Seen.nullish(),
        response: { 200: TicketDetail },
      },
      config: { may: 'ticket.write' },
    },
    ({ actor, params, body }) =>
      act(actor, () => ({
        ...params,
        ...body,
        change: (ticket, moment) => take(ticket, person(actor), moment),
      })),
  );
  app.post(
    '/tickets/:id/comments',
    {
      schema: {
        operationId: 'commentOnTicket',
        tags: ['ticket'],
        summary: 'Write a comment that only colleagues see',
        params: Id,
        body: z.object({ text: Note.min(1) }),
        response: { 201: TicketDetail },
      },
      config: { may: 'ticket.write' },
    },
    async ({ actor, params, body }, reply) => {
      const commented = await act(actor, () => ({
        ...params,
        change: (ticket) => ({ ticket, event: { kind: 'comment', detail: body } }),
      }));
      return reply.status(201).send(commented);
    },
  );
  app.post(
    '/tickets/:id/hand-off',
    {
      schema: {
        operationId: 'handOffTicket',
        tags: ['ticket'],
        summary: 'Hand a ticket to another department on the line of its unit',
        params: Id,
        body: Seen.extend({ departmentUnitId: z.uuid(), note: Note.default('') }),
        response: { 200: TicketDetail },
      },
      config: { may: 'ticket.write' },
    },
    ({ actor, params, body: { departmentUnitId: departmentId, note, version } }) =>
      act(actor, (tx) => ({
        ...params,
        version,
        change: async (ticket, moment) => {
          await mustBeOnLine(tx, actor.orgId, { unitId: ticket.unitId, departmentId });
          return handOff(ticket, { departmentId, note }, moment);
        },
      })),
  );
  app.post(
    '/tickets/:id/status',
    {
      schema: {
        operationId: 'moveTicket',
        tags: ['ticket'],
        summary: 'Move a ticket to another status; closing needs a reason and “customer told”',
        params: Id,
        body: Seen.extend({
          status: TicketStatus,
          reason: Note.min(1).optional(),
          customerTold: z.boolean().optional(),
        }),
        response: { 200: TicketDetail },
      },
      config: { may: 'ticket.write' },
    },
    ({ actor, params, body: { version, ...input } }) =>
      act(actor, (tx) => ({
        ...params,
        version,
        change: async (ticket, moment) => {
          const told = await hasCustomer({ tx, actor, services }, ticket.voiceId);
          const by = { by: actor.accountId, hasCustomer: told };
          return changeStatus(ticket, { ...input, ...by }, moment);
        },
      })),
  );
}

function undoing(app: App): void {
  const { services } = app;
  app.post(
    '/tickets/:id/events/:no/undo',
    {
      schema: {
        operationId: 'undoTicketAct',
        tags: ['ticket'],
        summary: 'Undo my own last act on a ticket, within five minutes; the history keeps both',
        params: Id.extend({ no: z.coerce.number().int().positive().max(2_147_483_647) }),
        response: { 200: TicketDetail },
      },
      config: { may: 'ticket.write' },
    },
    ({ actor, params }) =>
      inOrg(services.db, actor.orgId, async (tx) => {
        await undoOnTicket({ tx, actor, services }, params);
        return ticketDetail({ tx, actor, now: services.clock(), acted: true }, params.id);
      }),
  );
}

/** Work on what customers said: list, page, and everything that is done to a ticket. */
export const ticketRoutes: Routes = (app) => {
  reading(app);
  opening(app);
  acting(app);
  undoing(app);
};
