import { z } from 'zod';
import { AppError } from '#kernel/error.ts';
import { Day, Instant } from '#kernel/instant.ts';

/** The four steps of improving, in their order. */
export const PlanStep = z.enum(['plan', 'do', 'check', 'act']);
export type PlanStep = z.infer<typeof PlanStep>;

/** The kinds of points that a plan can be about. */
export const PlanPoint = z.enum(['pain', 'itch', 'delight']);
export type PlanPoint = z.infer<typeof PlanPoint>;

/** How long before its start a plan looks for its baseline, in days. */
export const baselineDays = 84;

/** The most voices that a plan keeps as evidence. */
export const evidenceLimit = 50;

/** What the target metric was when the plan was made. It never changes afterwards. */
export const Baseline = z.object({
  value: z.number(),
  n: z.int(),
  hits: z.int(),
  lo: z.number(),
  hi: z.number(),
  level: z.number(),
  method: z.string(),
  from: Day,
  to: Day,
  /** Equal for equal counts: shows later that the same numbers are meant. */
  dataHash: z.string(),
  codeVersion: z.string(),
});
export type Baseline = z.infer<typeof Baseline>;

/** One thing that a department does for a plan. */
export type PlanAction = {
  readonly id: string;
  readonly title: string;
  readonly departmentId: string;
  readonly dueOn: string;
  readonly doneAt: Date | null;
};

/** An improvement on one pain, itch or delight point: the outer loop. */
export type Plan = {
  readonly id: string;
  readonly title: string;
  readonly problem: string;
  readonly step: PlanStep;
  readonly need: string;
  readonly point: PlanPoint;
  readonly touchpointId: string | null;
  /** The units whose voices are measured, each with everything below it. */
  readonly unitIds: readonly string[];
  /** The lowest unit that has all of them below it. */
  readonly scopeUnitId: string;
  readonly departmentId: string;
  readonly ownerId: string | null;
  readonly metric: string;
  /** The share that is to be reached; null until it is set. */
  readonly target: number | null;
  readonly baseline: Baseline;
  readonly baselineAt: Date;
  readonly evidence: readonly string[];
  readonly dueOn: string;
  readonly createdAt: Date;
  readonly version: number;
};

/** One entry of a plan's history. */
export const PlanEvent = z.object({
  no: z.int(),
  kind: z.string(),
  actor: z.object({ id: z.uuid().nullable(), name: z.string() }),
  detail: z.record(z.string(), z.unknown()),
  at: Instant,
});

const forward: Readonly<Record<PlanStep, PlanStep | null>> = {
  plan: 'do',
  do: 'check',
  check: 'act',
  act: null,
};
const backward: Readonly<Record<PlanStep, PlanStep | null>> = {
  plan: null,
  do: 'plan',
  check: 'do',
  act: 'check',
};

/** The steps that a plan can be moved to. */
export function stepsFrom(step: PlanStep): PlanStep[] {
  return [backward[step], forward[step]].filter((one) => one !== null);
}

/**
 * The plan in its next step, or one step back with a note that says why.
 *
 * @throws AppError `plan_step` (409) for a step that does not follow; `plan_incomplete` or
 *   `note_needed` (422) when something is missing first.
 */
export function moveStep(
  plan: Plan,
  to: PlanStep,
  { actions, note }: { readonly actions: number; readonly note: string },
): Plan {
  if (to === backward[plan.step]) {
    if (note) return { ...plan, step: to };
    throw new AppError('note_needed', 422, 'Say why the plan goes back a step.');
  }
  if (to !== forward[plan.step]) {
    throw new AppError('plan_step', 409, `A plan in “${plan.step}” cannot go to “${to}”.`);
  }
  if (to === 'do' && plan.target === null) {
    throw new AppError('plan_incomplete', 422, 'Set a target first: it is fixed before the work.');
  }
  if (to === 'do' && actions === 0) {
    throw new AppError('plan_incomplete', 422, 'Add at least one action first.');
  }
  return { ...plan, step: to };
}

/** What may be changed of a plan; the baseline and what it rests on are not among it. */
export type PlanChange = {
  readonly title?: string | undefined;
  readonly problem?: string | undefined;
  readonly ownerId?: string | null | undefined;
  readonly departmentId?: string | undefined;
  readonly target?: number | null | undefined;
  readonly dueOn?: string | undefined;
};

/** Fixed once the work has begun, so that success is not defined afterwards. */
const fixedByWork = ['target', 'dueOn', 'departmentId'] as const;

/**
 * Checks that a target lies on the side of the baseline on which things are better.
 *
 * @throws AppError `target_side` (422) when reaching it would be no improvement.
 */
export function mustImprove(point: PlanPoint, baseline: Pick<Baseline, 'value'>, target: number) {
  const better = point === 'delight' ? target > baseline.value : target < baseline.value;
  if (better) return;
  throw new AppError(
    'target_side',
    422,
    point === 'delight'
      ? 'A delight is to be named more often than now: set the target above the baseline.'
      : 'This is to be named less often than now: set the target below the baseline.',
  );
}

/**
 * The plan with its changes.
 *
 * @throws AppError `plan_fixed` (409) for what no longer changes in the present step, `target_side`
 *   (422) for a target that is no improvement.
 */
export function changePlan(plan: Plan, change: PlanChange): Plan {
  if (plan.step === 'act') {
    throw new AppError('plan_fixed', 409, 'The plan is concluded; take it back a step first.');
  }
  const fixed = fixedByWork.find(
    (name) => change[name] !== undefined && change[name] !== plan[name],
  );
  if (fixed && plan.step !== 'plan') {
    throw new AppError(
      'plan_fixed',
      409,
      'Target, date and department were fixed when the work began; take the plan back first.',
    );
  }
  if (typeof change.target === 'number') mustImprove(plan.point, plan.baseline, change.target);
  return {
    ...plan,
    title: change.title ?? plan.title,
    problem: change.problem ?? plan.problem,
    ownerId: change.ownerId === undefined ? plan.ownerId : change.ownerId,
    departmentId: change.departmentId ?? plan.departmentId,
    target: change.target === undefined ? plan.target : change.target,
    dueOn: change.dueOn ?? plan.dueOn,
  };
}

/** What is to be done with a plan's actions. */
export type ActionAct = 'add' | 'edit' | 'remove' | 'finish';

const actionSteps: Readonly<Record<ActionAct, readonly PlanStep[]>> = {
  add: ['plan', 'do'],
  edit: ['plan', 'do'],
  remove: ['plan'],
  finish: ['do', 'check'],
};

/** @throws AppError `plan_fixed` (409) when the plan's step does not allow it. */
export function mustAllow({ step }: Pick<Plan, 'step'>, act: ActionAct): void {
  if (actionSteps[act].includes(step)) return;
  const message = {
    add: 'Actions can be added while planning or doing.',
    edit: 'Actions can be changed while planning or doing.',
    remove: 'An action can be removed only while planning.',
    finish: 'Actions are done once the work has begun.',
  }[act];
  throw new AppError('plan_fixed', 409, message);
}

/** The lowest unit above all of the given ones, by their paths from the root. */
export function commonUnit(paths: readonly (readonly string[])[]): string | null {
  const [first = []] = paths;
  let common: string | null = null;
  for (const [depth, id] of first.entries()) {
    if (paths.every((path) => path[depth] === id)) common = id;
    else break;
  }
  return common;
}
