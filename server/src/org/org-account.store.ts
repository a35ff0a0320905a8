import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { json } from '#kernel/db.ts';
import type { Database } from '#kernel/tables/database.ts';
import { type Preferences, ViewAs } from './org-account.ts';
import { emailKey, lockedUntil } from './org-sign-in.ts';
import { newToken, tokenHash } from './org-token.ts';

/** Someone who can sign in. Accounts stand outside organisations; memberships join them. */
export type Account = Preferences & {
  readonly id: string;
  readonly email: string;
  readonly emailKey: string;
  readonly passwordHash: string | null;
  readonly lockedUntil: Date | null;
};

type NewAccount = {
  email: string;
  name: string;
  locale: string;
  passwordHash: string | null;
  at: Date;
};

const accountColumns = [
  'id',
  'email',
  'email_key as emailKey',
  'password_hash as passwordHash',
  'name',
  'locale',
  'theme',
  'density',
  'single_keys as singleKeys',
  'locked_until as lockedUntil',
] as const;

/** The accounts of this installation. Pass a transaction as `db` to take part in it. */
export function accountStore(db: Kysely<Database>) {
  const select = () => db.selectFrom('account').select(accountColumns).$castTo<Account>();
  return {
    byId: (id: string) => select().where('id', '=', id).executeTakeFirst(),
    byEmail: (email: string) =>
      select().where('email_key', '=', emailKey(email)).executeTakeFirst(),
    async any(): Promise<boolean> {
      return (await db.selectFrom('account').select('id').limit(1).execute()).length > 0;
    },
    async create({ email, name, locale, passwordHash, at }: NewAccount): Promise<string> {
      const id = randomUUID();
      await db
        .insertInto('account')
        .values({
          id,
          email: email.trim(),
          email_key: emailKey(email),
          password_hash: passwordHash,
          name,
          locale,
          created_at: at,
        })
        .execute();
      return id;
    },
    async change(
      id: string,
      wanted: { readonly [K in keyof Preferences]?: Preferences[K] | undefined },
    ) {
      if (Object.values(wanted).every((value) => value === undefined)) return;
      const { name, locale, theme, density, singleKeys } = wanted;
      await db
        .updateTable('account')
        .set({ name, locale, theme, density, single_keys: singleKeys })
        .where('id', '=', id)
        .execute();
    },
    /** Sets the password, forgets wrong tries and ends every session. */
    async setPassword(id: string, passwordHash: string) {
      await db
        .updateTable('account')
        .set({ password_hash: passwordHash, failed_sign_ins: 0, locked_until: null })
        .where('id', '=', id)
        .execute();
      await db.deleteFrom('session').where('account_id', '=', id).execute();
    },
    /** Counts a wrong password; from the fifth in a row on, the account closes for a while. */
    async failed(id: string, at: Date) {
      const { failed_sign_ins: failures } = await db
        .updateTable('account')
        .set({ failed_sign_ins: sql<number>`failed_sign_ins + 1` })
        .where('id', '=', id)
        .returning('failed_sign_ins')
        .executeTakeFirstOrThrow();
      const until = lockedUntil(failures, at);
      if (!until) return;
      await db.updateTable('account').set({ locked_until: until }).where('id', '=', id).execute();
    },
    async succeeded(id: string) {
      await db
        .updateTable('account')
        .set({ failed_sign_ins: 0, locked_until: null })
        .where('id', '=', id)
        .where('failed_sign_ins', '>', 0)
        .execute();
    },
    /** Ids of the organisations the account is or was in, newest first. */
    async organisations(id: string): Promise<string[]> {
      const rows = await db
        .selectFrom('account_org')
        .innerJoin('org_index', 'org_index.org_id', 'account_org.org_id')
        .select('account_org.org_id as orgId')
        .where('account_id', '=', id)
        .orderBy('org_index.created_at', 'desc')
        .execute();
      return rows.map(({ orgId }) => orgId);
    },
  };
}

/** One signed-in browser. */
export type Session = {
  readonly hash: Buffer;
  readonly accountId: string;
  readonly orgId: string | null;
  readonly viewAs: ViewAs | null;
};

const lifeMs = 30 * 86_400_000;
const idleMs = 7 * 86_400_000;
const touchMs = 5 * 60_000;

