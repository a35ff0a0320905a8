import { z } from 'zod';
import { PageQuery } from '#alert/alert-page.ts';
import { Day, Instant } from '#kernel/instant.ts';
import { Estimate } from '#metric/metric.ts';
import { Names } from '#need/need.ts';
import { departmentKey, type Unit } from '#org/org.ts';
import { VoiceView } from '#voice/voice-view.ts';
import { Baseline, evidenceLimit, PlanEvent, PlanPoint, PlanStep } from './plan.ts';

const Named = z.object({ id: z.uuid(), name: z.string() });
const Department = Named.extend({ key: z.string() });
const Touchpoint = z.object({ id: z.uuid(), names: Names });
/** Someone who can be given a plan or one of its actions. */
const Assignable = Named.extend({ kind: z.string() });
const Share = z.number().min(0).max(1);
const Title = z.string().trim().min(1).max(200);
const Text = z.string().trim().max(10_000);

/** A plan in a list. */
export const PlanView = z.object({
  id: z.uuid(),
  title: z.string(),
  step: PlanStep,
  need: z.string(),
  point: PlanPoint,
  touchpoint: Touchpoint.nullable(),
  scopeUnit: Named,
  department: Department,
  owner: Named.nullable(),
  target: Share.nullable(),
  baseline: Baseline,
  dueOn: Day,
  overdue: z.boolean(),
  actions: z.object({ total: z.int(), done: z.int() }),
  createdAt: Instant,
  /** To be sent back with a change, so that nobody changes what they have not seen. */
  version: z.int(),
});
export type PlanView = z.infer<typeof PlanView>;

/** One action of a plan as pages show it. */
const ActionView = z.object({
  id: z.uuid(),
  title: z.string(),
  department: Department,
  dueOn: Day,
  doneAt: Instant.nullable(),
  overdue: z.boolean(),
});

/** A plan on a page of its own. */
export const PlanDetail = PlanView.extend({
  problem: z.string(),
  metric: z.string(),
  units: z.array(Named),
  baselineAt: Instant,
  /** The same metric over as many days up to today. */
  present: Estimate,
  /** How many voices are kept as evidence, and those of them that the asker may read. */
  evidence: z.object({ total: z.int(), voices: z.array(VoiceView) }),
  actionList: z.array(ActionView),
  events: z.array(PlanEvent),
  /** Who can be given the plan or one of its actions. */
  departments: z.array(Assignable),
  may: z.object({ write: z.boolean(), steps: z.array(PlanStep) }),
});
export type PlanDetail = z.infer<typeof PlanDetail>;

const Subject = z.object({
  need: z.string().min(1).max(100),
  point: PlanPoint,
  touchpointId: z.uuid().optional(),
});

/** From what point and where an improvement would start. */
export const PlanDraftQuery = Subject.extend({ unitId: z.uuid().optional() });

/** What a plan would start with: who answers for it, its evidence, and its baseline as of now. */
export const PlanDraft = z.object({
  unit: Named,
  /** The touchpoint it would be measured at; null for all. */
  touchpoint: Touchpoint.nullable(),
  department: Department,
  /** Whether it is the department that the need names, or stands in where there is none. */
  departmentBy: z.enum(['need', 'stand_in']),
  /** Who can be given the plan or one of its actions. */
  departments: z.array(Assignable),
  owner: Named.nullable(),
  metric: z.string(),
  /** What the metric is now. */
  baseline: Baseline,
  /** Where the point is named most, the surest first. */
  units: z.array(Named.extend({ share: Estimate })),
  /** Where customers were when they named it. */
  touchpoints: z.array(Touchpoint.extend({ voices: z.int() })),
  /** How many voices would be kept as evidence, and the strongest that the asker may read. */
  evidence: z.object({ total: z.int(), voices: z.array(VoiceView) }),
});
export type PlanDraft = z.infer<typeof PlanDraft>;

/** What a person decides when starting an improvement. */
export const PlanInput = Subject.extend({
  title: Title,
  problem: Text.default(''),
  /** My own unit when absent; each with everything below it. */
  unitIds: z.array(z.uuid()).min(1).max(500).optional(),
  departmentUnitId: z.uuid().optional(),
  ownerId: z.uuid().optional(),
  target: Share.optional(),
  /** Voices that are not to be kept as evidence; they still count in the baseline. */
  withoutVoiceIds: z.array(z.uuid()).max(evidenceLimit).optional(),
  dueOn: Day,
});
export type PlanInput = z.infer<typeof PlanInput>;

/** Changes to a plan, its step among them, with the version that was seen and a note on the step. */
export const PlanChangeInput = z.object({
  version: z.int().positive().optional().meta({ 'x-accompanies': true }),
  step: PlanStep.optional(),
  note: z.string().trim().max(2_000).default('').meta({ 'x-accompanies': true }),
  title: Title.optional(),
  problem: Text.optional(),
  ownerId: z.uuid().nullable().optional(),
  departmentUnitId: z.uuid().optional(),
  target: Share.nullable().optional(),
  dueOn: Day.optional(),
});

/** An action to be added to a plan. */
export const ActionInput = z.object({ title: Title, departmentUnitId: z.uuid(), dueOn: Day });

/** Changes to an action. */
export const ActionChange = ActionInput.extend({ done: z.boolean() }).partial();

/** What a list of plans can be narrowed to. */
export const PlanQuery = PageQuery.extend({
  step: PlanStep.optional(),
  need: z.string().max(100).optional(),
  mine: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
});
export type PlanQuery = z.infer<typeof PlanQuery>;

/** A department by its id, as pages name it. */
export function departmentView(units: readonly Unit[], id: string): z.infer<typeof Department> {
  const unit = units.find((one) => one.id === id);
  return { id, name: unit?.name ?? '', key: departmentKey(unit?.key ?? '') };
}

/** Units that can be given work, as pages choose among them. */
export function assignableView(units: readonly Unit[]): z.infer<typeof Assignable>[] {
  return units.map(({ id, name, kind }) => ({ id, name, kind }));
}
