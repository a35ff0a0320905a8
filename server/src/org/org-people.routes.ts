import { z } from 'zod';
import { inOrg, type Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import type { App, Routes } from '#kernel/http.ts';
import { actions, keyScopes, roleMay, roles, scopesMay } from '#kernel/policy.ts';
import { mustBePerson, Person, type PersonActor, RoleName } from './org-account.ts';
import { auditActor, auditOf } from './org-audit.ts';
import { invitationStore, type Membership, membershipStore } from './org-people.store.ts';
import { Email } from './org-sign-in.ts';
import { changePerson, issueInvitation, mailInvitation } from './org-staffing.store.ts';

const PersonChange = z.object({
  role: RoleName.optional(),
  unitId: z.uuid().optional(),
  active: z.boolean().optional(),
});

const RoleRow = z.object({
  action: z.string(),
  roles: z.array(RoleName),
  scopes: z.array(z.string()),
});

async function visible(tx: Tx, actor: PersonActor, accountId: string): Promise<Membership> {
  const member = await membershipStore(tx, actor.orgId).find(accountId);
  if (!member || !actor.unitIds.has(member.unitId)) throw notFound('person');
  return member;
}

function reading(app: App): void {
  const { db, clock } = app.services;
  app.get(
    '/people',
    {
      schema: {
        operationId: 'listPeople',
        tags: ['org'],
        summary: 'The people of my units, and those invited to them',
        response: { 200: z.object({ items: z.array(Person) }) },
      },
      config: { may: 'people.read' },
    },
    async ({ actor }) =>
      inOrg(db, actor.orgId, async (tx) => {
        const unitIds = [...actor.unitIds];
        const people = await membershipStore(tx, actor.orgId).list(unitIds);
        const invited = await invitationStore(tx, actor.orgId).list(unitIds, clock());
        return { items: [...people, ...invited] };
      }),
  );
  app.get(
    '/roles',
    {
      schema: {
        operationId: 'listRoles',
        tags: ['org'],
        summary: 'What each role and key scope may do, inside its unit',
        response: { 200: z.object({ roles: z.array(RoleName), items: z.array(RoleRow) }) },
      },
      config: { may: 'organisation.read' },
    },
    async () => ({
      roles: [...roles],
      items: actions.map((action) => ({
        action,
        roles: roles.filter((role) => roleMay(role, action)),
        scopes: keyScopes.filter((scope) => scopesMay([scope], action)),
      })),
    }),
  );
}

function inviting(app: App): void {
  const { services } = app;
  const { db, clock } = services;
  app.post(
    '/people/invitations',
    {
      schema: {
        operationId: 'invitePerson',
        tags: ['org'],
        summary: 'Invite someone to a role on a unit',
        body: z.object({ email: Email, role: RoleName, unitId: z.uuid() }),
        response: {
          201: z.object({ id: z.uuid(), link: z.string().nullable(), mailed: z.boolean() }),
        },
      },
      config: { may: 'people.write' },
    },
    async (request, reply) => {
      const actor = mustBePerson(request.actor);
      const issued = await inOrg(db, actor.orgId, (tx) =>
        issueInvitation(services, { tx, actor }, request.body),
      );
      const mailed = await mailInvitation(services, actor, issued);
      return reply.status(201).send({ id: issued.id, link: mailed ? null : issued.link, mailed });
    },
  );
  app.delete(
    '/people/invitations/:id',
    {
      schema: {
        operationId: 'withdrawInvitation',
        tags: ['org'],
        summary: 'Take an invitation back',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.undefined() },
      },
      config: { may: 'people.write' },
    },
    async ({ actor, params }, reply) => {
      await inOrg(db, actor.orgId, async (tx) => {
        const invitations = invitationStore(tx, actor.orgId);
        const found = await invitations.byId(params.id, clock());
        if (!found || !actor.unitIds.has(found.unitId)) throw notFound('invitation');
        await invitations.withdraw(found.id);
        const remember = auditOf(services, tx, auditActor(actor));
        const object = { kind: 'invitation', id: found.id, label: found.email };
        await remember('person.invitation_withdrawn', object);
      });
      return reply.status(204).send();
    },
  );
}

function changing(app: App): void {
  const { services } = app;
  app.patch(
    '/people/:id',
    {
      schema: {
        operationId: 'changePerson',
        tags: ['org'],
        summary: "Change a person's role, unit or standing",
        params: z.object({ id: z.uuid() }),
        body: PersonChange,
        response: { 200: Person },
      },
      config: { may: 'people.write' },
    },
    async ({ actor: asking, params, body }) => {
      const actor = mustBePerson(asking);
      const { orgId } = actor;
      return inOrg(services.db, orgId, async (tx) => {
        const member = await visible(tx, actor, params.id);
        const { role = member.role, unitId = member.unitId, active = member.active } = body;
        await changePerson(tx, actor, { member, to: { role, unitId, active } });
        const remember = auditOf(services, tx, auditActor(actor));
        const object = { kind: 'person', id: member.accountId, label: member.name };
        await remember('person.changed', object, { role, unitId, active });
        const people = await membershipStore(tx, orgId).list([unitId]);
        const changed = people.find(({ id }) => id === member.accountId);
        if (!changed) throw notFound('person');
        return changed;
      });
    },
  );
}

/** People, invitations and the matrix of roles. */
export const peopleRoutes: Routes = (app) => {
  reading(app);
  inviting(app);
  changing(app);
};
