import { z } from 'zod';
import { inOrg } from '#kernel/db.ts';
import { AppError, notFound } from '#kernel/error.ts';
import type { App, Routes } from '#kernel/http.ts';
import { organisationStore } from './org.store.ts';
import { Locale } from './org.ts';
import { accountStore, oneTimeTokenStore, sessionStore } from './org-account.store.ts';
import { Me } from './org-account.ts';
import { auditOf } from './org-audit.ts';
import { sessionToken } from './org-authenticate.store.ts';
import { mailFault, resetMail } from './org-mail.ts';
import { hashPassword } from './org-password.ts';
import { invitationStore, membershipStore } from './org-people.store.ts';
import {
  checkPassword,
  clearCookie,
  createResetLink,
  noteSignIn,
  startSession,
} from './org-session.store.ts';
import { NewPassword, Password, type SignInTries, signInTries } from './org-sign-in.ts';
import { orgOfToken } from './org-token.ts';

const Token = z.string().min(20).max(200);

function spentLink(): AppError {
  return new AppError('link_spent', 410, 'This link was used already or is too old.');
}

function signing(app: App, tries: SignInTries): void {
  const { services } = app;
  app.post(
    '/auth/sign-in',
    {
      schema: {
        operationId: 'signIn',
        tags: ['org'],
        summary: 'Sign in with e-mail and password',
        body: z.object({ email: z.string().max(254), password: Password }),
        response: { 200: Me },
      },
      config: { may: 'public' },
    },
    async (request, reply) => {
      const account = await checkPassword({ services, request }, tries, request.body);
      const me = await startSession({ services, request, reply }, account.id);
      await noteSignIn(services, me);
      return me;
    },
  );
  app.post(
    '/auth/link',
    {
      schema: {
        operationId: 'signInByLink',
        tags: ['org'],
        summary: 'Sign in with a link that works once',
        body: z.object({ token: Token }),
        response: { 200: Me },
      },
      config: { may: 'public' },
    },
    async (request, reply) => {
      const used = await oneTimeTokenStore(services.db).use(
        'link',
        request.body.token,
        services.clock(),
      );
      if (!used?.account) throw spentLink();
      const me = await startSession({ services, request, reply }, used.account.id);
      await noteSignIn(services, me);
      return me;
    },
  );
  app.post(
    '/auth/sign-out',
    {
      schema: {
        operationId: 'signOut',
        tags: ['org'],
        summary: 'Sign out',
        response: { 204: z.undefined() },
      },
      config: { may: 'public' },
    },
    async (request, reply) => {
      const token = sessionToken(request, services.config);
      if (token) await sessionStore(services.db).end(token);
      clearCookie({ services, reply });
      return reply.status(204).send();
    },
  );
  app.post(
    '/auth/sign-out-everywhere',
    {
      schema: {
        operationId: 'signOutEverywhere',
        tags: ['org'],
        summary: 'End every session of mine',
        response: { 204: z.undefined() },
      },
      config: { may: 'signed-in' },
    },
    async ({ actor }, reply) => {
      if (actor.accountId) await sessionStore(services.db).endAll(actor.accountId);
      clearCookie({ services, reply });
      return reply.status(204).send();
    },
  );
}

