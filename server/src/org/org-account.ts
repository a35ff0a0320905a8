import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/error.ts';
import { actions, type Role, roleMay, roles } from '#kernel/policy.ts';
import { Locale, TimeZone } from './org.ts';

/** A role on a unit. */
export const RoleName = z.enum(roles);

/** How one person likes the interface. */
export const Preferences = z.object({
  name: z.string().trim().min(1).max(120),
  locale: Locale,
  theme: z.enum(['light', 'dark', 'auto']),
  density: z.enum(['comfortable', 'default', 'compact']),
  singleKeys: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

/** Seeing the product as a lesser role on a unit does. */
export const ViewAs = z.object({ role: RoleName, unitId: z.uuid() });
export type ViewAs = z.infer<typeof ViewAs>;

/** Voices of a sample company that were told, of how many; the total is not known at first. */
export const SampleProgress = z.object({ done: z.int(), total: z.int().nullable() });

/** The organisation as everyone in it sees it. */
export const Organisation = z.object({
  id: z.uuid(),
  name: z.string(),
  timeZone: TimeZone,
  locale: Locale,
  pack: z.string(),
  sample: z.boolean(),
  /** How much of a sample company's year has been told; null for a real organisation. */
  sampleProgress: SampleProgress.nullable(),
});
export type Organisation = z.infer<typeof Organisation>;

/** Who is signed in, where, and what they may do there. */
export const Me = z.object({
  account: Preferences.extend({ id: z.uuid(), email: z.string() }),
  organisation: Organisation,
  organisations: z.array(z.object({ id: z.uuid(), name: z.string() })),
  role: RoleName,
  unit: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }),
  viewAs: z.object({ role: RoleName, unitId: z.uuid(), unitName: z.string() }).nullable(),
  may: z.array(z.string()),
});
export type Me = z.infer<typeof Me>;

/** Someone of the organisation, or someone invited to it. */
export const Person = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: RoleName,
  unit: z.object({ id: z.uuid(), name: z.string() }),
  status: z.enum(['active', 'invited', 'deactivated']),
  lastSeenAt: z.iso.datetime().nullable(),
});
export type Person = z.infer<typeof Person>;

/** Whether everything that `lesser` may do, `role` may do as well. */
export function covers(role: Role, lesser: Role): boolean {
  return actions.every((action) => roleMay(role, action) || !roleMay(lesser, action));
}

/**
 * Checks that someone in role `own` may give `granted`.
 *
 * @throws AppError `grant` (403) when that would give away what they lack.
 */
export function mayGrant(own: Role | null, granted: Role): void {
  if (own === null || !covers(own, granted)) {
    throw new AppError('grant', 403, 'Nobody can give a role that may do more than their own.');
  }
}

/**
 * Checks that an administrator may look as `role`.
 *
 * @throws AppError `forbidden` (403) when they are none, or the role is not a lesser one.
 */
export function mayViewAs(own: Role, role: Role): void {
  if (own !== 'administrator' || role === 'administrator' || !covers(own, role)) {
    throw new AppError('forbidden', 403, 'Only an administrator sees as a lesser role.');
  }
}

/** A signed-in person, as opposed to a key. */
export type PersonActor = Actor & { readonly accountId: string; readonly role: Role };

/** The person who asks. @throws AppError `forbidden` (403) for an API key. */
export function mustBePerson(actor: Actor): PersonActor {
  const { accountId, role } = actor;
  if (accountId === null || role === null) {
    throw new AppError('forbidden', 403, 'Only a person can do this, not an API key.');
  }
  return { ...actor, accountId, role };
}
