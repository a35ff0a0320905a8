import { sql } from 'kysely';
import { type Actor, ownUnit } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { AppError, notFound } from '#kernel/error.ts';
import { addDays, dayIn } from '#kernel/instant.ts';
import type { Scope } from '#metric/metric-filter.ts';
import { needStore } from '#need/need.store.ts';
import type { OpenPack } from '#need/need.ts';
import { unitStore } from '#org/org.store.ts';
import { chooseDepartment, type Unit } from '#org/org.ts';
import { lineOf } from '#ticket/ticket.ts';
import { baselineDays, commonUnit } from './plan.ts';

/** Where and about what an improvement is to be. */
export type Wanted = {
  readonly need: string;
  readonly touchpointId: string | null;
  readonly unitIds: readonly string[];
};

/** Where an improvement is to be, settled: its measured voices and who could answer for it. */
export type Place = {
  readonly units: readonly Unit[];
  readonly pack: OpenPack;
  readonly today: string;
  readonly scopeUnit: Unit;
  readonly scope: Scope;
};

async function mustKnowTouchpoint(tx: Tx, orgId: string, id: string): Promise<void> {
  const known = await tx
    .selectFrom('touchpoint')
    .select('id')
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!known) throw notFound('touchpoint');
}

/** The voices that a plan is measured by: those of its units and below, over the last 84 days. */
export async function placeOf(
  tx: Tx,
  orgId: string,
  { wanted, now }: { wanted: Wanted; now: Date },
): Promise<Place> {
  const { pack, timeZone } = await needStore(tx, orgId).settings();
  const units = await unitStore(tx, orgId).all();
  const chosen = units.filter(({ id }) => wanted.unitIds.includes(id));
  const common = commonUnit(chosen.map(({ path }) => path));
  const scopeUnit = units.find(({ id }) => id === common);
  if (!scopeUnit) throw notFound('unit');
  const today = dayIn(timeZone, now);
  const everywhere = chosen.some(({ parentId }) => parentId === null);
  const below = units.filter(({ path }) => path.some((id) => wanted.unitIds.includes(id)));
  const scope: Scope = {
    from: addDays(today, 1 - baselineDays),
    to: today,
    unitIds: everywhere ? null : below.map(({ id }) => id),
    filter: wanted.touchpointId ? { touchpoint: wanted.touchpointId } : {},
    customerIds: null,
    pack,
  };
  return { units, pack, today, scopeUnit, scope };
}

/**
 * The place of an improvement that `actor` wants to start.
 *
 * @throws AppError `not_found` (404) for a foreign unit or touchpoint, `need_unknown` (422).
 */
export async function ownPlace(
  tx: Tx,
  actor: Actor,
  given: { wanted: Wanted; now: Date },
): Promise<Place> {
  for (const id of given.wanted.unitIds) ownUnit(actor, id);
  const place = await placeOf(tx, actor.orgId, given);
  const { need, touchpointId } = given.wanted;
  if (touchpointId) await mustKnowTouchpoint(tx, actor.orgId, touchpointId);
  if (place.pack.need(need)) return place;
  throw new AppError('need_unknown', 422, `The hierarchy has no need “${need}”.`);
}

type Staff = Pick<Actor, 'unitIds'>;

/** Who can be given a plan or an action: the line of its unit, and everyone below the asker. */
export function assignable(units: readonly Unit[], actor: Staff, scopeUnitId: string): Unit[] {
  const line = new Set(lineOf(units, scopeUnitId).map(({ id }) => id));
  return units.filter(({ id, closedAt }) => line.has(id) || (actor.unitIds.has(id) && !closedAt));
}

/** @throws AppError `not_found` (404) when the department cannot be given work of this place. */
export function mustBeAssignable(
  { units, scopeUnitId }: { units: readonly Unit[]; scopeUnitId: string },
  actor: Staff,
  departmentId: string,
): string {
  if (assignable(units, actor, scopeUnitId).some(({ id }) => id === departmentId)) {
    return departmentId;
  }
  throw notFound('department');
}

/** Someone who could own a plan. */
type Person = { id: string; name: string; role: string; unitId: string };

async function peopleOf(tx: Tx, orgId: string, unitIds: readonly string[]): Promise<Person[]> {
  return tx
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['a.id', 'a.name', 'm.role', 'm.unit_id as unitId'])
    .where('m.org_id', '=', orgId)
    .where('m.active', '=', true)
    .where('m.unit_id', '=', sql<string>`any(${[...unitIds]}::uuid[])`)
    .orderBy('m.created_at')
    .orderBy('a.id')
    .execute();
}

/** @throws AppError `not_found` (404) when the person works nowhere that could be given the plan. */
export async function mustBeStaff(
  tx: Tx,
  orgId: string,
  { units, personId }: { units: readonly Unit[]; personId: string },
): Promise<string> {
  const people = await peopleOf(
    tx,
    orgId,
    units.map(({ id }) => id),
  );
  if (people.some(({ id }) => id === personId)) return personId;
  throw notFound('person');
}

const preferredRoles = ['business', 'management', 'execution', 'administrator'];

/** Who answers for a need at a place: its department, and the person there who would lead. */
export async function propose(
  tx: Tx,
  orgId: string,
  { units, pack, scopeUnit }: Place,
  need: string,
): Promise<{ department: Unit; owner: { id: string; name: string } | null }> {
  const key = pack.need(need)?.department ?? 'customer-care';
  const departmentId = chooseDepartment(units, scopeUnit.id, key);
  const department = units.find(({ id }) => id === departmentId) ?? scopeUnit;
  const people = await peopleOf(tx, orgId, department.path);
  const rank = ({ unitId, role }: Person) =>
    (department.path.length - department.path.indexOf(unitId)) * preferredRoles.length +
    preferredRoles.indexOf(role);
  const [owner] = people.sort((a, b) => rank(a) - rank(b));
  return { department, owner: owner ? { id: owner.id, name: owner.name } : null };
}
