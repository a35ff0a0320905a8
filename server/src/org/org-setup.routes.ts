import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { inOrg, type Tx } from '#kernel/db.ts';
import { AppError, forbidden } from '#kernel/error.ts';
import type { App, Routes, Services } from '#kernel/http.ts';
import { organisationStore } from './org.store.ts';
import { Locale, TimeZone } from './org.ts';
import { accountStore, oneTimeTokenStore } from './org-account.store.ts';
import { Me, mustBePerson, type Organisation } from './org-account.ts';
import { auditActor, auditOf } from './org-audit.ts';
import { openOrganisations, personOf } from './org-authenticate.store.ts';
import {
  createOrganisation,
  deleteOrganisation,
  type Founded,
  type NewOrganisation,
} from './org-founding.store.ts';
import { hashPassword } from './org-password.ts';
import { startSession } from './org-session.store.ts';
import { Email, mustBePrivate, NewPassword } from './org-sign-in.ts';

/** What other features add when an organisation begins or a sample ends. */
export type Founding = {
  /** The pack's departments, named in this language; null when there is no such pack. */
  departments(pack: string, locale: string): readonly { key: string; name: string }[] | null;
  /** Adds journeys and rules to a new organisation, in its own transaction. */
  furnish(tx: Tx, founded: Founded, pack: string): Promise<void>;
  /** Makes the sample company with this account as its administrator; answers its id. */
  startSample(services: Services, accountId: string, locale: string): Promise<string>;
  /** Enqueues what must happen outside the truth once a sample's rows are gone. */
  forget(tx: Tx, orgId: string): Promise<void>;
};

const Setup = z.object({
  token: z.string().min(20).max(200),
  email: Email,
  password: NewPassword,
  name: z.string().trim().min(1).max(120),
  organisation: z.string().trim().min(1).max(120),
  locale: Locale,
  timeZone: TimeZone,
  pack: z.string().min(1).max(64),
  start: z.enum(['sample', 'file', 'empty']),
});
type Setup = z.infer<typeof Setup>;

function linkSpent(): AppError {
  return new AppError('link_spent', 410, 'This link was used already or is too old.');
}

async function found(tx: Tx, founding: Founding, wanted: Omit<NewOrganisation, 'departments'>) {
  const departments = founding.departments(wanted.pack, wanted.locale);
  if (!departments) throw new AppError('unknown_pack', 422, 'There is no such industry pack.');
  const founded = await createOrganisation(tx, { ...wanted, departments });
  await founding.furnish(tx, founded, wanted.pack);
  return founded;
}

async function setUp(services: Services, founding: Founding, wanted: Setup) {
  const { db, clock, secrets } = services;
  const passwordHash = await hashPassword(wanted.password);
  const orgId = randomUUID();
  const accountId = await inOrg(db, orgId, async (tx) => {
    // Two links may be out; only the first to come may make the first account.
    await sql`select pg_advisory_xact_lock(hashtextextended('setup', 0))`.execute(tx);
    const at = clock();
    const used = await oneTimeTokenStore(tx).use('setup', wanted.token, at);
    const accounts = accountStore(tx);
    if (!used || (await accounts.any())) throw linkSpent();
    const { email, name, locale, timeZone, pack } = wanted;
    const id = await accounts.create({ email, name, locale, passwordHash, at });
    await found(tx, founding, {
      orgId,
      name: wanted.organisation,
      pack,
      locale,
      timeZone,
      sample: false,
      accountId: id,
      at,
    });
    const remember = auditOf({ secrets, clock }, tx, { orgId, id, name });
    const label = wanted.organisation;
    await remember('organisation.created', { kind: 'organisation', id: orgId, label });
    return id;
  });
  return { accountId, orgId };
}

/** The organisations that an account can enter, with their settings. */
async function enterable({ db }: Services, accountId: string): Promise<Organisation[]> {
  const mine = await openOrganisations(db, accountId);
  return Promise.all(mine.map(({ id }) => inOrg(db, id, (tx) => organisationStore(tx, id).get())));
}

const foreignKeyViolation = '23503';
const deleteTries = 20;
const deletePauseMs = 250;

/** Work on the sample that was under way may still add rows: then the deletion begins again. */
async function deleteSample(
  { db }: Services,
  founding: Founding,
  { sampleId, nextId, accountId }: { sampleId: string; nextId: string; accountId: string },
): Promise<void> {
  // Whoever tells the sample's year looks here before each step, and stops.
  await inOrg(db, sampleId, (tx) =>
    tx.updateTable('org').set({ sample_seed: null }).where('org_id', '=', sampleId).execute(),
  );
  const attempt = () =>
    inOrg(db, sampleId, async (tx) => {
      await deleteOrganisation(tx, sampleId);
      await founding.forget(tx, sampleId);
      // Whoever looked at the sample goes on in their own organisation, without signing in again.
      await tx
        .updateTable('session')
        .set({ org_id: nextId, view_as: null })
        .where('account_id', '=', accountId)
        .where('org_id', 'is', null)
        .execute();
    });
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code !== foreignKeyViolation || tried >= deleteTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, deletePauseMs));
    }
  }
}

