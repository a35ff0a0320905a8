import type { Actor } from '#kernel/actor.ts';
import { inOrg, type Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import type { Services } from '#kernel/http.ts';
import { addDays } from '#kernel/instant.ts';
import { unitStore } from '#org/org.store.ts';
import { personOf } from '#org/org-authenticate.store.ts';
import { planFacts } from '#plan/plan.facts.ts';
import { planActionStore, planStore } from '#plan/plan.store.ts';
import type { Plan } from '#plan/plan.ts';
import {
  actOnPlan,
  addAction,
  changeAction,
  type PlanActing,
  startPlan,
} from '#plan/plan-act.store.ts';
import { PlanInput } from '#plan/plan-view.ts';
import type { DemoCompany } from './demo-company.ts';
import { type PlannedImprovement, planStory } from './demo-plan-story.ts';

type Planning = Pick<Services, 'db' | 'facts' | 'secrets'>;

/** What one improvement of the story needs to go on. */
type Going = {
  services: Planning;
  orgId: string;
  actor: Actor;
  wanted: PlannedImprovement;
  begins: Date;
};

const dayMs = 86_400_000;
const nothingToImprove = new Set(['baseline_too_small', 'target_side']);

function after(begins: Date, days: number): Date {
  return new Date(begins.getTime() + days * dayMs);
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

function acting({ services, actor }: Going, tx: Tx, at: Date): PlanActing {
  return { tx, actor, services: { secrets: services.secrets, clock: () => at } };
}

/** Someone at headquarters who plans: nobody signs in as them, so they are of the story. */
async function plannerOf({ db }: Planning, orgId: string): Promise<Actor | null> {
  const row = await inOrg(db, orgId, (tx) =>
    tx
      .selectFrom('membership as m')
      .innerJoin('account as a', 'a.id', 'm.account_id')
      .innerJoin('unit as u', (join) =>
        join.onRef('u.id', '=', 'm.unit_id').onRef('u.org_id', '=', 'm.org_id'),
      )
      .select('m.account_id')
      .where('m.org_id', '=', orgId)
      .where('m.role', '=', 'management')
      .where('u.kind', '=', 'headquarters')
      .orderBy('a.email_key')
      .executeTakeFirst(),
  );
  return row ? personOf(db, { orgId, accountId: row.account_id, viewAs: null }) : null;
}

async function unitIdsOf(tx: Tx, orgId: string, keys: readonly string[]): Promise<string[]> {
  const units = unitStore(tx, orgId);
  const found = await Promise.all(keys.map((key) => units.byKey(key)));
  return found.flatMap((unit) => (unit ? [unit.id] : []));
}

async function begin(going: Going): Promise<void> {
  const { services, orgId, wanted, begins } = going;
  await inOrg(services.db, orgId, async (tx) => {
    const who = acting(going, tx, begins);
    const { start } = planFacts(services.facts.of(orgId));
    const measured = { target: undefined as number | undefined };
    const input = PlanInput.parse({
      need: wanted.need,
      point: wanted.point,
      title: wanted.title,
      problem: wanted.problem,
      unitIds: await unitIdsOf(tx, orgId, wanted.unitKeys),
      dueOn: dayOf(after(begins, wanted.dueAfter)),
    });
    const id = await startPlan(who, input, async (subject, scope) => {
      const begun = await start(subject, scope);
      measured.target = begun.baseline.value * wanted.targetPart;
      return begun;
    });
    await actOnPlan(who, id, { target: measured.target, note: '' });
    for (const work of wanted.work) {
      const [departmentId] = await unitIdsOf(tx, orgId, [work.departmentKey]);
      const dueOn = addDays(dayOf(begins), work.dueAfter);
      if (departmentId) await addAction(who, id, { title: work.title, departmentId, dueOn });
    }
  });
}

const order = ['plan', 'do', 'check', 'act'];

async function goOn(going: Going, plan: Plan, now: Date): Promise<void> {
  const { services, orgId, wanted, begins } = going;
  await inOrg(services.db, orgId, async (tx) => {
    for (const { step, after: days, note } of wanted.steps) {
      const at = after(begins, days);
      const { step: current } = await planStore(tx, orgId).hold(plan.id);
      if (at > now || order.indexOf(current) >= order.indexOf(step)) continue;
      await finishWork(going, tx, { plan, until: at });
      await actOnPlan(acting(going, tx, at), plan.id, { step, note });
    }
    await finishWork(going, tx, { plan, until: now });
  });
}

async function finishWork(going: Going, tx: Tx, { plan, until }: { plan: Plan; until: Date }) {
  const { orgId, wanted, begins } = going;
  const { step } = await planStore(tx, orgId).hold(plan.id);
  if (step !== 'do') return;
  for (const action of await planActionStore(tx, orgId).of(plan.id)) {
    const days = wanted.work.find((work) => work.title === action.title)?.doneAfter ?? null;
    if (action.doneAt || days === null || after(begins, days) > until) continue;
    const who = acting(going, tx, after(begins, days));
    await changeAction(who, { planId: plan.id, id: action.id }, { done: true });
  }
}

async function planNamed({ services, orgId }: Going, title: string): Promise<Plan | null> {
  return inOrg(services.db, orgId, async (tx) => {
    const row = await tx
      .selectFrom('plan')
      .select('id')
      .where('org_id', '=', orgId)
      .where('title', '=', title)
      .executeTakeFirst();
    return row ? planStore(tx, orgId).hold(row.id) : null;
  });
}

/** Lets the improvements of the story begin and go on as they would have by `now`. */
export async function planUntil(
  services: Planning,
  { orgId, company, now }: { orgId: string; company: DemoCompany; now: Date },
): Promise<void> {
  const actor = await plannerOf(services, orgId);
  if (!actor) return;
  for (const wanted of planStory) {
    const month = company.monthBounds[wanted.month - 1] ?? Number.POSITIVE_INFINITY;
    const begins = new Date(month + (wanted.day - 1) * dayMs);
    if (!(begins <= now)) continue;
    const going = { services, orgId, actor, wanted, begins };
    try {
      if (!(await planNamed(going, wanted.title))) await begin(going);
    } catch (error) {
      // Hardly anyone named the point by then: the company has nothing to measure against.
      if (error instanceof AppError && nothingToImprove.has(error.code)) continue;
      throw error;
    }
    const plan = await planNamed(going, wanted.title);
    if (plan) await goOn(going, plan, now);
  }
}
