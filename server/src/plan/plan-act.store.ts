import type { Actor } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { AppError, notFound } from '#kernel/error.ts';
import type { Services } from '#kernel/http.ts';
import { pointShare } from '#metric/metric.ts';
import type { Scope } from '#metric/metric-filter.ts';
import { unitStore } from '#org/org.store.ts';
import { auditActor, auditOf } from '#org/org-audit.ts';
import { planActionStore, planStore } from './plan.store.ts';
import {
  type ActionAct,
  type Baseline,
  changePlan,
  moveStep,
  mustAllow,
  mustImprove,
  type Plan,
  type PlanAction,
  type PlanChange,
  type PlanPoint,
  type PlanStep,
} from './plan.ts';
import { mustBeReadable } from './plan-evidence.store.ts';
import {
  assignable,
  mustBeAssignable,
  mustBeStaff,
  ownPlace,
  propose,
} from './plan-place.store.ts';
import type { PlanInput } from './plan-view.ts';

/** Someone acting on plans inside a transaction. */
export type PlanActing = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Pick<Services, 'secrets' | 'clock'>;
};

type Remembered = { kind: string; detail: Readonly<Record<string, unknown>> };

async function remember(
  { tx, actor, services }: PlanActing,
  plan: { id: string; title: string },
  event: Remembered,
): Promise<void> {
  const by = { id: actor.accountId ?? actor.keyId, name: actor.name };
  await planStore(tx, actor.orgId).remember(plan.id, event, { actor: by, at: services.clock() });
  const audit = auditOf(services, tx, auditActor(actor));
  const object = { kind: 'plan', id: plan.id, label: plan.title };
  await audit(`plan.${event.kind}`, object, event.detail);
}

/** Counts what a plan starts from: the frozen baseline, and the voices that speak for it. */
export type Measure = (
  subject: { need: string; point: PlanPoint },
  scope: Scope,
) => Promise<{ baseline: Baseline; evidence: string[] }>;

/**
 * Starts an improvement: measures the baseline, keeps the voices that speak for it, and gives it
 * to the department that answers for the need.
 *
 * @throws AppError `baseline_too_small` or `target_side` (422), `not_found` (404).
 */
export async function startPlan(
  acting: PlanActing,
  input: PlanInput,
  measure: Measure,
): Promise<string> {
  const { tx, actor, services } = acting;
  const { need, point, title, problem, dueOn, touchpointId = null, target = null } = input;
  const { withoutVoiceIds = [] } = input;
  const unitIds = [...new Set(input.unitIds ?? [actor.unitId])];
  const now = services.clock();
  const place = await ownPlace(tx, actor, { wanted: { need, touchpointId, unitIds }, now });
  const { units, scope, scopeUnit } = place;
  const proposed = await propose(tx, actor.orgId, place, need);
  const at = { units, scopeUnitId: scopeUnit.id };
  const departmentId = input.departmentUnitId
    ? mustBeAssignable(at, actor, input.departmentUnitId)
    : proposed.department.id;
  const staff = { units: assignable(units, actor, scopeUnit.id), personId: input.ownerId ?? '' };
  const ownerId = input.ownerId
    ? await mustBeStaff(tx, actor.orgId, staff)
    : (proposed.owner?.id ?? actor.accountId);
  await mustBeReadable(tx, actor, withoutVoiceIds);
  const { baseline, evidence: strongest } = await measure({ need, point }, scope);
  const evidence = strongest.filter((voice) => !withoutVoiceIds.includes(voice));
  if (target !== null) mustImprove(point, baseline, target);
  const subject = { need, point, touchpointId, unitIds, scopeUnitId: scopeUnit.id };
  const id = await planStore(tx, actor.orgId).add(
    {
      ...{ ...subject, title, problem, departmentId, ownerId, target, dueOn, baseline, evidence },
      metric: pointShare(need, point).key,
      filter: scope.filter,
      createdBy: actor.accountId ?? actor.keyId ?? '',
    },
    now,
  );
  const leftOut = strongest.length - evidence.length;
  const detail = { need, point, unitIds, baseline: baseline.value, n: baseline.n, target, leftOut };
  await remember(acting, { id, title }, { kind: 'started', detail });
  return id;
}

/** @throws AppError `not_found` (404) unless the plan's unit or department is the actor's. */
async function ownPlan({ tx, actor }: PlanActing, id: string, version?: number): Promise<Plan> {
  const plan = await planStore(tx, actor.orgId).hold(id);
  const own = actor.unitIds.has(plan.scopeUnitId) || actor.unitIds.has(plan.departmentId);
  if (!own) throw notFound('plan');
  if (version === undefined || version === plan.version) return plan;
  throw new AppError('stale_version', 409, 'Someone changed this plan meanwhile. Load it again.');
}

