import { z } from 'zod';
import { inOrg, type Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import type { App, Routes, Services } from '#kernel/http.ts';
import { organisationStore, unitStore } from './org.store.ts';
import { mayGrant, mustBePerson, type PersonActor } from './org-account.ts';
import { auditActor, auditOf } from './org-audit.ts';
import {
  ImportReport,
  mustBeFaultless,
  type PersonPlan,
  planPeople,
  planUnits,
  type RowFault,
  readCsv,
  type UnitPlan,
} from './org-import.ts';
import { type Membership, membershipStore } from './org-people.store.ts';
import { emailKey } from './org-sign-in.ts';
import {
  changePerson,
  type Issued,
  issueInvitation,
  mailInvitation,
} from './org-staffing.store.ts';

const Query = z.object({ dryRun: z.enum(['true', 'false']).default('false') });

const PeopleReport = ImportReport.extend({
  links: z.array(z.object({ email: z.string(), link: z.string() })),
});

function mustBeFile(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  throw new AppError('not_csv', 415, 'Send the file as text/csv.');
}

async function applyUnit(tx: Tx, orgId: string, plan: UnitPlan, at: Date): Promise<void> {
  const store = unitStore(tx, orgId);
  const parent = await store.byKey(plan.parentKey);
  if (!parent) throw new Error(`The unit ${plan.parentKey} was planned but is not there.`);
  const { unit, kind, name, key, timeZone } = plan;
  if (!unit) {
    await store.add({ parent, kind, name, key, timeZone }, at);
    return;
  }
  await store.change(unit.id, { name, timeZone });
  if (unit.parentId !== parent.id) await store.move(unit.id, parent);
}

function importUnits(services: Services, actor: PersonActor, file: Buffer, dryRun: boolean) {
  const { orgId } = actor;
  const rows = readCsv(file);
  return inOrg(services.db, orgId, async (tx) => {
    await organisationStore(tx, orgId).lock();
    const units = await unitStore(tx, orgId).all();
    const reach = { top: actor.unitId, ids: actor.unitIds };
    const { plans, errors } = planUnits(rows, units, reach);
    const created = plans.filter(({ unit }) => unit === null).length;
    const report = { rows: rows.length, created, changed: plans.length - created, errors };
    if (dryRun) return report;
    mustBeFaultless(errors);
    for (const plan of plans) await applyUnit(tx, orgId, plan, services.clock());
    const remember = auditOf(services, tx, auditActor(actor));
    const { changed } = report;
    await remember('units.imported', { kind: 'organisation', id: orgId }, { created, changed });
    return report;
  });
}

type Staffing = { plan: PersonPlan; member: Membership | undefined };

/** Joins each row with the membership it is about, and refuses what the person may not give. */
async function staffing(tx: Tx, actor: PersonActor, plans: readonly PersonPlan[]) {
  const wanted: Staffing[] = [];
  const errors: RowFault[] = [];
  for (const plan of plans) {
    try {
      mayGrant(actor.role, plan.role);
      const found = await membershipStore(tx, actor.orgId).byEmail(emailKey(plan.email));
      const member = found && actor.unitIds.has(found.unitId) ? found : undefined;
      if (member) mayGrant(actor.role, member.role);
      const same = member?.active && member.role === plan.role && member.unitId === plan.unitId;
      if (!same) wanted.push({ plan, member });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      errors.push({ row: plan.row, message: error.message });
    }
  }
  return { wanted, errors };
}

async function importPeople(services: Services, actor: PersonActor, file: Buffer, dryRun: boolean) {
  const { orgId } = actor;
  const rows = readCsv(file);
  const invited: Issued[] = [];
  const report = await inOrg(services.db, orgId, async (tx) => {
    const units = await unitStore(tx, orgId).all();
    const reach = units.filter(({ id }) => actor.unitIds.has(id));
    const planned = planPeople(rows, reach);
    const { wanted, errors: refused } = await staffing(tx, actor, planned.plans);
    const errors = [...planned.errors, ...refused];
    const created = wanted.filter(({ member }) => !member).length;
    const counts = { rows: rows.length, created, changed: wanted.length - created, errors };
    if (dryRun) return counts;
    mustBeFaultless(errors);
    for (const { plan, member } of wanted) {
      const to = { role: plan.role, unitId: plan.unitId, active: true };
      if (member) await changePerson(tx, actor, { member, to });
      else invited.push(await issueInvitation(services, { tx, actor }, plan));
    }
    const remember = auditOf(services, tx, auditActor(actor));
    const { changed } = counts;
    await remember('people.imported', { kind: 'organisation', id: orgId }, { created, changed });
    return counts;
  });
  const links: { email: string; link: string }[] = [];
  for (const issued of invited) {
    const mailed = await mailInvitation(services, actor, issued);
    if (!mailed) links.push({ email: issued.email, link: issued.link });
  }
  return { ...report, links };
}

function acceptCsv(app: App): void {
  if (app.hasContentTypeParser('text/csv')) return;
  // As bytes: the limit for texts of a JSON body does not fit a file.
  app.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
}

/** Units and people from a file, after a dry run that keeps nothing. */
export const importRoutes: Routes = (app) => {
  const { services } = app;
  acceptCsv(app);
  const bodyLimit = 2 * 1024 * 1024;
  app.post(
    '/units/import',
    {
      bodyLimit,
      schema: {
        operationId: 'importUnits',
        tags: ['org'],
        summary: 'Add and change units from CSV: key, name, kind, parent, time_zone',
        consumes: ['text/csv'],
        querystring: Query,
        response: { 200: ImportReport },
      },
      config: { may: 'organisation.write' },
    },
    async (request) => {
      const dryRun = request.query.dryRun === 'true';
      const actor = mustBePerson(request.actor);
      return importUnits(services, actor, mustBeFile(request.body), dryRun);
    },
  );
  app.post(
    '/people/import',
    {
      bodyLimit,
      schema: {
        operationId: 'importPeople',
        tags: ['org'],
        summary: 'Invite people and change their places from CSV: email, role, unit',
        consumes: ['text/csv'],
        querystring: Query,
        response: { 200: PeopleReport },
      },
      config: { may: 'people.write' },
    },
    async (request) => {
      const dryRun = request.query.dryRun === 'true';
      const actor = mustBePerson(request.actor);
      return importPeople(services, actor, mustBeFile(request.body), dryRun);
    },
  );
};
