import type { Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import { organisationStore, unitStore } from '#org/org.store.ts';
import { mayStandBelow, type Unit, UnitKey, UnitName } from '#org/org.ts';
import type { StoredMapping } from './import.ts';
import type { UnitRefusal } from './row-fault.ts';
import { foldedName } from './unit-name.ts';

/** More units than this come from a column that is no unit. */
export const mostUnits = 2_000;

type FoundUnit = { readonly id: string } | 'ambiguous' | null;

/** Finds the unit of the importer's own that a cell names, by key or else by name. */
function unitFinder(
  units: readonly Unit[],
  { scopeUnitId }: StoredMapping,
): (ref: string) => FoundUnit {
  const own = units.filter((unit) => unit.path.includes(scopeUnitId));
  const byName = new Map<string, FoundUnit>();
  for (const { id, name } of own) {
    byName.set(foldedName(name), byName.has(foldedName(name)) ? 'ambiguous' : { id });
  }
  const byKey = new Map(own.map(({ id, key }) => [foldedName(key), { id }]));
  return (ref) => byKey.get(foldedName(ref)) ?? byName.get(foldedName(ref)) ?? null;
}

/** Where a row goes: to a unit, to a store that is yet to be made, or nowhere. */
export type UnitPlace =
  | { readonly unitId: string }
  | { readonly newUnit: string }
  | { readonly refused: UnitRefusal };

function mayMakeStores(units: readonly Unit[], { scopeUnitId }: StoredMapping): boolean {
  const parent = units.find(({ id }) => id === scopeUnitId);
  try {
    if (parent) mayStandBelow('store', parent);
    return parent !== undefined;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Finds where rows of a mapping go, by what their cell calls the unit, if anything. */
export function unitPlacer(
  units: readonly Unit[],
  mapping: StoredMapping,
): (ref: string | undefined) => UnitPlace {
  const find = unitFinder(units, mapping);
  const fallback = mapping.defaults.unitId ?? mapping.scopeUnitId;
  // A second unit of a name that stands elsewhere would be taken for the first.
  const taken = new Set(units.map(({ name }) => foldedName(name)));
  const mayMake = mayMakeStores(units, mapping);
  return (ref) => {
    if (ref === undefined) return { unitId: fallback };
    const found = find(ref);
    if (found === 'ambiguous') return { refused: 'unit_ambiguous' };
    if (found) return { unitId: found.id };
    if (!mapping.newUnits) return { refused: 'unit_unknown' };
    if (!mayMake || taken.has(foldedName(ref))) return { refused: 'unit_out_of_reach' };
    return UnitName.safeParse(ref).success ? { newUnit: ref } : { refused: 'unit_name_too_long' };
  };
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
    const found = find(name);
    const known = found !== null && found !== 'ambiguous' ? found.id : made.get(folded);
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
