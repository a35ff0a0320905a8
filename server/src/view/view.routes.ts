import { z } from 'zod';
import { inOrg } from '#kernel/db.ts';
import type { Routes } from '#kernel/http.ts';
import { mustBePerson } from '#org/org-account.ts';
import { viewStore } from './view.store.ts';
import { NewView, SavedView } from './view.ts';

/** Page states that people keep under a name. */
export const viewRoutes: Routes = (app) => {
  const { services } = app;
  app.get(
    '/views',
    {
      schema: {
        operationId: 'listViews',
        tags: ['view'],
        summary: 'My saved views and those of the team',
        response: { 200: z.object({ items: z.array(SavedView) }) },
      },
      config: { may: 'view.write' },
    },
    async ({ actor }) => {
      const { orgId, accountId } = mustBePerson(actor);
      const items = await inOrg(services.db, orgId, (tx) => viewStore(tx, orgId, accountId).list());
      return { items };
    },
  );

  app.post(
    '/views',
    {
      schema: {
        operationId: 'saveView',
        tags: ['view'],
        summary: 'Keep the state of a page under a name',
        body: NewView,
        response: { 201: SavedView },
      },
      config: { may: 'view.write' },
    },
    async ({ actor, body }, reply) => {
      const { orgId, accountId } = mustBePerson(actor);
      const view = await inOrg(services.db, orgId, (tx) =>
        viewStore(tx, orgId, accountId).add(body, services.clock()),
      );
      return reply.status(201).send(view);
    },
  );

  app.delete(
    '/views/:id',
    {
      schema: {
        operationId: 'removeView',
        tags: ['view'],
        summary: 'Remove a view of mine',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null() },
      },
      config: { may: 'view.write' },
    },
    async ({ actor, params }, reply) => {
      const { orgId, accountId } = mustBePerson(actor);
      await inOrg(services.db, orgId, (tx) => viewStore(tx, orgId, accountId).remove(params.id));
      return reply.status(204).send(null);
    },
  );
};
