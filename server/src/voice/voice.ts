import { createHash } from 'node:crypto';
import { z } from 'zod';
import { channels, identityTypes } from '#channel/channel.ts';
import { Instant } from '#kernel/instant.ts';

/** What kind of thing a voice is. */
const kinds = [
  'survey_response',
  'message',
  'conversation',
  'call',
  'review',
  'post',
  'rating',
  'event',
  'note',
] as const;

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

const Turn = z.object({
  channel: z.int().default(0),
  speaker: z.string().max(40),
  startMs: z.number().min(0).optional(),
  endMs: z.number().min(0).optional(),
  text: z.string(),
  language: z.string().max(35).optional(),
  confidence: z.number().min(0).max(1).optional(),
});

const Rating = z
  .object({
    metric: z.string().min(1).max(60),
    value: z.number(),
    min: z.number(),
    max: z.number(),
  })
  .refine((rating) => rating.max > rating.min, { message: 'max must be above min' })
  .refine((rating) => rating.value >= rating.min && rating.value <= rating.max, {
    message: 'value must lie between min and max',
  });

const Answer = z.object({
  questionId: z.string().max(100),
  type: z.enum(['nps', 'csat', 'ces', 'stars', 'scale', 'choice', 'text', 'file']),
  value: z.union([Scalar, z.array(Scalar).max(100)]),
  scale: z.object({ min: z.number(), max: z.number() }).optional(),
  label: z.string().max(500).optional(),
});

const Identity = z.object({
  type: z.enum(identityTypes),
  value: z.string().min(1).max(320),
  issuer: z.string().max(200).optional(),
  verified: z.boolean().default(false),
});

const Content = z
  .object({
    title: z.string().max(500).optional(),
    text: z.string().optional(),
    turns: z.array(Turn).max(1_000).optional(),
    answers: z.array(Answer).max(200).optional(),
    ratings: z.array(Rating).max(20).optional(),
  })
  .refine(
    (content) =>
      Boolean(content.title?.trim() || content.text?.trim() || content.turns?.length) ||
      Boolean(content.answers?.length || content.ratings?.length),
    { message: 'a voice needs a text, turns, an answer or a rating' },
  );

/** A voice as a client sends it: the envelope without what the server sets. */
export const ClientEnvelope = z.object({
  source: z.object({
    externalId: z.string().min(1).max(300),
    kind: z.string().max(60).optional(),
    externalUrl: z.url({ protocol: /^https?$/ }).optional(),
    sourceVersion: z.string().max(100).optional(),
  }),
  kind: z.enum(kinds).default('message'),
  channel: z.enum(channels).default('api'),
  touchpoint: z
    .object({
      id: z.string().max(100).optional(),
      orgUnitId: z.string().max(200).optional(),
      productId: z.string().max(200).optional(),
      orderId: z.string().max(200).optional(),
      appVersion: z.string().max(60).optional(),
      surveyId: z.string().max(100).optional(),
      agentId: z.string().max(200).optional(),
      queue: z.string().max(200).optional(),
    })
    .optional(),
  thread: z
    .object({
      id: z.string().max(300),
      parentExternalId: z.string().max(300).optional(),
      direction: z.enum(['inbound', 'outbound']).default('inbound'),
      position: z.int().optional(),
    })
    .optional(),
  subject: z
    .object({
      displayName: z.string().max(200).optional(),
      anonymous: z.boolean().default(false),
      identities: z.array(Identity).max(20).default([]),
    })
    .optional(),
  occurredAt: Instant.optional(),
  recordedAt: Instant.optional(),
  sentAt: Instant.optional(),
  tzOffsetMin: z.int().min(-840).max(840).optional(),
  clock: z.enum(['source', 'device']).default('source'),
  language: z.object({ tag: z.string().max(35) }).optional(),
  content: Content,
  operational: z
    .object({ type: z.string().max(100), properties: z.record(z.string().max(100), Scalar) })
    .optional(),
  attributes: z
    .record(z.string().max(200), z.union([Scalar, z.array(Scalar).max(100)]))
    .refine((value) => Object.keys(value).length <= 100, { message: 'at most 100 attributes' })
    .optional(),
  consent: z
    .object({
      basis: z.enum(['contract', 'consent', 'legitimate_interest']),
      purposes: z.array(z.string().max(60)).max(20),
      evidenceRef: z.string().max(300).optional(),
      recordingNotice: z.boolean().optional(),
      doNotContact: z.boolean().optional(),
    })
    .optional(),
  completeness: z.enum(['partial', 'complete', 'amended']).default('complete'),
});
export type ClientEnvelope = z.infer<typeof ClientEnvelope>;