function forgetting(app: App): void {
  const { services } = app;
  const { db, log, mail, clock } = services;
  const sendLink = async (email: string) => {
    const account = await accountStore(db).byEmail(email);
    if (!account || !mail.ready) return;
    const link = await createResetLink(services, account.id);
    await mail.send(resetMail(account.email, account.locale, link));
  };
  app.post(
    '/auth/forgot',
    {
      schema: {
        operationId: 'forgotPassword',
        tags: ['org'],
        summary: 'Ask for a link to a new password',
        body: z.object({ email: z.string().max(254) }),
        response: { 202: z.object({}) },
      },
      config: { may: 'public' },
    },
    async ({ body, id }, reply) => {
      // Not awaited: the time of the answer would tell whether the account exists.
      sendLink(body.email).catch((error) => {
        // A mail server's own words may repeat the address, which logs must not hold.
        log.error({ requestId: id, error: mailFault(error) }, 'reset mail not sent');
      });
      return reply.status(202).send({});
    },
  );
  app.post(
    '/auth/reset',
    {
      schema: {
        operationId: 'resetPassword',
        tags: ['org'],
        summary: 'Set a new password with a link',
        body: z.object({ token: Token, password: NewPassword }),
        response: { 204: z.undefined() },
      },
      config: { may: 'public' },
    },
    async ({ body }, reply) => {
      if (!(await oneTimeTokenStore(db).valid('reset', body.token, clock()))) throw spentLink();
      const hash = await hashPassword(body.password);
      await db.transaction().execute(async (tx) => {
        const used = await oneTimeTokenStore(tx).use('reset', body.token, clock());
        if (!used?.account) throw spentLink();
        await accountStore(tx).setPassword(used.account.id, hash);
      });
      return reply.status(204).send();
    },
  );
}

function invited(app: App, tries: SignInTries): void {
  const { services } = app;
  const { db, clock } = services;
  const find = async (token: string) => {
    const orgId = orgOfToken(token);
    if (!orgId) throw notFound('invitation');
    const found = await inOrg(db, orgId, async (tx) => {
      const invitation = await invitationStore(tx, orgId).byToken(token, clock());
      if (!invitation) return null;
      return { invitation, organisation: (await organisationStore(tx, orgId).get()).name };
    });
    if (!found) throw notFound('invitation');
    return { orgId, ...found };
  };
  app.get(
    '/auth/invitations/:token',
    {
      schema: {
        operationId: 'getInvitation',
        tags: ['org'],
        summary: 'Who is invited to what',
        params: z.object({ token: Token }),
        response: { 200: z.object({ email: z.string(), organisation: z.string() }) },
      },
      config: { may: 'public' },
    },
    async ({ params }) => {
      const { invitation, organisation } = await find(params.token);
      return { email: invitation.email, organisation };
    },
  );
  app.post(
    '/auth/invitations/:token',
    {
      schema: {
        operationId: 'acceptInvitation',
        tags: ['org'],
        summary: 'Accept an invitation, with a new account or the one this e-mail has',
        params: z.object({ token: Token }),
        body: z.object({
          name: z.string().trim().min(1).max(120),
          password: NewPassword,
          locale: Locale,
        }),
        response: { 200: Me },
      },
      config: { may: 'public' },
    },
    async (request, reply) => {
      const { orgId, invitation } = await find(request.params.token);
      const { name, password, locale } = request.body;
      const { email } = invitation;
      const known = await accountStore(db).byEmail(email);
      // An account that exists keeps its password: the link alone must not take it over.
      if (known) await checkPassword({ services, request }, tries, { email, password });
      const passwordHash = known ? null : await hashPassword(password);
      const accountId = await inOrg(db, orgId, async (tx) => {
        const at = clock();
        if (!(await invitationStore(tx, orgId).use(invitation.id, at)))
          throw notFound('invitation');
        const id =
          known?.id ?? (await accountStore(tx).create({ email, name, locale, passwordHash, at }));
        const members = membershipStore(tx, orgId);
        if ((await members.find(id))?.active) {
          throw new AppError('already_member', 409, 'You belong to this organisation already.');
        }
        await members.join(id, invitation, at);
        const remember = auditOf(services, tx, { orgId, id, name: known?.name ?? name });
        const { role, unitId } = invitation;
        await remember('person.joined', { kind: 'person', id, label: email }, { role, unitId });
        return id;
      });
      return startSession({ services, request, reply }, accountId, { orgId });
    },
  );
}

/** Signing in and out, forgotten passwords, invitations. */
export const authRoutes: Routes = (app) => {
  const tries = signInTries();
  signing(app, tries);
  forgetting(app);
  invited(app, tries);
};