async function removeSample(services: Services, founding: Founding, accountId: string, at: Date) {
  const { db } = services;
  const loaded = await enterable(services, accountId);
  const sample = loaded.find((organisation) => organisation.sample);
  if (!sample) throw new AppError('no_sample', 409, 'There is no sample company to remove.');
  const own = await personOf(db, { accountId, orgId: sample.id, viewAs: null });
  if (own?.role !== 'administrator' || !own.everywhere) throw forbidden('organisation.write');
  const next = loaded.find((organisation) => !organisation.sample);
  const { pack, locale, timeZone } = sample;
  const nextId = next?.id ?? randomUUID();
  if (!next) {
    await inOrg(db, nextId, (tx) =>
      found(tx, founding, {
        orgId: nextId,
        name: sample.name,
        pack,
        locale,
        timeZone,
        sample: false,
        accountId,
        at,
      }),
    );
  }
  await deleteSample(services, founding, { sampleId: sample.id, nextId, accountId });
  return { removed: sample, nextId };
}

function setupEndpoints(app: App, founding: Founding): void {
  const { services } = app;
  app.get(
    '/auth/setup/:token',
    {
      schema: {
        operationId: 'getSetup',
        tags: ['org'],
        summary: 'Whether a setup link still works',
        params: z.object({ token: z.string().max(200) }),
        response: { 200: z.object({ valid: z.boolean() }) },
      },
      config: { may: 'public' },
    },
    async ({ params }) => ({
      valid:
        !(await accountStore(services.db).any()) &&
        (await oneTimeTokenStore(services.db).valid('setup', params.token, services.clock())),
    }),
  );
  app.post(
    '/auth/setup',
    {
      schema: {
        operationId: 'setUp',
        tags: ['org'],
        summary: 'Make the first account and its organisation',
        body: Setup,
        response: { 201: Me },
      },
      config: { may: 'public' },
    },
    async (request, reply) => {
      const { body } = request;
      mustBePrivate(services.config, request.ip);
      const valid = await oneTimeTokenStore(services.db).valid(
        'setup',
        body.token,
        services.clock(),
      );
      if (!valid) throw linkSpent();
      const { accountId, orgId } = await setUp(services, founding, body);
      const into =
        body.start === 'sample'
          ? await founding.startSample(services, accountId, body.locale)
          : orgId;
      const me = await startSession({ services, request, reply }, accountId, { orgId: into });
      return reply.status(201).send(me);
    },
  );
}

/** First setup and the removal of the sample company, with what other features add to them. */
export function setupRoutes(founding: Founding): Routes {
  return (app) => {
    const { services } = app;
    setupEndpoints(app, founding);
    app.post(
      '/organisation/sample',
      {
        schema: {
          operationId: 'startSample',
          tags: ['org'],
          summary: 'Open the sample company beside the own one; a second call opens the same',
          response: { 201: Me },
        },
        config: { may: 'organisation.write' },
      },
      async (request, reply) => {
        const { accountId, orgId } = mustBePerson(request.actor);
        const mine = await enterable(services, accountId);
        const known = mine.find((organisation) => organisation.sample)?.id;
        const locale = (await accountStore(services.db).byId(accountId))?.locale ?? 'en';
        const into = known ?? (await founding.startSample(services, accountId, locale));
        await inOrg(services.db, orgId, (tx) =>
          auditOf(
            services,
            tx,
            auditActor(request.actor),
          )('sample.opened', {
            kind: 'organisation',
            id: into,
          }),
        );
        const me = await startSession({ services, request, reply }, accountId, { orgId: into });
        return reply.status(201).send(me);
      },
    );
    app.delete(
      '/organisation/sample',
      {
        schema: {
          operationId: 'removeSample',
          tags: ['org'],
          summary: 'Remove the sample company with everything in it',
          response: { 202: z.object({ organisationId: z.uuid() }) },
        },
        config: { may: 'organisation.write' },
      },
      async (request, reply) => {
        const { actor } = request;
        const { accountId } = actor;
        if (!accountId) throw new AppError('forbidden', 403, 'A key cannot remove a company.');
        const { removed, nextId } = await removeSample(
          services,
          founding,
          accountId,
          services.clock(),
        );
        await inOrg(services.db, nextId, (tx) =>
          auditOf(services, tx, { orgId: nextId, id: accountId, name: actor.name })(
            'sample.removed',
            { kind: 'organisation', id: removed.id, label: removed.name },
          ),
        );
        return reply.status(202).send({ organisationId: nextId });
      },
    );
  };
}
