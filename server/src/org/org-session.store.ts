import type { FastifyReply, FastifyRequest } from 'fastify';
import { inOrg } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import type { Services } from '#kernel/http.ts';
import {
  type Account,
  accountStore,
  oneTimeTokenStore,
  sessionStore,
} from './org-account.store.ts';
import type { Me, ViewAs } from './org-account.ts';
import { auditOf } from './org-audit.ts';
import { meOf, openOrganisations, personOf, sessionToken } from './org-authenticate.store.ts';
import { verifyPassword } from './org-password.ts';
import {
  cookieName,
  emailKey,
  isHttps,
  linkBase,
  mustBePrivate,
  type SignInTries,
  tooManyTries,
} from './org-sign-in.ts';

const cookieSeconds = 30 * 86_400;

/** The wrong pair of e-mail and password, whichever of them was wrong. */
function signInFailed(): AppError {
  return new AppError('sign_in_failed', 401, 'The e-mail or the password is wrong.');
}

/** The request and reply of one visit, with the services of its server. */
export type Visit = { services: Services; request: FastifyRequest; reply: FastifyReply };

/** Takes the session cookie back. */
export function clearCookie({ services, reply }: Omit<Visit, 'request'>): void {
  const secure = isHttps(services.config);
  reply.clearCookie(cookieName(services.config), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
  });
}

/**
 * Opens a new session in place of the request's old one and answers who is signed in.
 *
 * @throws AppError `insecure_sign_in` (403) over plain http from another machine.
 */
export async function startSession(
  { services, request, reply }: Visit,
  accountId: string,
  into: { orgId?: string; viewAs?: ViewAs | null } = {},
): Promise<Me> {
  const { config, db, clock } = services;
  mustBePrivate(config, request.ip);
  const orgId = into.orgId ?? (await openOrganisations(db, accountId))[0]?.id;
  if (!orgId) throw signInFailed();
  const sessions = sessionStore(db);
  const old = sessionToken(request, config);
  if (old) await sessions.end(old);
  const viewAs = into.viewAs ?? null;
  const token = await sessions.open(accountId, orgId, { at: clock(), viewAs });
  const session = { accountId, orgId, viewAs };
  const actor = await personOf(db, session);
  if (!actor) throw signInFailed();
  reply.setCookie(cookieName(config), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(config),
    maxAge: cookieSeconds,
  });
  return meOf(db, actor, viewAs);
}

/** Notes in the organisation's log that someone signed in. */
export async function noteSignIn(services: Services, me: Me): Promise<void> {
  const { id, name, email } = me.account;
  const orgId = me.organisation.id;
  await inOrg(services.db, orgId, (tx) =>
    auditOf(services, tx, { orgId, id, name })('person.signed_in', {
      kind: 'person',
      id,
      label: email,
    }),
  );
}

/**
 * The account of this e-mail and password.
 *
 * @throws AppError `sign_in_failed` (401), or `too_many_sign_ins` (429) after wrong tries in a row.
 */
export async function checkPassword(
  { services, request }: Omit<Visit, 'reply'>,
  tries: SignInTries,
  given: { email: string; password: string },
): Promise<Account> {
  const at = services.clock();
  const key = emailKey(given.email);
  tries.check(request.ip, key, at);
  const accounts = accountStore(services.db);
  const account = await accounts.byEmail(given.email);
  if (account?.lockedUntil && account.lockedUntil > at) throw tooManyTries(account.lockedUntil, at);
  const right = await verifyPassword(account?.passwordHash ?? null, given.password);
  if (account && right) {
    await accounts.succeeded(account.id);
    return account;
  }
  tries.failed(request.ip, key, at, account !== undefined);
  if (account) await accounts.failed(account.id, at);
  throw signInFailed();
}

type Linking = Pick<Services, 'db' | 'config' | 'clock'>;

/** A link that sets up a fresh server, once and within an hour; null when an account exists. */
export async function createSetupLink({ db, config, clock }: Linking): Promise<string | null> {
  if (await accountStore(db).any()) return null;
  const token = await oneTimeTokenStore(db).issue('setup', null, clock());
  return `${linkBase(config)}/setup/${token}`;
}

async function accountLink(services: Linking, accountId: string, purpose: 'link' | 'reset') {
  const { db, config, clock } = services;
  const account = await accountStore(db).byId(accountId);
  if (!account) throw new AppError('not_found', 404, 'There is no such account.');
  const token = await oneTimeTokenStore(db).issue(purpose, account, clock());
  return `${linkBase(config)}/${purpose}/${token}`;
}

/** A link that signs the account in, once and within an hour. */
export function createSignInLink(services: Linking, accountId: string): Promise<string> {
  return accountLink(services, accountId, 'link');
}

/** A link that sets a new password for the account, once and within an hour. */
export function createResetLink(services: Linking, accountId: string): Promise<string> {
  return accountLink(services, accountId, 'reset');
}
