import { z } from 'zod';
import { inOrg } from '#kernel/db.ts';
import { forbidden } from '#kernel/error.ts';
import type { Routes } from '#kernel/http.ts';
import { organisationStore } from './org.store.ts';
import { Locale, TimeZone } from './org.ts';
import { Organisation } from './org-account.ts';
import { auditRoutes } from './org-audit.routes.ts';
import { auditActor, auditOf } from './org-audit.ts';
import { authRoutes } from './org-auth.routes.ts';
import { importRoutes } from './org-import.routes.ts';
import { keyRoutes } from './org-key.routes.ts';
import { meRoutes } from './org-me.routes.ts';
import { peopleRoutes } from './org-people.routes.ts';
import { unitRoutes } from './org-unit.routes.ts';

const OrganisationChange = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  timeZone: TimeZone.optional(),
  locale: Locale.optional(),
});

const organisationRoutes: Routes = (app) => {
  const { services } = app;
  app.get(
    '/organisation',
    {
      schema: {
        operationId: 'getOrganisation',
        tags: ['org'],
        summary: 'My organisation',
        response: { 200: Organisation },
      },
      config: { may: 'organisation.read' },
    },
    async ({ actor }) =>
      inOrg(services.db, actor.orgId, (tx) => organisationStore(tx, actor.orgId).get()),
  );
  app.patch(
    '/organisation',
    {
      schema: {
        operationId: 'changeOrganisation',
        tags: ['org'],
        summary: "Change the organisation's name, time zone or language",
        body: OrganisationChange,
        response: { 200: Organisation },
      },
      config: { may: 'organisation.write' },
    },
    async ({ actor, body }) => {
      if (!actor.everywhere) throw forbidden('organisation.write');
      const { name, timeZone, locale } = body;
      return inOrg(services.db, actor.orgId, async (tx) => {
        const store = organisationStore(tx, actor.orgId);
        await store.change({
          ...(name === undefined ? {} : { name }),
          ...(timeZone === undefined ? {} : { timeZone }),
          ...(locale === undefined ? {} : { locale }),
        });
        const remember = auditOf(services, tx, auditActor(actor));
        const object = { kind: 'organisation', id: actor.orgId };
        await remember('organisation.changed', object, { ...body });
        return store.get();
      });
    },
  );
};

/** Every endpoint of the organisation but first setup and the sample: see `setupRoutes`. */
export const orgRoutes: Routes[] = [
  authRoutes,
  meRoutes,
  organisationRoutes,
  unitRoutes,
  peopleRoutes,
  importRoutes,
  keyRoutes,
  auditRoutes,
];
