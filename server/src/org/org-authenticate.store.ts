import type { FastifyRequest } from 'fastify';
import { type Actor, may } from '#kernel/actor.ts';
import type { Config } from '#kernel/config.ts';
import { type Db, inOrg, type Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import type { Authenticate, Services } from '#kernel/http.ts';
import { actions } from '#kernel/policy.ts';
import { organisationStore, unitStore } from './org.store.ts';
import type { Unit } from './org.ts';
import { accountStore, type Session, sessionStore } from './org-account.store.ts';
import type { Me, PersonActor, ViewAs } from './org-account.ts';
import { apiKeyStore } from './org-key.store.ts';
import { type Membership, membershipStore } from './org-people.store.ts';
import { cookieName } from './org-sign-in.ts';
import { parseApiKey } from './org-token.ts';

/** The session token that the request's cookie carries, or null. */
export function sessionToken(request: FastifyRequest, config: Config): string | null {
  const header = request.headers.cookie;
  return (header && request.server.parseCookie(header)[cookieName(config)]) || null;
}

async function reach(tx: Tx, orgId: string, unit: Unit) {
  const { timeZone } = await organisationStore(tx, orgId).get();
  const unitIds = new Set(await unitStore(tx, orgId).subtree(unit.id));
  return { timeZone, unitId: unit.id, unitIds, everywhere: unit.parentId === null };
}

/** Looking as another role ends as soon as one could not begin it any more. */
function mayStillView(member: Membership, viewAs: ViewAs | null, unit: Unit): boolean {
  return !viewAs || (member.role === 'administrator' && unit.path.includes(member.unitId));
}

/** The person of a session in the role and unit they hold now, or null once they hold none. */
export async function personOf(
  db: Db,
  session: Omit<Session, 'hash'>,
): Promise<PersonActor | null> {
  const { orgId, accountId, viewAs } = session;
  if (orgId === null) return null;
  return inOrg(db, orgId, async (tx) => {
    const member = await membershipStore(tx, orgId).find(accountId);
    if (!member?.active) return null;
    const { role, unitId } = viewAs ?? member;
    const unit = await unitStore(tx, orgId).find(unitId);
    if (!unit || !mayStillView(member, viewAs, unit)) return null;
    return {
      kind: 'person',
      orgId,
      accountId,
      keyId: null,
      connectorId: null,
      name: member.name,
      role,
      scopes: [],
      ...(await reach(tx, orgId, unit)),
    } satisfies PersonActor;
  });
}

async function keyOf(header: string, { db, clock }: Services): Promise<Actor | null> {
  const parsed = parseApiKey(header.replace(/^Bearer +/i, ''));
  if (!parsed) return null;
  const { orgId, id, secret } = parsed;
  return inOrg(db, orgId, async (tx) => {
    const key = await apiKeyStore(tx, orgId).open(id, secret, clock());
    if (!key) return null;
    return {
      kind: 'key',
      orgId,
      accountId: null,
      keyId: key.id,
      connectorId: key.connector_id,
      name: key.name,
      role: null,
      scopes: key.scopes,
      ...(await reach(tx, orgId, await unitStore(tx, orgId).get(key.unit_id))),
    } satisfies Actor;
  });
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What someone who looks as another role may still change: whether they do, and being signed in. */
const alwaysOpen = /^\/api\/v1\/(me\/view-as|auth\/.*)$/;

function refuseWhileViewing(request: FastifyRequest): void {
  const open = alwaysOpen.test(request.routeOptions.url ?? '');
  if (reading.has(request.method) || open) return;
  throw new AppError(
    'view_as_readonly',
    403,
    'You are looking as another role: nothing can be changed until you go back to your own.',
  );
}

/** Who is asking: by API key when the request carries one, else by session cookie. */
export const authenticate: Authenticate = async (request, services) => {
  const { authorization } = request.headers;
  // A header beats the cookie even when it is no good: requests with one pass the origin check.
  if (authorization !== undefined) return keyOf(authorization, services);
  const token = sessionToken(request, services.config);
  if (!token) return null;
  const session = await sessionStore(services.db).find(token, services.clock());
  if (!session) return null;
  if (session.viewAs) refuseWhileViewing(request);
  return personOf(services.db, session);
};

/** The organisations in which the account is active, newest first. */
export async function openOrganisations(db: Db, accountId: string) {
  const open: { id: string; name: string }[] = [];
  for (const orgId of await accountStore(db).organisations(accountId)) {
    const name = await inOrg(db, orgId, async (tx) => {
      const member = await membershipStore(tx, orgId).find(accountId);
      return member?.active ? (await organisationStore(tx, orgId).get()).name : null;
    });
    if (name !== null) open.push({ id: orgId, name });
  }
  return open;
}

/** What a signed-in person is told about themselves. */
export async function meOf(db: Db, actor: PersonActor, viewAs: ViewAs | null): Promise<Me> {
  const account = await accountStore(db).byId(actor.accountId);
  if (!account) throw new AppError('signed_out', 401, 'Sign in to continue.');
  const { organisation, unit } = await inOrg(db, actor.orgId, async (tx) => ({
    organisation: await organisationStore(tx, actor.orgId).get(),
    unit: await unitStore(tx, actor.orgId).get(actor.unitId),
  }));
  const { id, email, name, locale, theme, density, singleKeys } = account;
  return {
    account: { id, email, name, locale, theme, density, singleKeys },
    organisation,
    organisations: await openOrganisations(db, id),
    role: actor.role,
    unit: { id: unit.id, name: unit.name, kind: unit.kind },
    viewAs: viewAs && { ...viewAs, unitName: unit.name },
    may: actions.filter((action) => may(actor, action)),
  };
}
