import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { inOrg } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import type { Services } from '#kernel/http.ts';
import { open, vaultKeys } from '#kernel/vault.ts';
import { auditActor, auditOf } from '#org/org-audit.ts';

/** What a customer said before personal data was taken out of it. */
export const VoiceOriginal = z.object({ text: z.string() });
export type VoiceOriginal = z.infer<typeof VoiceOriginal>;

/**
 * The words of a voice as they came, opened for `actor`; that they were read is remembered in the
 * same transaction, so nobody reads them unseen.
 *
 * @throws AppError `not_found` (404) when the voice is not the actor's to see, or held nothing to
 *   take out.
 */
export function readOriginal(services: Services, actor: Actor, id: string): Promise<VoiceOriginal> {
  const { orgId } = actor;
  return inOrg(services.db, orgId, async (tx) => {
    const row = await tx
      .selectFrom('voice')
      .select(['unit_id', 'sealed_text'])
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!row?.sealed_text || !actor.unitIds.has(row.unit_id)) throw notFound('original');
    const place = { orgId, table: 'voice', column: 'sealed_text' };
    const text = open(vaultKeys(services.secrets), place, row.sealed_text);
    const audit = auditOf(services, tx, auditActor(actor));
    await audit('voice.original.read', { kind: 'voice', id });
    return { text };
  });
}
