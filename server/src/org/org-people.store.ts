import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { notFound } from '#kernel/error.ts';
import type { Role } from '#kernel/policy.ts';
import type { Database } from '#kernel/tables/database.ts';
import type { Person } from './org-account.ts';
import { newOrgToken, tokenHash } from './org-token.ts';

/** A role on a unit. */
export type Place = { readonly role: Role; readonly unitId: string };

/** One account's place in one organisation. */
export type Membership = Place & {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
};

/** Who belongs to one organisation. Pass a transaction as `db` to take part in it. */
export function membershipStore(db: Kysely<Database>, orgId: string) {
  const select = () =>
    db
      .selectFrom('membership as m')
      .innerJoin('account as a', 'a.id', 'm.account_id')
      .select([
        'm.account_id as accountId',
        'm.role',
        'm.unit_id as unitId',
        'm.active',
        'a.name',
        'a.email',
      ])
      .where('m.org_id', '=', orgId)
      .$castTo<Membership>();
  return {
    async get(accountId: string): Promise<Membership> {
      const found = await select().where('m.account_id', '=', accountId).executeTakeFirst();
      if (!found) throw notFound('person');
      return found;
    },
    find: (accountId: string) => select().where('m.account_id', '=', accountId).executeTakeFirst(),
    byEmail: (emailKey: string) => select().where('a.email_key', '=', emailKey).executeTakeFirst(),
    async join(accountId: string, place: Place, at: Date): Promise<void> {
      const { role, unitId } = place;
      await db
        .insertInto('membership')
        .values({ org_id: orgId, account_id: accountId, role, unit_id: unitId, created_at: at })
        .onConflict((row) =>
          row
            .columns(['org_id', 'account_id'])
            .doUpdateSet({ role, unit_id: unitId, active: true }),
        )
        .execute();
      await db
        .insertInto('account_org')
        .values({ account_id: accountId, org_id: orgId })
        .onConflict((row) => row.doNothing())
        .execute();
    },
    async change(accountId: string, wanted: Place & { active: boolean }): Promise<void> {
      const { role, unitId, active } = wanted;
      await db
        .updateTable('membership')
        .set({ role, unit_id: unitId, active })
        .where('org_id', '=', orgId)
        .where('account_id', '=', accountId)
        .execute();
    },
    /** How many active administrators of the whole organisation there are. */
    async administrators(): Promise<number> {
      const { n } = await db
        .selectFrom('membership as m')
        .innerJoin('unit as u', (join) =>
          join.onRef('u.org_id', '=', 'm.org_id').onRef('u.id', '=', 'm.unit_id'),
        )
        .select((row) => row.fn.countAll<number>().as('n'))
        .where('m.org_id', '=', orgId)
        .where('m.active', '=', true)
        .where('m.role', '=', 'administrator')
        .where('u.parent_id', 'is', null)
        .executeTakeFirstOrThrow();
      return n;
    },
    /** The people of these units, by name. */
    async list(unitIds: readonly string[]): Promise<Person[]> {
      const rows = await db
        .selectFrom('membership as m')
        .innerJoin('account as a', 'a.id', 'm.account_id')
        .innerJoin('unit as u', (join) =>
          join.onRef('u.org_id', '=', 'm.org_id').onRef('u.id', '=', 'm.unit_id'),
        )
        .select([
          'a.id',
          'a.name',
          'a.email',
          'm.role',
          'm.active',
          'u.id as unitId',
          'u.name as unit',
        ])
        .select((row) =>
          row
            .selectFrom('session as s')
            .select((s) => s.fn.max('s.seen_at').as('seen'))
            .whereRef('s.account_id', '=', 'm.account_id')
            .whereRef('s.org_id', '=', 'm.org_id')
            .as('seen'),
        )
        .where('m.org_id', '=', orgId)
        .where('m.unit_id', '=', sql<string>`any(${[...unitIds]}::uuid[])`)
        .orderBy('a.name')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        email: row.email,
        role: row.role as Role,
        unit: { id: row.unitId, name: row.unit },
        status: row.active ? 'active' : 'deactivated',
        lastSeenAt: row.seen?.toISOString() ?? null,
      }));
    },
  };
}

/** An invitation that has not been answered. */
export type Invitation = Place & { readonly id: string; readonly email: string };

const invitationMs = 7 * 86_400_000;

/** The invitations of one organisation. */
export function invitationStore(db: Kysely<Database>, orgId: string) {
  const open = (at: Date) =>
    db
      .selectFrom('invitation')
      .select(['id', 'email', 'role', 'unit_id as unitId'])
      .where('org_id', '=', orgId)
      .where('used_at', 'is', null)
      .where('expires_at', '>', at)
      .$castTo<Invitation>();
  return {
    /** Invites, taking back earlier invitations of the same address. */
    async issue(wanted: Place & { email: string; invitedBy: string }, at: Date) {
      await db
        .deleteFrom('invitation')
        .where('org_id', '=', orgId)
        .where(sql<string>`lower(email)`, '=', wanted.email.toLowerCase())
        .where('used_at', 'is', null)
        .execute();
      const id = randomUUID();
      const token = newOrgToken(orgId);
      await db
        .insertInto('invitation')
        .values({
          org_id: orgId,
          id,
          token_hash: tokenHash(token),
          email: wanted.email,
          role: wanted.role,
          unit_id: wanted.unitId,
          invited_by: wanted.invitedBy,
          created_at: at,
          expires_at: new Date(at.getTime() + invitationMs),
        })
        .execute();
      return { id, token };
    },
    byToken: (token: string, at: Date) =>
      open(at).where('token_hash', '=', tokenHash(token)).executeTakeFirst(),
    byId: (id: string, at: Date) => open(at).where('id', '=', id).executeTakeFirst(),
    /** Marks it as answered; false when someone else was first. */
    async use(id: string, at: Date): Promise<boolean> {
      const row = await db
        .updateTable('invitation')
        .set({ used_at: at })
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .where('used_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    async withdraw(id: string): Promise<void> {
      await db.deleteFrom('invitation').where('org_id', '=', orgId).where('id', '=', id).execute();
    },
    async list(unitIds: readonly string[], at: Date): Promise<Person[]> {
      const rows = await db
        .selectFrom('invitation as i')
        .innerJoin('unit as u', (join) =>
          join.onRef('u.org_id', '=', 'i.org_id').onRef('u.id', '=', 'i.unit_id'),
        )
        .select(['i.id', 'i.email', 'i.role', 'u.id as unitId', 'u.name as unit'])
        .where('i.org_id', '=', orgId)
        .where('i.used_at', 'is', null)
        .where('i.expires_at', '>', at)
        .where('i.unit_id', '=', sql<string>`any(${[...unitIds]}::uuid[])`)
        .orderBy('i.email')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        name: '',
        email: row.email,
        role: row.role as Role,
        unit: { id: row.unitId, name: row.unit },
        status: 'invited',
        lastSeenAt: null,
      }));
    },
  };
}
