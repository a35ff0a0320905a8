import { journeyStore } from '#journey/journey.store.ts';
import { openPlacing } from '#journey/journey.ts';
import { inOrg } from '#kernel/db.ts';
import type { Services } from '#kernel/http.ts';
import { type Subscription, subscribe } from '#kernel/jobs.ts';
import { type NeedSettings, needStore } from '#need/need.store.ts';
import { writeFacts } from './voice.facts.ts';
import { factsForgotten, factsStale, voiceReceived, voiceUnderstood } from './voice-job-kinds.ts';
import type { ReaderPool } from './voice-reader.ts';
import { understandStore } from './voice-understand.store.ts';
import { toRead, understand, type VoiceToRead } from './voice-understanding.ts';

/** What the workers of voices need. */
export type VoiceWork = Services & { readonly readers: ReaderPool };

/** Voices that one job names at most. */
const jobVoices = 1_000;
/** Voices that several jobs have understood as one: the first jobs do not wait for all. */
const togetherVoices = 2_000;
/** Voices for one thread at a time: small, so that every thread has some. */
const readVoices = 500;

function slices<Thing>(things: readonly Thing[], size: number): Thing[][] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, at) =>
    things.slice(at * size, (at + 1) * size),
  );
}

async function readAll(
  readers: ReaderPool,
  { pack, terms }: Pick<NeedSettings, 'pack' | 'terms'>,
  voices: readonly VoiceToRead[],
) {
  const packId = pack.pack.id;
  const parts = slices(voices.map(toRead), readVoices);
  return (
    await Promise.all(parts.map((part) => readers.read({ packId, terms, voices: part })))
  ).flat();
}

/** Reads voices and stores what they say; then writes their facts. */
async function understandVoices(
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
  const readings = await readAll(work.readers, settings, voices);
  const place = openPlacing(touchpoints);
  const touchpointIds = new Map(touchpoints.map(({ key, id }) => [key, id]));
  const understood = voices.flatMap((voice, at) => {
    const reading = readings[at];
    const told = corrections.get(voice.id) ?? [];
    const context = { pack, place, touchpointIds, corrections: told };
    return reading ? [understand(voice, reading, context)] : [];
  });
  await inOrg(work.db, orgId, async (tx) => {
    const store = understandStore(tx, orgId);
    const saved = await store.save(understood, work.clock());
    await store.countUnderstood(saved);
    if (saved.length === 0) return;
    const savedIds = saved.map((one) => one.id);
    for (const voiceIds of slices(savedIds, jobVoices)) {
      await work.jobs.send(tx, voiceUnderstood, { orgId, voiceIds });
    }
  });
  await inOrg(work.db, orgId, (tx) =>
    writeFacts(tx, { orgId, facts: work.facts.of(orgId), pack }, ids),
  );
}

/** Everything that happens to voices in the background. */
export function voiceSubscriptions(work: VoiceWork): Subscription[] {
  return [
    subscribe(
      voiceReceived,
      ({ orgId, voiceIds }) => understandVoices(work, orgId, voiceIds),
      async (payloads) => {
        const byOrg = Map.groupBy(payloads, (payload) => payload.orgId);
        for (const [orgId, own] of byOrg) {
          const ids = new Set(own.flatMap((payload) => payload.voiceIds));
          for (const some of slices([...ids], togetherVoices)) {
            await understandVoices(work, orgId, some);
          }
        }
      },
    ),
    subscribe(factsStale, ({ orgId, voiceIds }) =>
      inOrg(work.db, orgId, async (tx) => {
        const { pack } = await needStore(tx, orgId).settings();
        await writeFacts(tx, { orgId, facts: work.facts.of(orgId), pack }, voiceIds);
      }),
    ),
    subscribe(factsForgotten, ({ orgId }) => work.facts.of(orgId).forget()),
  ];
}
