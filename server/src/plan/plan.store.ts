import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { json, type Tx } from '#kernel/db.ts';
import { AppError, notFound } from '#kernel/error.ts';
import { Baseline, type Plan, type PlanAction, PlanPoint, PlanStep } from './plan.ts';

/** Who did something to a plan, as its history names them. */
export type PlanActor = { readonly id: string | null; readonly name: string };

/** A plan that is to be started. */
export type NewPlan = Omit<Plan, 'id' | 'step' | 'version' | 'createdAt' | 'baselineAt'> & {
  /** What of the filter narrows the metric besides need, point and units. */
  readonly filter: Readonly<Record<string, unknown>>;
  readonly createdBy: string;
};

const Detail = z.record(z.string(), z.unknown());

function rowQuery(tx: Tx, orgId: string) {
  return tx.selectFrom('plan').selectAll().where('org_id', '=', orgId);
}

type PlanRow = Awaited<ReturnType<ReturnType<typeof rowQuery>['executeTakeFirstOrThrow']>>;

function fromRow(row: PlanRow): Plan {
  return {
    id: row.id,
    title: row.title,
    problem: row.problem,
    step: PlanStep.parse(row.step),
    need: row.need,
    point: PlanPoint.parse(row.point),
    touchpointId: row.touchpoint_id,
    unitIds: row.unit_ids,
    scopeUnitId: row.scope_unit_id,
    departmentId: row.department_id,
    ownerId: row.owner_id,
    metric: row.metric,
    target: row.target,
    baseline: Baseline.parse(row.baseline),
    baselineAt: row.baseline_at,
    evidence: row.evidence,
    dueOn: row.due_on,
    createdAt: row.created_at,
    version: row.version,
  };
}

/** Columns that may change; the baseline and what it rests on are not among them. */
function changing(
  plan: Pick<Plan, 'title' | 'problem' | 'departmentId' | 'ownerId' | 'target' | 'dueOn'>,
) {
  return {
    title: plan.title,
    problem: plan.problem,
    department_id: plan.departmentId,
    owner_id: plan.ownerId,
    target: plan.target,
    due_on: plan.dueOn,
  };
}

/** The improvement plans of one organisation. */
export function planStore(tx: Tx, orgId: string) {
  return {
    async get(id: string): Promise<Plan> {
      const row = await rowQuery(tx, orgId).where('id', '=', id).executeTakeFirst();
      if (!row) throw notFound('plan');
      return fromRow(row);
    },

    /** The plan, held until the transaction ends, so that acts on it come one after the other. */
    async hold(id: string): Promise<Plan> {
      const row = await rowQuery(tx, orgId).where('id', '=', id).forUpdate().executeTakeFirst();
      if (!row) throw notFound('plan');
      return fromRow(row);
    },

    async add(plan: NewPlan, at: Date): Promise<string> {
      const id = randomUUID();
      await tx
        .insertInto('plan')
        .values({
          ...changing(plan),
          org_id: orgId,
          id,
          step: 'plan',
          need: plan.need,
          point: plan.point,
          touchpoint_id: plan.touchpointId,
          unit_ids: [...plan.unitIds],
          scope_unit_id: plan.scopeUnitId,
          metric: plan.metric,
          filter: json(plan.filter),
          baseline: json(plan.baseline),
          baseline_at: at,
          evidence: [...plan.evidence],
          created_by: plan.createdBy,
          created_at: at,
        })
        .execute();
      return id;
    },

    /** @throws AppError `stale_version` (409) when the plan is no longer the one that was read. */
    async save(plan: Plan): Promise<void> {
      const saved = await tx
        .updateTable('plan')
        .set({ ...changing(plan), step: plan.step, version: plan.version + 1 })
        .where('org_id', '=', orgId)
        .where('id', '=', plan.id)
        .where('version', '=', plan.version)
        .executeTakeFirst();
      if (saved.numUpdatedRows === 1n) return;
      throw new AppError('stale_version', 409, 'Someone changed this plan meanwhile.');
    },

    async remember(
      planId: string,
      { kind, detail }: { kind: string; detail: Readonly<Record<string, unknown>> },
      { actor, at }: { actor: PlanActor; at: Date },
    ): Promise<void> {
      await sql`insert into plan_event (org_id, plan_id, no, kind, actor_id, actor_name, detail, at)
        select ${orgId}, ${planId}, coalesce(max(no), 0) + 1, ${kind}::text, ${actor.id}::uuid,
          ${actor.name}::text, ${json(detail)}::jsonb, ${at}::timestamptz
        from plan_event where org_id = ${orgId} and plan_id = ${planId}`.execute(tx);
    },

    async events(planId: string) {
      const rows = await tx
        .selectFrom('plan_event')
        .select(['no', 'kind', 'actor_id', 'actor_name', 'detail', 'at'])
        .where('org_id', '=', orgId)
        .where('plan_id', '=', planId)
        .orderBy('no')
        .execute();
      return rows.map(({ no, kind, actor_id: id, actor_name: name, detail, at }) => ({
        no,
        kind,
        actor: { id, name },
        detail: Detail.parse(detail),
        at,
      }));
    },
  };
}

/** The actions of one organisation's plans. */
export function planActionStore(tx: Tx, orgId: string) {
  return {
    async of(planId: string): Promise<PlanAction[]> {
      const rows = await tx
        .selectFrom('plan_action')
        .select(['id', 'title', 'department_id as departmentId'])
        .select(['due_on as dueOn', 'done_at as doneAt'])
        .where('org_id', '=', orgId)
        .where('plan_id', '=', planId)
        .orderBy('position')
        .execute();
      return rows;
    },

    async add(planId: string, action: Omit<PlanAction, 'id' | 'doneAt'>): Promise<string> {
      const id = randomUUID();
      await sql`insert into plan_action (org_id, plan_id, id, title, department_id, due_on, position)
        select ${orgId}, ${planId}, ${id}, ${action.title}::text, ${action.departmentId}::uuid,
          ${action.dueOn}::date, coalesce(max(position), 0) + 1
        from plan_action where org_id = ${orgId} and plan_id = ${planId}`.execute(tx);
      return id;
    },

    async save(planId: string, action: PlanAction): Promise<void> {
      await tx
        .updateTable('plan_action')
        .set({
          title: action.title,
          department_id: action.departmentId,
          due_on: action.dueOn,
          done_at: action.doneAt,
        })
        .where('org_id', '=', orgId)
        .where('plan_id', '=', planId)
        .where('id', '=', action.id)
        .execute();
    },

    async remove(planId: string, id: string): Promise<void> {
      await tx
        .deleteFrom('plan_action')
        .where('org_id', '=', orgId)
        .where('plan_id', '=', planId)
        .where('id', '=', id)
        .execute();
    },
  };
}
