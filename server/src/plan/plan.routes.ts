import { z } from 'zod';
import { pageOf, readCursor } from '#alert/alert-page.ts';
import { type Actor, may } from '#kernel/actor.ts';
import { inOrg } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import type { App, Routes } from '#kernel/http.ts';
import { dayIn } from '#kernel/instant.ts';
import type { Unit } from '#org/org.ts';
import { once } from '#ticket/ticket-once.store.ts';
import { planFacts } from './plan.facts.ts';
import { planActionStore, planStore } from './plan.store.ts';
import { type PlanAction, stepsFrom } from './plan.ts';
import {
  actOnPlan,
  addAction,
  changeAction,
  type PlanActing,
  removeAction,
  startPlan,
} from './plan-act.store.ts';
import { draftOf } from './plan-draft.store.ts';
import { readableEvidence } from './plan-evidence.store.ts';
import { planList } from './plan-list.store.ts';
import { assignable, ownPlace, placeOf } from './plan-place.store.ts';
import {
  ActionChange,
  ActionInput,
  assignableView,
  departmentView,
  PlanChangeInput,
  PlanDetail,
  PlanDraft,
  PlanDraftQuery,
  PlanInput,
  PlanQuery,
  PlanView,
} from './plan-view.ts';

const Id = z.object({ id: z.uuid() });
const ActionId = Id.extend({ actionId: z.uuid() });

function actionView(action: PlanAction, units: readonly Unit[], today: string) {
  return {
    id: action.id,
    title: action.title,
    department: departmentView(units, action.departmentId),
    dueOn: action.dueOn,
    doneAt: action.doneAt?.toISOString() ?? null,
    overdue: action.doneAt === null && action.dueOn < today,
  };
}

async function detail(app: App, { tx, actor }: PlanActing, id: string): Promise<PlanDetail> {
  const { services } = app;
  const { orgId } = actor;
  const today = dayIn(actor.timeZone, services.clock());
  const view = await planList(tx, orgId).view(id, { actor, today });
  if (!view) throw notFound('plan');
  const plan = await planStore(tx, orgId).get(id);
  const { units, scope } = await placeOf(tx, orgId, { wanted: plan, now: services.clock() });
  const actions = await planActionStore(tx, orgId).of(id);
  const events = await planStore(tx, orgId).events(id);
  const write = may(actor, 'plan.write');
  return {
    ...view,
    problem: plan.problem,
    metric: plan.metric,
    units: units
      .filter((unit) => plan.unitIds.includes(unit.id))
      .map((unit) => ({ id: unit.id, name: unit.name })),
    baselineAt: plan.baselineAt.toISOString(),
    present: await planFacts(services.facts.of(orgId)).present(plan, scope),
    evidence: {
      total: plan.evidence.length,
      voices: await readableEvidence(tx, actor, plan.evidence),
    },
    actionList: actions.map((action) => actionView(action, units, today)),
    events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
    departments: assignableView(assignable(units, actor, plan.scopeUnitId)),
    may: { write, steps: write ? stepsFrom(plan.step) : [] },
  };
}

function reading(app: App): void {
  const { services } = app;
  app.get(
    '/plans',
    {
      schema: {
        operationId: 'listPlans',
        tags: ['plan'],
        summary: 'Improvement plans of my units and departments, the next one due first',
        querystring: PlanQuery,
        response: { 200: z.object({ items: z.array(PlanView), next: z.string().nullable() }) },
      },
      config: { may: 'plan.read' },
    },
    ({ actor, query }) =>
      inOrg(services.db, actor.orgId, async (tx) => {
        const asker = { actor, today: dayIn(actor.timeZone, services.clock()) };
        const after = query.cursor ? readCursor(query.cursor) : null;
        const found = await planList(tx, actor.orgId).page(query, after, asker);
        const { rows: items, next } = pageOf(found, query.limit, ({ dueOn, id }) => ({
          at: new Date(`${dueOn}T00:00:00Z`),
          id,
        }));
        return { items, next };
      }),
  );
  app.get(
    '/plans/draft',
    {
      schema: {
        operationId: 'draftPlan',
        tags: ['plan'],
        summary:
          'What an improvement on a point would start from: who, where, evidence and numbers',
        querystring: PlanDraftQuery,
        response: { 200: PlanDraft },
      },
      config: { may: 'plan.write' },
    },
    ({ actor, query: { need, point, touchpointId = null, unitId = actor.unitId } }) =>
      inOrg(services.db, actor.orgId, async (tx) => {
        const wanted = { need, touchpointId, unitIds: [unitId] };
        const place = await ownPlace(tx, actor, { wanted, now: services.clock() });
        const facts = planFacts(services.facts.of(actor.orgId));
        const subject = { need, point };
        const [start, affected, heardAt] = await Promise.all([
          facts.start(subject, place.scope),
          facts.affected(subject, place.scope),
          facts.heardAt(subject, place.scope),
        ]);
        const counted = { ...start, affected, heardAt };
        return draftOf({ tx, actor }, place, { ...subject, counted });
      }),
  );
  app.get(
    '/plans/:id',
    {
      schema: {
        operationId: 'getPlan',
        tags: ['plan'],
        summary: 'One plan: problem, evidence, frozen baseline, actions and history',
        params: Id,
        response: { 200: PlanDetail },
      },
      config: { may: 'plan.read' },
    },
    ({ actor, params }) =>
      inOrg(services.db, actor.orgId, (tx) => detail(app, { tx, actor, services }, params.id)),
  );
}

