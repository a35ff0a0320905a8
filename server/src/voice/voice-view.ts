import { z } from 'zod';
import { Instant } from '#kernel/instant.ts';
import { Names } from '#need/need.ts';

/** A mention as pages show it. */
export const MentionView = z.object({
  no: z.int(),
  need: z.string(),
  start: z.int(),
  end: z.int(),
  polarity: z.enum(['positive', 'negative', 'neutral']),
  point: z.enum(['pain', 'itch', 'delight']).nullable(),
  strength: z.number(),
  valence: z.number(),
  confidence: z.number(),
  department: z.string().nullable(),
  abstained: z.boolean(),
  cause: z.object({ start: z.int(), end: z.int(), need: z.string().nullable() }).nullable(),
  corrected: z.boolean(),
});
export type MentionView = z.infer<typeof MentionView>;

/** A voice in a list. */
export const VoiceView = z.object({
  id: z.uuid(),
  occurredAt: Instant,
  kind: z.string(),
  channel: z.string(),
  language: z.string().nullable(),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  touchpoint: z.object({ id: z.uuid(), names: Names, by: z.string() }).nullable(),
  customer: z.object({ id: z.uuid(), label: z.string() }).nullable(),
  text: z.string(),
  ratings: z.array(
    z.object({ metric: z.string(), value: z.number(), min: z.number(), max: z.number() }),
  ),
  scoreGroup: z.enum(['promoter', 'passive', 'detractor', '']),
  polarity: z.string().nullable(),
  severity: z.int().nullable(),
  mentions: z.array(MentionView),
  ticketId: z.uuid().nullable(),
  understood: z.boolean(),
});
export type VoiceView = z.infer<typeof VoiceView>;

/** A voice on a page of its own. */
export const VoiceDetail = VoiceView.extend({
  receivedAt: Instant,
  clock: z.string(),
  source: z.object({ kind: z.string(), name: z.string(), externalId: z.string() }),
  revision: z.int(),
  history: z.array(z.object({ revision: z.int(), receivedAt: Instant, text: z.string() })),
  attributes: z.record(z.string(), z.unknown()),
  redaction: z.record(z.string(), z.number()),
  emotion: z.string().nullable(),
  intent: z.string().nullable(),
  reader: z.object({ model: z.string(), pack: z.string() }).nullable(),
  sensitive: z.array(z.object({ term: z.string(), list: z.string() })),
  duplicateOf: z.uuid().nullable(),
  tickets: z.array(
    z.object({ id: z.uuid(), number: z.int(), status: z.string(), title: z.string() }),
  ),
  earlier: z.array(
    z.object({ id: z.uuid(), occurredAt: Instant, polarity: z.string().nullable() }),
  ),
});
export type VoiceDetail = z.infer<typeof VoiceDetail>;

/** What a person says a mention should have been; a null need says that nothing is said there. */
export const CorrectionInput = z.object({
  need: z.string().max(100).nullable().optional(),
  polarity: z.enum(['positive', 'negative', 'neutral']).optional(),
  point: z.enum(['pain', 'itch', 'delight']).nullable().optional(),
  department: z.string().max(100).nullable().optional(),
});
export type CorrectionInput = z.infer<typeof CorrectionInput>;
