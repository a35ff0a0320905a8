import { z } from 'zod';
import { inOrg } from '#kernel/db.ts';
import { forbidden } from '#kernel/error.ts';
import type { Routes } from '#kernel/http.ts';
import { auditActor, auditOf } from '#org/org-audit.ts';
import { ticketStore } from './ticket.store.ts';
import { calendarStore } from './ticket-calendar.store.ts';
import {
  CalendarInput,
  CalendarView,
  calendarChange,
  calendarView,
  checkedCalendar,
} from './ticket-calendar.ts';
import { calendarChanged } from './ticket-job-kinds.ts';

/** The hours that due times count: everyone may see them, headquarters' administrators set them. */
export const calendarRoutes: Routes = (app) => {
  const { services } = app;
  app.get(
    '/calendar',
    {
      schema: {
        operationId: 'getCalendar',
        tags: ['ticket'],
        summary: 'The business calendar that due times count by',
        response: { 200: CalendarView },
      },
      config: { may: 'organisation.read' },
    },
    ({ actor }) =>
      inOrg(services.db, actor.orgId, async (tx) =>
        calendarView(await calendarStore(tx, actor.orgId).get()),
      ),
  );
  app.put(
    '/calendar',
    {
      schema: {
        operationId: 'changeCalendar',
        tags: ['ticket'],
        summary: 'Set opening hours, holidays and zone; due times of open tickets follow',
        body: CalendarInput,
        response: {
          200: CalendarView.extend({
            /** Open tickets whose due times are worked out again; 0 when nothing changed. */
            openTickets: z.int(),
          }),
        },
      },
      config: { may: 'organisation.write' },
    },
    async ({ actor, body }) => {
      if (!actor.everywhere) throw forbidden('organisation.write');
      const wanted = checkedCalendar(body, services.clock());
      return inOrg(services.db, actor.orgId, async (tx) => {
        const store = calendarStore(tx, actor.orgId);
        const before = await store.hold();
        const change = calendarChange(before, wanted);
        // A request that is sent again finds its effect there, whatever version it names.
        if (!change) return { ...calendarView(before), openTickets: 0 };
        const saved = await store.save({ ...before, ...wanted }, body.version);
        const { orgId, id, name } = auditActor(actor);
        const openTickets = await ticketStore(tx, orgId).countOpen();
        await services.jobs.send(tx, calendarChanged, { orgId, by: { id, name } });
        const remember = auditOf(services, tx, { orgId, id, name });
        const object = { kind: 'calendar', id: saved.id, label: saved.name };
        await remember('calendar.changed', object, { ...change, openTickets });
        return { ...calendarView(saved), openTickets };
      });
    },
  );
};
