import type { Actor } from '#kernel/actor.ts';
import { auditKey, auditLog } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import type { Services } from '#kernel/http.ts';

/** The thing that an act was done to. */
export type AuditObject = { kind: string; id: string; label?: string };

/** Who acted, as the log names them. */
export type AuditActor = { orgId: string; id: string | null; name: string };

/** The actor of a request as the log names them. */
export function auditActor(actor: Actor): AuditActor {
  return { orgId: actor.orgId, id: actor.accountId ?? actor.keyId, name: actor.name };
}

/** Writes acts of `actor` to the audit log, in the transaction of the act. */
export function auditOf(services: Pick<Services, 'secrets' | 'clock'>, tx: Tx, actor: AuditActor) {
  const { orgId, id, name } = actor;
  const log = auditLog(tx, orgId, auditKey(services.secrets.audit, orgId));
  return (action: string, object: AuditObject, detail: Readonly<Record<string, unknown>> = {}) =>
    log.append({ action, actor: { id, name }, object, detail }, services.clock());
}