/** Does something to a plan, and answers with the plan as it is then. */
function acting(app: App) {
  const { services } = app;
  return (actor: Actor, id: string, act: (acting: PlanActing) => Promise<void>) =>
    inOrg(services.db, actor.orgId, async (tx) => {
      await act({ tx, actor, services });
      return detail(app, { tx, actor, services }, id);
    });
}

function writing(app: App): void {
  const { services } = app;
  const act = acting(app);
  app.post(
    '/plans',
    {
      schema: {
        operationId: 'createPlan',
        tags: ['plan'],
        summary: 'Start an improvement on a point; freezes its baseline and evidence',
        headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
        body: PlanInput,
        response: { 201: PlanDetail },
      },
      config: { may: 'plan.write' },
    },
    async ({ actor, body, headers }, reply) => {
      const started = await inOrg(services.db, actor.orgId, (tx) => {
        const key = headers['idempotency-key'] ?? null;
        const request = ['createPlan', actor.accountId, body];
        const who = { tx, actor, services };
        const { start } = planFacts(services.facts.of(actor.orgId));
        return once(tx, { orgId: actor.orgId, key, request, answer: PlanDetail }, async () =>
          detail(app, who, await startPlan(who, body, start)),
        );
      });
      return reply.status(201).send(started);
    },
  );
  app.patch(
    '/plans/:id',
    {
      schema: {
        operationId: 'changePlan',
        tags: ['plan'],
        summary: 'Change a plan or move it a step; its baseline stays as it was frozen',
        params: Id,
        body: PlanChangeInput,
        response: { 200: PlanDetail },
      },
      config: { may: 'plan.write' },
    },
    ({ actor, params, body: { departmentUnitId: departmentId, ...change } }) =>
      act(actor, params.id, (who) => actOnPlan(who, params.id, { ...change, departmentId })),
  );
}

function actions(app: App): void {
  const act = acting(app);
  app.post(
    '/plans/:id/actions',
    {
      schema: {
        operationId: 'addPlanAction',
        tags: ['plan'],
        summary: 'Give a department something to do for the plan, by a day',
        params: Id,
        body: ActionInput,
        response: { 201: PlanDetail },
      },
      config: { may: 'plan.write' },
    },
    async ({ actor, params, body: { departmentUnitId: departmentId, title, dueOn } }, reply) => {
      const plan = await act(actor, params.id, (who) =>
        addAction(who, params.id, { title, departmentId, dueOn }),
      );
      return reply.status(201).send(plan);
    },
  );
  app.patch(
    '/plans/:id/actions/:actionId',
    {
      schema: {
        operationId: 'changePlanAction',
        tags: ['plan'],
        summary: 'Change an action, or say that it is done',
        params: ActionId,
        body: ActionChange,
        response: { 200: PlanDetail },
      },
      config: { may: 'plan.write' },
    },
    ({ actor, params: { id: planId, actionId: id }, body }) => {
      const { departmentUnitId: departmentId, ...change } = body;
      return act(actor, planId, (who) =>
        changeAction(who, { planId, id }, { ...change, departmentId }),
      );
    },
  );
  app.delete(
    '/plans/:id/actions/:actionId',
    {
      schema: {
        operationId: 'removePlanAction',
        tags: ['plan'],
        summary: 'Take an action out of a plan that has not begun',
        params: ActionId,
        response: { 200: PlanDetail },
      },
      config: { may: 'plan.write' },
    },
    ({ actor, params: { id: planId, actionId: id } }) =>
      act(actor, planId, (who) => removeAction(who, { planId, id })),
  );
}

/** Improvement plans: from a point with its baseline, through Plan, Do, Check and Act. */
export const planRoutes: Routes = (app) => {
  reading(app);
  writing(app);
  actions(app);
};
