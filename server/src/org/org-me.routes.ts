import { z } from 'zod';
import { inOrg } from '#kernel/db.ts';
import { AppError, notFound } from '#kernel/error.ts';
import type { App, Routes } from '#kernel/http.ts';
import { unitStore } from './org.store.ts';
import { accountStore, sessionStore } from './org-account.store.ts';
import { Me, mayViewAs, mustBePerson, Preferences, ViewAs } from './org-account.ts';
import { auditActor, auditOf } from './org-audit.ts';
import { meOf, openOrganisations, sessionToken } from './org-authenticate.store.ts';
import { hashPassword, verifyPassword } from './org-password.ts';
import { membershipStore } from './org-people.store.ts';
import { startSession } from './org-session.store.ts';
import { NewPassword, Password } from './org-sign-in.ts';

const Wanted = Preferences.partial();

function profile(app: App): void {
  const { services } = app;
  const { db, config, clock } = services;
  app.get(
    '/me',
    {
      schema: {
        operationId: 'getMe',
        tags: ['org'],
        summary: 'Who I am and what I may do',
        response: { 200: Me },
      },
      config: { may: 'signed-in' },
    },
    async (request) => {
      const actor = mustBePerson(request.actor);
      const token = sessionToken(request, config);
      const session = token ? await sessionStore(db).find(token, clock()) : null;
      return meOf(db, actor, session?.viewAs ?? null);
    },
  );
  app.patch(
    '/me',
    {
      schema: {
        operationId: 'changeMe',
        tags: ['org'],
        summary: 'Change my name or preferences',
        body: Wanted,
        response: { 200: Me },
      },
      config: { may: 'signed-in' },
    },
    async (request) => {
      const actor = mustBePerson(request.actor);
      await accountStore(db).change(actor.accountId, request.body);
      return meOf(db, actor, null);
    },
  );
  app.post(
    '/me/password',
    {
      schema: {
        operationId: 'changePassword',
        tags: ['org'],
        summary: 'Change my password; my other sessions end',
        body: z.object({ current: Password, next: NewPassword }),
        response: { 200: Me },
      },
      config: { may: 'signed-in' },
    },
    async (request, reply) => {
      const { accountId, orgId } = mustBePerson(request.actor);
      const account = await accountStore(db).byId(accountId);
      const right = await verifyPassword(account?.passwordHash ?? null, request.body.current);
      if (!right) throw new AppError('wrong_password', 403, 'The present password is wrong.');
      const hash = await hashPassword(request.body.next);
      await inOrg(db, orgId, async (tx) => {
        await accountStore(tx).setPassword(accountId, hash);
        const remember = auditOf(services, tx, auditActor(request.actor));
        await remember('person.password_changed', { kind: 'person', id: accountId });
      });
      return startSession({ services, request, reply }, accountId, { orgId });
    },
  );
}

function standing(app: App): void {
  const { services } = app;
  const { db } = services;
  app.post(
    '/me/organisation',
    {
      schema: {
        operationId: 'changeOrganisationOfSession',
        tags: ['org'],
        summary: 'Go to another of my organisations',
        body: z.object({ id: z.uuid() }),
        response: { 200: Me },
      },
      config: { may: 'signed-in' },
    },
    async (request, reply) => {
      const { accountId } = mustBePerson(request.actor);
      const { id } = request.body;
      const open = await openOrganisations(db, accountId);
      if (!open.some((organisation) => organisation.id === id)) throw notFound('organisation');
      return startSession({ services, request, reply }, accountId, { orgId: id });
    },
  );
  app.put(
    '/me/view-as',
    {
      schema: {
        operationId: 'viewAs',
        tags: ['org'],
        summary: 'See as a lesser role on a unit does, or as myself again',
        body: ViewAs.nullable(),
        response: { 200: Me },
      },
      config: { may: 'signed-in' },
    },
    async (request, reply) => {
      const { accountId, orgId } = mustBePerson(request.actor);
      const viewAs = request.body;
      await inOrg(db, orgId, async (tx) => {
        if (!viewAs) return;
        const own = await membershipStore(tx, orgId).get(accountId);
        mayViewAs(own.role, viewAs.role);
        const reach = await unitStore(tx, orgId).subtree(own.unitId);
        if (!reach.includes(viewAs.unitId)) throw notFound('unit');
        const remember = auditOf(services, tx, auditActor(request.actor));
        await remember(
          'person.viewed_as',
          { kind: 'unit', id: viewAs.unitId },
          { role: viewAs.role },
        );
      });
      return startSession({ services, request, reply }, accountId, { orgId, viewAs });
    },
  );
}

/** The signed-in person's own account and standing. */
export const meRoutes: Routes = (app) => {
  profile(app);
  standing(app);
};
