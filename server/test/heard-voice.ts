import { randomUUID } from 'node:crypto';
import { inOrg, json } from '../src/kernel/db.ts';
import type { Subscription } from '../src/kernel/jobs.ts';
import { needStore } from '../src/need/need.store.ts';
import { writeFacts } from '../src/voice/voice.facts.ts';
import type { Company, UnitName } from './company.ts';
import type { TestServer } from './server.ts';

/** A mention of a voice that a test states. */
export type HeardMention = {
  need: string;
  point?: string;
  polarity?: string;
  strength?: number;
  confidence?: number;
  department?: string;
};

/** What the mentions of a voice share with it. */
type Placed = { text: string; touchpointId: string | null };

/** A voice that a test states, with what was understood of it. */
export type Heard = {
  unit?: UnitName;
  text?: string;
  at?: Date;
  rating?: { metric: string; value: number; min: number; max: number };
  anonymous?: boolean;
  live?: boolean;
  touchpointId?: string;
  polarity?: string;
  severity?: number;
  confidence?: number;
  sensitive?: { list: string; term: string }[];
  mentions?: HeardMention[];
};

function mentionRow(orgId: string, voiceId: string, { text, touchpointId }: Placed) {
  return (mention: HeardMention, no: number) => ({
    org_id: orgId,
    voice_id: voiceId,
    no,
    need: mention.need,
    span_start: 0,
    span_end: text.length,
    polarity: mention.polarity ?? 'negative',
    valence: 20,
    strength: mention.strength ?? 60,
    point: mention.point ?? 'pain',
    confidence: mention.confidence ?? 0.9,
    department: mention.department ?? null,
    abstained: false,
    touchpoint_id: touchpointId,
  });
}

/** Takes a voice in over the API and stores what was understood of it, as stated; with its facts. */
export async function hear(server: TestServer, company: Company, heard: Heard): Promise<string> {
  const { db, facts } = server.services;
  const { orgId } = company;
  const { unit = 'store-a', text = 'The soup was cold.', at = server.services.clock() } = heard;
  const email = `${randomUUID()}@guest.test`;
  const voice = {
    source: { externalId: randomUUID() },
    touchpoint: { orgUnitId: company.units[unit] },
    ...(heard.anonymous ? {} : { subject: { identities: [{ type: 'email', value: email }] } }),
    occurredAt: at.toISOString(),
    content: { text, ...(heard.rating ? { ratings: [heard.rating] } : {}) },
  };
  const { body } = await company.as('administrator').post('/voices', { voices: [voice] });
  const id: string = body.items[0].id;
  await inOrg(db, orgId, async (tx) => {
    await tx
      .updateTable('voice')
      .set({
        understood_at: at,
        live: heard.live ?? true,
        touchpoint_id: heard.touchpointId ?? null,
        polarity: heard.polarity ?? 'negative',
        severity: heard.severity ?? 0,
        confidence: heard.confidence ?? 0.5,
        reading: json({ sensitive: heard.sensitive ?? [] }),
        mention_slots: heard.mentions?.length ?? 0,
      })
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .execute();
    const mentions = (heard.mentions ?? []).map(
      mentionRow(orgId, id, { text, touchpointId: heard.touchpointId ?? null }),
    );
    if (mentions.length > 0) await tx.insertInto('mention').values(mentions).execute();
    const { pack } = await needStore(tx, orgId).settings();
    await writeFacts(tx, { orgId, facts: facts.of(orgId), pack }, [id]);
  });
  return id;
}

/** Does what waits in the queues of `subscriptions` for the company, and what that leads to. */
export async function drain(
  server: TestServer,
  company: Company,
  subscriptions: readonly Subscription[],
): Promise<void> {
  const { boss } = server.services.jobs;
  const signal = AbortSignal.timeout(60_000);
  for (let idle = false; !idle; ) {
    idle = true;
    for (const { kind, run } of subscriptions) {
      for (const job of await boss.fetch<{ orgId: string }>(kind.name, { batchSize: 100 })) {
        idle = false;
        if (job.data.orgId === company.orgId) await run(job.data, { signal });
        await boss.complete(kind.name, job.id);
      }
    }
  }
}
