import { journeyStore } from '#journey/journey.store.ts';
import { inOrg } from '#kernel/db.ts';
import type { Services } from '#kernel/http.ts';
import { type Subscription, subscribe } from '#kernel/jobs.ts';
import { needStore } from '#need/need.store.ts';
import { writeFacts } from './voice.facts.ts';
import { factsForgotten, factsStale, voiceReceived, voiceUnderstood } from './voice-job-kinds.ts';
import type { ReaderPool } from './voice-reader.ts';
import { understandStore } from './voice-understand.store.ts';
import { toRead, understand } from './voice-understanding.ts';

/** What the workers of voices need. */
export type VoiceWork = Services & { readonly readers: ReaderPool };

/** Reads voices and stores what they say; then writes their facts. */
export async function understandVoices(
  work: VoiceWork,
  orgId: string,
  ids: readonly string[],
): Promise<void> {
  const { settings, voices, touchpoints, corrections } = await inOrg(
    work.db,
    orgId,
    async (tx) => ({
      settings: await needStore(tx, orgId).settings(),
      voices: await understandStore(tx, orgId).load(ids),
      corrections: await understandStore(tx, orgId).corrections(ids),
      touchpoints: await journeyStore(tx, orgId).placing(),
    }),
  );
  const { pack } = settings;
  const readings = await work.readers.read({ packId: pack.pack.id, voices: voices.map(toRead) });
  const understood = voices.flatMap((voice, at) => {
    const reading = readings[at];
    const context = { pack, touchpoints, corrections: corrections.get(voice.id) ?? [] };
    return reading ? [understand(voice, reading, context)] : [];
  });
  await inOrg(work.db, orgId, async (tx) => {
    const store = understandStore(tx, orgId);
    const saved = await store.save(understood, work.clock());
    await store.countUnderstood(saved);
    if (saved.length === 0) return;
    const voiceIds = saved.map((one) => one.id);
    await work.jobs.send(tx, voiceUnderstood, { orgId, voiceIds });
  });
  await inOrg(work.db, orgId, (tx) =>
    writeFacts(tx, { orgId, facts: work.facts.of(orgId), pack }, ids),
  );
}

/** Everything that happens to voices in the background. */
export function voiceSubscriptions(work: VoiceWork): Subscription[] {
  return [
    subscribe(voiceReceived, ({ orgId, voiceIds }) => understandVoices(work, orgId, voiceIds)),
    subscribe(factsStale, ({ orgId, voiceIds }) =>
      inOrg(work.db, orgId, async (tx) => {
        const { pack } = await needStore(tx, orgId).settings();
        await writeFacts(tx, { orgId, facts: work.facts.of(orgId), pack }, voiceIds);
      }),
    ),
    subscribe(factsForgotten, ({ orgId }) => work.facts.of(orgId).forget()),
  ];
}
