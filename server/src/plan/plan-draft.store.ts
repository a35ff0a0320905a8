import { journeyStore } from '#journey/journey.store.ts';
import type { Actor } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { type Estimate, pointShare } from '#metric/metric.ts';
import { departmentKey } from '#org/org.ts';
import type { Baseline, PlanPoint } from './plan.ts';
import { readableEvidence } from './plan-evidence.store.ts';
import { assignable, type Place, propose } from './plan-place.store.ts';
import { assignableView, departmentView, type PlanDraft } from './plan-view.ts';

/** What was counted for a draft: the numbers of the point, and where its voices are. */
export type Counted = {
  readonly baseline: Baseline;
  readonly evidence: readonly string[];
  readonly affected: readonly { unitId: string; share: Estimate }[];
  readonly heardAt: readonly { touchpointId: string; voices: number }[];
};

const shownVoices = 5;

/** What an improvement would start from, named for the person who would start it. */
export async function draftOf(
  { tx, actor }: { tx: Tx; actor: Actor },
  place: Place,
  { need, point, counted }: { need: string; point: PlanPoint; counted: Counted },
): Promise<PlanDraft> {
  const { units, scope, scopeUnit, pack } = place;
  const { department, owner } = await propose(tx, actor.orgId, place, need);
  const touchpoints = await journeyStore(tx, actor.orgId).touchpoints();
  const named = (id: string | undefined) => {
    const found = touchpoints.find((one) => one.id === id);
    return found ? { id: found.id, names: found.names } : null;
  };
  const shown = departmentView(units, department.id);
  const wanted = pack.need(need)?.department;
  const readable = await readableEvidence(tx, actor, counted.evidence);
  return {
    unit: { id: scopeUnit.id, name: scopeUnit.name },
    touchpoint: named(scope.filter.touchpoint),
    department: shown,
    departmentBy: departmentKey(shown.key) === wanted ? 'need' : 'stand_in',
    departments: assignableView(assignable(units, actor, scopeUnit.id)),
    owner,
    metric: pointShare(need, point).key,
    baseline: counted.baseline,
    units: counted.affected.flatMap(({ unitId, share }) => {
      const unit = units.find(({ id }) => id === unitId);
      return unit ? [{ id: unit.id, name: unit.name, share }] : [];
    }),
    touchpoints: counted.heardAt.flatMap(({ touchpointId, voices }) => {
      const touchpoint = named(touchpointId);
      return touchpoint ? [{ ...touchpoint, voices }] : [];
    }),
    evidence: { total: counted.evidence.length, voices: readable.slice(0, shownVoices) },
  };
}
