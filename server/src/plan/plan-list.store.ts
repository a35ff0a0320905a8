import { type RawBuilder, sql } from 'kysely';
import type { Place } from '#alert/alert-page.ts';
import type { Actor } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { Names } from '#need/need.ts';
import { departmentKey } from '#org/org.ts';
import { Baseline, PlanPoint, PlanStep } from './plan.ts';
import type { PlanQuery, PlanView } from './plan-view.ts';

/** Who asks for plans, and the organisation's today. */
export type PlanAsker = {
  readonly actor: Pick<Actor, 'unitIds' | 'everywhere' | 'accountId'>;
  readonly today: string;
};

function selected(tx: Tx, orgId: string) {
  const actions = (condition: RawBuilder<boolean>) =>
    sql<number>`(select count(*) from plan_action a where a.org_id = p.org_id
      and a.plan_id = p.id and ${condition})`;
  return tx
    .selectFrom('plan as p')
    .innerJoin('unit as u', (join) =>
      join.onRef('u.org_id', '=', 'p.org_id').onRef('u.id', '=', 'p.scope_unit_id'),
    )
    .innerJoin('unit as d', (join) =>
      join.onRef('d.org_id', '=', 'p.org_id').onRef('d.id', '=', 'p.department_id'),
    )
    .leftJoin('touchpoint as t', (join) =>
      join.onRef('t.org_id', '=', 'p.org_id').onRef('t.id', '=', 'p.touchpoint_id'),
    )
    .leftJoin('account as o', 'o.id', 'p.owner_id')
    .selectAll('p')
    .select(['u.name as unit_name', 'd.name as department_name', 'd.key as department_key'])
    .select(['t.names as touchpoint_names', 'o.name as owner_name'])
    .select([
      actions(sql<boolean>`true`).as('actions'),
      actions(sql<boolean>`a.done_at is not null`).as('done'),
    ])
    .where('p.org_id', '=', orgId);
}

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>;

function viewOf(row: Row, today: string): PlanView {
  const step = PlanStep.parse(row.step);
  const named = Names.safeParse(row.touchpoint_names);
  return {
    id: row.id,
    title: row.title,
    step,
    need: row.need,
    point: PlanPoint.parse(row.point),
    touchpoint:
      row.touchpoint_id && named.success ? { id: row.touchpoint_id, names: named.data } : null,
    scopeUnit: { id: row.scope_unit_id, name: row.unit_name },
    department: {
      id: row.department_id,
      key: departmentKey(row.department_key),
      name: row.department_name,
    },
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? '' } : null,
    target: row.target,
    baseline: Baseline.parse(row.baseline),
    dueOn: row.due_on,
    overdue: step !== 'act' && row.due_on < today,
    actions: { total: row.actions, done: row.done },
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

/** Plans of the asker's units, and those that one of their departments answers for. */
function visible({ actor }: PlanAsker): RawBuilder<boolean> {
  if (actor.everywhere) return sql<boolean>`true`;
  const own = sql`any(${[...actor.unitIds]}::uuid[])`;
  return sql<boolean>`(p.scope_unit_id = ${own} or p.department_id = ${own})`;
}

/** The plans of one organisation, as pages read them. */
export function planList(tx: Tx, orgId: string) {
  return {
    /** Plans, the next one due first; one more than the limit, where there are more. */
    async page(query: PlanQuery, after: Place | null, asker: PlanAsker): Promise<PlanView[]> {
      let rows = selected(tx, orgId)
        .where(visible(asker))
        .orderBy('p.due_on')
        .orderBy('p.id')
        .limit(query.limit + 1);
      const { step, need, mine } = query;
      if (step) rows = rows.where('p.step', '=', step);
      if (need) {
        rows = rows.where(sql<boolean>`(p.need = ${need} or starts_with(p.need, ${`${need}.`}))`);
      }
      if (mine) rows = rows.where('p.owner_id', '=', asker.actor.accountId);
      if (after) {
        const day = after.at.toISOString().slice(0, 10);
        rows = rows.where(sql<boolean>`(p.due_on, p.id) > (${day}::date, ${after.id}::uuid)`);
      }
      return (await rows.execute()).map((row) => viewOf(row, asker.today));
    },

    /** The plan, if the asker may see it. */
    async view(id: string, asker: PlanAsker): Promise<PlanView | null> {
      const row = await selected(tx, orgId)
        .where(visible(asker))
        .where('p.id', '=', id)
        .executeTakeFirst();
      return row ? viewOf(row, asker.today) : null;
    },
  };
}