/** Sessions, kept by the hash of their token. */
export function sessionStore(db: Kysely<Database>) {
  return {
    /** Opens a session and returns its token, which is not kept. */
    async open(
      accountId: string,
      orgId: string | null,
      more: { at: Date; viewAs?: ViewAs | null },
    ) {
      const token = newToken();
      await db
        .deleteFrom('session')
        .where('account_id', '=', accountId)
        .where('expires_at', '<', more.at)
        .execute();
      await db
        .insertInto('session')
        .values({
          token_hash: tokenHash(token),
          account_id: accountId,
          org_id: orgId,
          view_as: more.viewAs ? json(more.viewAs) : null,
          created_at: more.at,
          seen_at: more.at,
          expires_at: new Date(more.at.getTime() + lifeMs),
        })
        .execute();
      return token;
    },
    /** The live session of a token, or null. */
    async find(token: string, at: Date): Promise<Session | null> {
      const hash = tokenHash(token);
      const row = await db
        .selectFrom('session')
        .select(['account_id', 'org_id', 'view_as', 'seen_at'])
        .where('token_hash', '=', hash)
        .where('expires_at', '>', at)
        .where('seen_at', '>', new Date(at.getTime() - idleMs))
        .executeTakeFirst();
      if (!row) return null;
      if (at.getTime() - row.seen_at.getTime() > touchMs) {
        await db
          .updateTable('session')
          .set({ seen_at: at })
          .where('token_hash', '=', hash)
          .execute();
      }
      const viewAs = ViewAs.nullable().parse(row.view_as);
      return { hash, accountId: row.account_id, orgId: row.org_id, viewAs };
    },
    async end(token: string) {
      await db.deleteFrom('session').where('token_hash', '=', tokenHash(token)).execute();
    },
    async endAll(accountId: string) {
      await db.deleteFrom('session').where('account_id', '=', accountId).execute();
    },
    /** Ends the account's sessions in one organisation: its rights there have changed. */
    async endIn(accountId: string, orgId: string) {
      await db
        .deleteFrom('session')
        .where('account_id', '=', accountId)
        .where('org_id', '=', orgId)
        .execute();
    },
  };
}

const Purpose = z.enum(['setup', 'link', 'reset']);
type Purpose = z.infer<typeof Purpose>;
const tokenMs: Record<Purpose, number> = {
  setup: 3_600_000,
  link: 3_600_000,
  reset: 3_600_000,
};

/** Bound to what the account is now: after a new password or e-mail, older tokens open nothing. */
const stateOf = (account: Account) =>
  tokenHash(`${account.id}\n${account.emailKey}\n${account.passwordHash ?? ''}`);

/** Tokens that work once and for an hour. */
export function oneTimeTokenStore(db: Kysely<Database>) {
  return {
    async issue(purpose: Purpose, account: Account | null, at: Date): Promise<string> {
      const token = newToken();
      await db.deleteFrom('one_time_token').where('expires_at', '<', at).execute();
      await db
        .insertInto('one_time_token')
        .values({
          token_hash: tokenHash(token),
          purpose,
          account_id: account?.id ?? null,
          state_hash: account ? stateOf(account) : null,
          created_at: at,
          expires_at: new Date(at.getTime() + tokenMs[purpose]),
        })
        .execute();
      return token;
    },
    /** Whether the token could still be used. */
    async valid(purpose: Purpose, token: string, at: Date): Promise<boolean> {
      const row = await db
        .selectFrom('one_time_token')
        .select('purpose')
        .where('token_hash', '=', tokenHash(token))
        .where('purpose', '=', purpose)
        .where('used_at', 'is', null)
        .where('expires_at', '>', at)
        .executeTakeFirst();
      return row !== undefined;
    },
    /** Uses the token up; false when it was used, is too old, or its account has changed. */
    async use(
      purpose: Purpose,
      token: string,
      at: Date,
    ): Promise<{ account: Account | null } | null> {
      const row = await db
        .updateTable('one_time_token')
        .set({ used_at: at })
        .where('token_hash', '=', tokenHash(token))
        .where('purpose', '=', purpose)
        .where('used_at', 'is', null)
        .where('expires_at', '>', at)
        .returning(['account_id', 'state_hash'])
        .executeTakeFirst();
      if (!row) return null;
      if (row.account_id === null) return { account: null };
      const account = await accountStore(db).byId(row.account_id);
      if (!account || !row.state_hash || !stateOf(account).equals(row.state_hash)) return null;
      return { account };
    },
  };
}
