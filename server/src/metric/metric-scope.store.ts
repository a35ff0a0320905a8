import { customerComponent } from '#customer/customer.store.ts';
import type { Actor } from '#kernel/actor.ts';
import { ownUnit } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { dayIn } from '#kernel/instant.ts';
import { needStore } from '#need/need.store.ts';
import { unitStore } from '#org/org.store.ts';
import type { Filter } from './metric.ts';
import type { Scope } from './metric-filter.ts';
import { type Period, periodOf } from './metric-period.ts';

/** A filter joined to what its asker may see, for its period and the one before. */
export type Scopes = { readonly period: Period; readonly now: Scope; readonly before: Scope };

/**
 * What `actor` may see through `filter`.
 *
 * @throws AppError `not_found` (404) when the filter names a unit outside the actor's subtree.
 */
export async function scopesOf(
  tx: Tx,
  actor: Actor,
  { filter, now }: { filter: Filter; now: Date },
): Promise<Scopes> {
  const { pack, timeZone } = await needStore(tx, actor.orgId).settings();
  const period = periodOf(filter, dayIn(timeZone, now));
  const unitIds = filter.unit
    ? await unitStore(tx, actor.orgId).subtree(ownUnit(actor, filter.unit))
    : actor.everywhere
      ? null
      : [...actor.unitIds];
  const customerIds = filter.customer
    ? await customerComponent(tx, actor.orgId, filter.customer)
    : null;
  const shared = { unitIds, filter, pack, customerIds };
  return {
    period,
    now: { ...shared, from: period.from, to: period.to },
    before: { ...shared, from: period.previousFrom, to: period.previousTo },
  };
}
