import { ownUnit } from '#kernel/actor.ts';
import { inOrg, type Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import type { Services } from '#kernel/http.ts';
import { organisationStore } from './org.store.ts';
import { sessionStore } from './org-account.store.ts';
import { mayGrant, type PersonActor } from './org-account.ts';
import { auditActor, auditOf } from './org-audit.ts';
import { invitationMail, mailFault } from './org-mail.ts';
import {
  invitationStore,
  type Membership,
  membershipStore,
  type Place,
} from './org-people.store.ts';
import { emailKey, linkBase } from './org-sign-in.ts';

/** An invitation that was written down, with the link that accepts it. */
export type Issued = { id: string; email: string; link: string };

/**
 * Writes an invitation down in the caller's transaction.
 *
 * @throws AppError `already_member` (409) for someone whom the inviter can see as a member.
 */
export async function issueInvitation(
  services: Services,
  { tx, actor }: { tx: Tx; actor: PersonActor },
  wanted: Place & { email: string },
): Promise<Issued> {
  mayGrant(actor.role, wanted.role);
  ownUnit(actor, wanted.unitId);
  const { orgId, accountId: invitedBy } = actor;
  const email = wanted.email.trim();
  const member = await membershipStore(tx, orgId).byEmail(emailKey(email));
  // A member of a part that the inviter cannot see is not told apart from a stranger.
  if (member?.active && actor.unitIds.has(member.unitId)) {
    throw new AppError('already_member', 409, 'This person belongs to the organisation already.');
  }
  const { role, unitId } = wanted;
  const { id, token } = await invitationStore(tx, orgId).issue(
    { email, role, unitId, invitedBy },
    services.clock(),
  );
  const remember = auditOf(services, tx, auditActor(actor));
  await remember('person.invited', { kind: 'invitation', id, label: email }, { role, unitId });
  return { id, email, link: `${linkBase(services.config)}/invitation/${token}` };
}

/** Mails the link; false where no mail server is set or it refuses, so that the link is shown. */
export async function mailInvitation(
  services: Services,
  actor: PersonActor,
  { email, link }: Issued,
): Promise<boolean> {
  const { mail, db, log } = services;
  if (!mail.ready) return false;
  const { name, locale } = await inOrg(db, actor.orgId, (tx) =>
    organisationStore(tx, actor.orgId).get(),
  );
  try {
    await mail.send(
      invitationMail({ to: email, by: actor.name, organisation: name, locale, link }),
    );
    return true;
  } catch (error) {
    log.warn({ orgId: actor.orgId, error: mailFault(error) }, 'invitation not mailed');
    return false;
  }
}

/**
 * Gives someone another role, unit or standing; their sessions here end, so that nothing outlives
 * what they had.
 *
 * @throws AppError `grant` (403), or `last_administrator` (409) when nobody could administer.
 */
export async function changePerson(
  tx: Tx,
  actor: PersonActor,
  { member, to }: { member: Membership; to: Place & { active: boolean } },
): Promise<void> {
  const { orgId } = actor;
  mayGrant(actor.role, member.role);
  mayGrant(actor.role, to.role);
  ownUnit(actor, to.unitId);
  await organisationStore(tx, orgId).lock();
  const members = membershipStore(tx, orgId);
  await members.change(member.accountId, to);
  if ((await members.administrators()) === 0) {
    throw new AppError(
      'last_administrator',
      409,
      'This is the last administrator of the organisation; name another one first.',
    );
  }
  await sessionStore(tx).endIn(member.accountId, orgId);
}
