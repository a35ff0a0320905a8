import type { Actor } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import { voiceStore } from '#voice/voice.store.ts';
import type { VoiceView } from '#voice/voice-view.ts';

/** Evidence that the asker may read: voices of their own units, in the order of the ids. */
export async function readableEvidence(
  tx: Tx,
  actor: Pick<Actor, 'orgId' | 'unitIds'>,
  ids: readonly string[],
): Promise<VoiceView[]> {
  const voices = await voiceStore(tx, actor.orgId).views(ids);
  return voices.filter(({ unit }) => actor.unitIds.has(unit.id));
}

/** @throws AppError `not_found` (404) for a voice that the asker may not read. */
export async function mustBeReadable(
  tx: Tx,
  actor: Pick<Actor, 'orgId' | 'unitIds'>,
  ids: readonly string[],
): Promise<void> {
  const named = [...new Set(ids)];
  const readable = await readableEvidence(tx, actor, named);
  if (readable.length < named.length) throw notFound('voice');
}
