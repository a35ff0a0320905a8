import { notFound } from './error.ts';
import { type Action, type Role, roleMay, scopesMay } from './policy.ts';

/** Who is asking: a person in a role on a unit, or an API key bound to one. */
export type Actor = {
  readonly kind: 'person' | 'key';
  readonly orgId: string;
  readonly timeZone: string;
  readonly accountId: string | null;
  readonly keyId: string | null;
  /** The connector that a key's voices are filed under, where the key names one. */
  readonly connectorId: string | null;
  readonly name: string;
  readonly role: Role | null;
  readonly scopes: readonly string[];
  readonly unitId: string;
  /** Every unit at or below `unitId`, read anew for each request. */
  readonly unitIds: ReadonlySet<string>;
  /** Whether `unitId` is the root, so that no unit filter is needed. */
  readonly everywhere: boolean;
};

/** Whether the actor may do `action` somewhere. */
export function may(actor: Actor, action: Action): boolean {
  return actor.kind === 'key'
    ? scopesMay(actor.scopes, action)
    : actor.role !== null && roleMay(actor.role, action);
}

/**
 * The unit, if it lies in the actor's subtree.
 *
 * @throws AppError `not_found` (404) otherwise: a foreign unit looks like one that does not exist.
 */
export function ownUnit(actor: Actor, unitId: string): string {
  if (!actor.unitIds.has(unitId)) throw notFound('unit');
  return unitId;
}