/** Changes to a plan, its step among them. */
export type PlanAct = PlanChange & {
  readonly version?: number | undefined;
  readonly step?: PlanStep | undefined;
  readonly note: string;
};

function changesOf(before: Plan, after: Plan): Record<string, unknown> {
  const names = ['title', 'problem', 'ownerId', 'departmentId', 'target', 'dueOn'] as const;
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]),
  );
}

/** Changes a plan and moves it, in this order. */
export async function actOnPlan(acting: PlanActing, id: string, act: PlanAct): Promise<void> {
  const { tx, actor } = acting;
  const { version, step, note, ...change } = act;
  const plan = await ownPlan(acting, id, version);
  if (change.departmentId || change.ownerId) {
    const units = await unitStore(tx, actor.orgId).all();
    const { scopeUnitId } = plan;
    const { departmentId, ownerId } = change;
    if (departmentId) mustBeAssignable({ units, scopeUnitId }, actor, departmentId);
    const staff = assignable(units, actor, scopeUnitId);
    if (ownerId) await mustBeStaff(tx, actor.orgId, { units: staff, personId: ownerId });
  }
  const isChanged = Object.values(change).some((value) => value !== undefined);
  const changed = isChanged ? changePlan(plan, change) : plan;
  const actions = await planActionStore(tx, actor.orgId).of(id);
  const moved = step ? moveStep(changed, step, { actions: actions.length, note }) : changed;
  if (moved === plan) return;
  await planStore(tx, actor.orgId).save(moved);
  const detail = changesOf(plan, moved);
  if (Object.keys(detail).length > 0) await remember(acting, moved, { kind: 'changed', detail });
  if (!step) return;
  await remember(acting, moved, { kind: 'moved', detail: { from: plan.step, to: step, note } });
}

/** One action that is to be added or changed. */
export type ActionInput = {
  readonly title?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly done?: boolean | undefined;
};

async function openForActions(acting: PlanActing, id: string, act: ActionAct): Promise<Plan> {
  const plan = await ownPlan(acting, id);
  mustAllow(plan, act);
  return plan;
}

async function mustTakeWork({ tx, actor }: PlanActing, plan: Plan, departmentId: string) {
  const units = await unitStore(tx, actor.orgId).all();
  mustBeAssignable({ units, scopeUnitId: plan.scopeUnitId }, actor, departmentId);
}

/** Gives a department something to do for the plan. */
export async function addAction(
  acting: PlanActing,
  planId: string,
  action: Omit<PlanAction, 'id' | 'doneAt'>,
): Promise<void> {
  const { tx, actor } = acting;
  const plan = await openForActions(acting, planId, 'add');
  await mustTakeWork(acting, plan, action.departmentId);
  const id = await planActionStore(tx, actor.orgId).add(planId, action);
  await remember(acting, plan, { kind: 'action_added', detail: { action: id, ...action } });
}

async function actionOf({ tx, actor }: PlanActing, planId: string, id: string) {
  const actions = await planActionStore(tx, actor.orgId).of(planId);
  const action = actions.find((one) => one.id === id);
  if (!action) throw notFound('action');
  return action;
}

/** Changes an action, or says that it is done. */
export async function changeAction(
  acting: PlanActing,
  { planId, id }: { planId: string; id: string },
  { done, ...input }: ActionInput,
): Promise<void> {
  const { tx, actor, services } = acting;
  const plan = await ownPlan(acting, planId);
  const action = await actionOf(acting, planId, id);
  if (Object.values(input).some((value) => value !== undefined)) mustAllow(plan, 'edit');
  if (done !== undefined) mustAllow(plan, 'finish');
  if (input.departmentId) await mustTakeWork(acting, plan, input.departmentId);
  const finished = done ? (action.doneAt ?? services.clock()) : null;
  await planActionStore(tx, actor.orgId).save(planId, {
    id,
    title: input.title ?? action.title,
    departmentId: input.departmentId ?? action.departmentId,
    dueOn: input.dueOn ?? action.dueOn,
    doneAt: done === undefined ? action.doneAt : finished,
  });
  await remember(acting, plan, { kind: 'action_changed', detail: { action: id, ...input, done } });
}

/** Takes an action out of a plan that has not begun. */
export async function removeAction(
  acting: PlanActing,
  { planId, id }: { planId: string; id: string },
): Promise<void> {
  const plan = await openForActions(acting, planId, 'remove');
  const { title } = await actionOf(acting, planId, id);
  await planActionStore(acting.tx, acting.actor.orgId).remove(planId, id);
  await remember(acting, plan, { kind: 'action_removed', detail: { action: id, title } });
}
