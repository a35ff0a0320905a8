import type { ActionInput, PlanInput, Subject } from '#features/plan/plan.queries.ts';

/** A plan's own fields while they are written. */
export type PlanDraft = {
  readonly title: string;
  readonly problem: string;
  readonly departmentId: string;
  /** Empty for nobody. */
  readonly ownerId: string;
  /** In percent, as typed; empty for none yet. */
  readonly target: string;
  readonly dueOn: string;
};

/** An action while it is written. */
export type ActionDraft = {
  readonly key: string;
  readonly title: string;
  readonly departmentId: string;
  readonly dueOn: string;
};

const dayMs = 86_400_000;

/** The calendar day so many days from now. */
export function inDays(days: number, now: number = Date.now()): string {
  return new Date(now + days * dayMs).toISOString().slice(0, 10);
}

/** A share typed in percent, with a point or a comma; null when it is none. */
export function readPercent(text: string): number | null {
  const value = Number(text.trim().replace('%', '').replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(value) || value < 0 || value > 100) return null;
  return Number((value / 100).toFixed(6));
}

/** Whether a typed target can be sent: none, or a share. */
export function isTarget(text: string): boolean {
  return text.trim() === '' || readPercent(text) !== null;
}

/**
 * A plan as it is sent.
 *
 * @param leftOut Voices that are not to be kept as evidence.
 */
export function planInput(
  subject: Subject,
  draft: PlanDraft,
  leftOut: readonly string[],
): PlanInput {
  const { need, point, touchpoint, unit } = subject;
  const { title, problem, departmentId, ownerId, dueOn } = draft;
  const target = readPercent(draft.target);
  return {
    ...{ need, point, title, problem, dueOn, departmentUnitId: departmentId },
    ...(touchpoint === undefined ? {} : { touchpointId: touchpoint }),
    ...(unit === undefined ? {} : { unitIds: [unit] }),
    ...(ownerId === '' ? {} : { ownerId }),
    ...(target === null ? {} : { target }),
    ...(leftOut.length === 0 ? {} : { withoutVoiceIds: [...leftOut] }),
  };
}

/** Actions as they are sent; one without a title is none. */
export function actionInputs(drafts: readonly ActionDraft[]): ActionInput[] {
  return drafts
    .filter(({ title }) => title.trim() !== '')
    .map(({ title, departmentId, dueOn }) => ({ title, departmentUnitId: departmentId, dueOn }));
}
