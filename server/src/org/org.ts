import { z } from 'zod';
import { AppError } from '#kernel/error.ts';

/** The languages of the interface. */
export const Locale = z.enum(['en', 'zh', 'es']);

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** An IANA time zone that this server knows. */
export const TimeZone = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimeZone, { message: 'This is not a time zone, such as Europe/Madrid.' });

/** What a unit is: the root, a group of places, a place, or a team that owns work. */
export const UnitKind = z.enum(['headquarters', 'region', 'store', 'department']);
export type UnitKind = z.infer<typeof UnitKind>;

/** A place or team of the organisation, in its tree. */
export type Unit = {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly key: string;
  /** Ids from the root to this unit, this one included. */
  readonly path: readonly string[];
  readonly timeZone: string | null;
  readonly closedAt: Date | null;
};

/** A unit's short name in files and links: letters, digits, dashes. */
export const UnitKey = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*(@[\p{L}\p{N}._-]+)?$/u, {
    message: 'A key has letters, digits, dots and dashes.',
  });

/** A unit's name for people. */
export const UnitName = z.string().trim().min(1).max(120);

const parentKinds: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  headquarters: [],
  region: ['headquarters', 'region'],
  store: ['headquarters', 'region'],
  department: ['headquarters', 'region', 'store'],
};

/** The deepest tree: headquarters, regions inside regions, a store, its department. */
const maxDepth = 8;

/**
 * The key under which a unit is stored. A department below headquarters is told apart by its
 * place (`kitchen@soho`), so that each place may have its own department of the same name.
 */
export function storedKey(kind: UnitKind, key: string, parent: Unit): string {
  const needsPlace = kind === 'department' && parent.kind !== 'headquarters' && !key.includes('@');
  return needsPlace ? `${key}@${parent.key}` : key;
}

/** The department's name in the pack: the key without its place. */
export function departmentKey(key: string): string {
  return key.split('@', 1)[0] ?? key;
}

/**
 * Checks that a unit of `kind` may stand below `parent`.
 *
 * @throws AppError `unit_parent` (409) when it may not.
 */
export function mayStandBelow(kind: UnitKind, parent: Unit): void {
  if (!parentKinds[kind].includes(parent.kind)) {
    throw new AppError('unit_parent', 409, `A ${kind} cannot stand below a ${parent.kind}.`);
  }
  if (parent.closedAt) {
    throw new AppError('unit_parent', 409, 'Nothing can be added below a closed unit.');
  }
  if (parent.path.length >= maxDepth) {
    throw new AppError('unit_parent', 409, `Units may stand ${maxDepth} deep.`);
  }
}

/**
 * Checks that `unit` may move below `parent`.
 *
 * @throws AppError `unit_parent` (409) for the root, a unit's own subtree, or a kind that may not.
 */
export function mayMove(unit: Unit, parent: Unit): void {
  if (unit.parentId === null) {
    throw new AppError('unit_parent', 409, 'Headquarters stays at the top.');
  }
  if (parent.path.includes(unit.id)) {
    throw new AppError('unit_parent', 409, 'A unit cannot move below itself.');
  }
  mayStandBelow(unit.kind, parent);
}

/** The path of a unit of the subtree of `moved` after `moved` stands below `parent`. */
export function movedPath(path: readonly string[], moved: string, parent: Unit): string[] {
  return [...parent.path, ...path.slice(path.indexOf(moved))];
}

/** The zone a unit lives in: its own, else that of the nearest unit above, else the organisation's. */
export function zoneOf(unit: Unit, units: ReadonlyMap<string, Unit>, fallback: string): string {
  for (const id of unit.path.toReversed()) {
    const zone = units.get(id)?.timeZone;
    if (zone) return zone;
  }
  return fallback;
}

/**
 * The department that answers for what happened at a unit: the unit's own, that of the nearest
 * unit above, else customer care of headquarters, else headquarters.
 *
 * @param units Open units of the organisation.
 */
export function chooseDepartment(units: readonly Unit[], unitId: string, key: string): string {
  const at = units.find(({ id }) => id === unitId);
  const root = units.find(({ parentId }) => parentId === null);
  const departments = units.filter(({ kind, closedAt }) => kind === 'department' && !closedAt);
  const below = (parentId: string, wanted: string) =>
    departments.find((d) => d.parentId === parentId && departmentKey(d.key) === wanted)?.id;
  if (at?.kind === 'department' && departmentKey(at.key) === key) return at.id;
  for (const id of (at?.path ?? []).toReversed()) {
    const found = below(id, key);
    if (found) return found;
  }
  return (root && (below(root.id, 'customer-care') ?? root.id)) ?? unitId;
}