/** What became of one envelope of a request. */
export const Outcome = z.object({
  externalId: z.string(),
  id: z.uuid().nullable(),
  status: z.enum(['accepted', 'duplicate', 'revised', 'rejected']),
  error: z.string().optional(),
  warnings: z.array(z.string()).optional(),
});
export type Outcome = z.infer<typeof Outcome>;

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    const members = value as Readonly<Record<string, unknown>>;
    let told = '';
    for (const key of Object.keys(members).sort()) {
      const member = members[key];
      if (member !== undefined) {
        told += `${told && ','}${JSON.stringify(key)}:${canonical(member)}`;
      }
    }
    return `{${told}}`;
  }
  return JSON.stringify(value ?? null);
}

/** SHA-256 of what the envelope says; the same thing told twice has one hash. */
export function contentHash(envelope: ClientEnvelope): Buffer {
  const { source, recordedAt: _recordedAt, sentAt: _sentAt, ...said } = envelope;
  const told = { ...said, externalId: source.externalId };
  return createHash('sha256').update(canonical(told)).digest();
}

/** Name-based id (RFC 9562, version 5) of a voice: one for each (organisation, connector, external id). */
export function voiceId(orgId: string, connectorId: string, externalId: string): string {
  const space = Buffer.from(orgId.replaceAll('-', ''), 'hex');
  const hash = createHash('sha1').update(space).update(`${connectorId}\n${externalId}`).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.subarray(0, 16).toString('hex');
  return [8, 12, 16, 20, 32]
    .map((end, at, ends) => hex.slice(at === 0 ? 0 : (ends[at - 1] ?? 0), end))
    .join('-');
}

const futureLimitMs = 5 * 60_000;

/** When a voice was said, after correcting the clock that told it. */
export type SaidAt = { at: Date; clock: 'source' | 'device' | 'received'; warning: string | null };

/**
 * The time of a voice. A device's clock is corrected by how far off it was when sending; a time
 * more than five minutes ahead, or none at all, becomes the time of arrival.
 */
export function saidAt(envelope: ClientEnvelope, receivedAt: Date): SaidAt {
  if (!envelope.occurredAt) return { at: receivedAt, clock: 'received', warning: null };
  let at = Date.parse(envelope.occurredAt);
  if (envelope.clock === 'device' && envelope.sentAt) {
    at += receivedAt.getTime() - Date.parse(envelope.sentAt);
  }
  if (at - receivedAt.getTime() > futureLimitMs) {
    return { at: receivedAt, clock: 'received', warning: 'time_in_future' };
  }
  return { at: new Date(at), clock: envelope.clock, warning: null };
}

/** The scores of a voice: `nps` 0–10 where it was asked so, `csat` and `score` as 0–1 shares. */
export type Scores = { nps: number | null; csat: number | null; score: number | null };

/** Reads the scores out of the ratings, and out of answers that carry a scale. */
export function scoresOf(envelope: ClientEnvelope): Scores {
  const asked = (envelope.content.answers ?? []).flatMap((answer) =>
    typeof answer.value === 'number' && answer.scale && answer.type !== 'choice'
      ? [{ metric: answer.type as string, value: answer.value, ...answer.scale }]
      : [],
  );
  const ratings = [...(envelope.content.ratings ?? []), ...asked];
  const nps = ratings.find((one) => one.metric === 'nps' && one.min === 0 && one.max === 10);
  const csat = ratings.find((one) => one.metric !== 'nps' && one.metric !== 'ces');
  const share = (one: (typeof ratings)[number] | undefined) =>
    one && one.max > one.min ? (one.value - one.min) / (one.max - one.min) : null;
  return { nps: nps ? Math.round(nps.value) : null, csat: share(csat), score: share(nps ?? csat) };
}

/** Promoter, passive or detractor for a 0–10 recommendation score; empty where none was given. */
export function scoreGroup(nps: number | null): 'promoter' | 'passive' | 'detractor' | '' {
  if (nps === null) return '';
  if (nps >= 9) return 'promoter';
  return nps >= 7 ? 'passive' : 'detractor';
}
