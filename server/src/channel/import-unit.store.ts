import type { Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import { organisationStore, unitStore } from '#org/org.store.ts';
import { mayStandBelow, type Unit, UnitKey, UnitName } from '#org/org.ts';
import type { StoredMapping } from './import.ts';

/** Finds the unit that a cell names, by key or by name, without regard to case. */
export type FindUnit = (ref: string | undefined) => string | null;

/** More units than this come from a column that is no unit. */
const mostUnits = 2_000;

/** The form in which names of units are compared. */
export function foldedName(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase();
}

/** The units that rows of a mapping may go to. A name that two units share finds neither. */
export function unitFinder(units: readonly Unit[], mapping: StoredMapping): FindUnit {
  const own = units.filter((unit) => unit.path.includes(mapping.scopeUnitId));
  const byName = new Map<string, string | null>();
  for (const { id, name } of own) {
    byName.set(foldedName(name), byName.has(foldedName(name)) ? null : id);
  }
  const byKey = new Map(own.map(({ id, key }) => [foldedName(key), id]));
  const fallback = mapping.defaults.unitId ?? mapping.scopeUnitId;
  return (ref) =>
    ref === undefined
      ? fallback
      : (byKey.get(foldedName(ref)) ?? byName.get(foldedName(ref)) ?? null);
}

/** Whether a store of that name could be made: it is a name, and no two units share it. */
export function isNewUnit(ref: string, units: readonly Unit[]): boolean {
  const taken = units.some((unit) => foldedName(unit.name) === foldedName(ref));
  return !taken && UnitName.safeParse(ref).success;
}

function freeKey(name: string, taken: ReadonlySet<string>): string {
  const plain = foldedName(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  const base = UnitKey.safeParse(plain).success ? plain : 'store';
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}

/**
 * Makes a store below the importer's own unit for each of `names` that no unit has yet.
 *
 * @returns The units by folded name, those that another import just made among them.
 * @throws AppError `too_many_units` (422) when the names are no units, `unit_parent` (409) when
 *   no store can stand below the importer's unit.
 */
export async function makeUnits(
  tx: Tx,
  orgId: string,
  { mapping, names, at }: { mapping: StoredMapping; names: readonly string[]; at: Date },
): Promise<Map<string, string>> {
  await organisationStore(tx, orgId).lock();
  const store = unitStore(tx, orgId);
  const units = await store.all();
  const find = unitFinder(units, mapping);
  const parent = await store.get(mapping.scopeUnitId);
  const taken = new Set(units.map((unit) => unit.key));
  const made = new Map<string, string>();
  for (const name of names) {
    const folded = foldedName(name);
    const known = find(name) ?? made.get(folded);
    if (known) {
      made.set(folded, known);
      continue;
    }
    mayStandBelow('store', parent);
    if (taken.size >= mostUnits) {
      throw new AppError(
        'too_many_units',
        422,
        `The column “${mapping.unit}” would make more than ${mostUnits} stores; map another.`,
      );
    }
    const key = freeKey(name, taken);
    taken.add(key);
    const wanted = { parent, kind: 'store', name: name.trim(), key, timeZone: null } as const;
    made.set(folded, (await store.add(wanted, at)).id);
  }
  return made;
}
