import { z } from 'zod';
import { Day } from '#kernel/instant.ts';

const points = ['pain', 'itch', 'delight'] as const;
const polarities = ['positive', 'negative', 'neutral', 'mixed'] as const;
const scoreGroups = ['detractor', 'passive', 'promoter'] as const;

/** A comma-separated list in a query string; values that are not known are dropped. */
function csv<const T extends string>(known?: readonly T[]) {
  return z
    .string()
    .max(2_000)
    .transform((value) =>
      value
        .split(',')
        .filter((one): one is T => one !== '' && (!known || known.some((each) => each === one)))
        .slice(0, 50),
    );
}

/** What every seeing page can be narrowed to; the same query string means the same everywhere. */
export const Filter = z.object({
  from: Day.optional(),
  to: Day.optional(),
  unit: z.uuid().optional(),
  channel: csv().optional(),
  language: csv().optional(),
  need: z.string().max(100).optional(),
  /** The need alone, without what hangs below it. */
  exact: z.literal('1').optional(),
  touchpoint: z.uuid().optional(),
  point: csv(points).optional(),
  polarity: csv(polarities).optional(),
  /** Voices that carry such a rating. */
  rated: csv(['nps', 'csat']).optional(),
  /** Voices with mentions that the reader was not sure of. */
  unsorted: z.literal('1').optional(),
  score: csv(scoreGroups).optional(),
  department: z.string().max(100).optional(),
  import: z.uuid().optional(),
  customer: z.uuid().optional(),
  q: z.string().max(300).optional(),
});
export type Filter = z.infer<typeof Filter>;

/** An estimate on the wire: value, size, interval, and what may be said of it. */
export const Estimate = z.object({
  status: z.enum(['shown', 'indicative', 'hidden']),
  value: z.number().nullable(),
  unit: z.enum(['points', 'share', 'score']),
  n: z.int(),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
  level: z.number(),
  method: z.string(),
  /** Answers still needed before a number is shown or judged. */
  needs: z.number().nullable(),
  change: z
    .object({
      value: z.number(),
      lo: z.number(),
      hi: z.number(),
      previous: z.number(),
      previousN: z.int(),
      verdict: z.enum(['higher', 'lower', 'no_evidence', 'too_few']),
      /** With `no_evidence`: the smallest change that this many answers could have shown. */
      detectable: z.number().nullable(),
    })
    .nullable(),
});
export type Estimate = z.infer<typeof Estimate>;

/** How a metric is made of facts: which rows it rests on, and what is counted of them. */
export type MetricDefinition = {
  readonly key: string;
  readonly unit: 'points' | 'share' | 'score';
  readonly table: 'voice_fact' | 'mention_fact';
  /** Rows the metric rests on. */
  readonly base: string;
  readonly formula:
    | { readonly method: 'nps'; readonly score: string }
    | { readonly method: 'share'; readonly hit: string }
    | {
        readonly method: 'mean';
        readonly value: string;
        readonly min: number;
        readonly max: number;
      };
};

/** The metrics the product starts with. Every number that a page shows as an estimate is one. */
export const metrics = {
  nps: {
    key: 'nps',
    unit: 'points',
    table: 'voice_fact',
    base: 'counted = 1 AND nps IS NOT NULL',
    formula: { method: 'nps', score: 'nps' },
  },
  csat: {
    key: 'csat',
    unit: 'share',
    table: 'voice_fact',
    base: 'counted = 1 AND csat IS NOT NULL',
    // Top two of five boxes: 4 and 5 of 5 lie at 0.75 and above of their scale.
    formula: { method: 'share', hit: 'csat >= 0.75' },
  },
  positive_share: {
    key: 'positive_share',
    unit: 'share',
    table: 'voice_fact',
    base: "counted = 1 AND polarity IN ('positive', 'negative', 'neutral', 'mixed')",
    formula: { method: 'share', hit: "polarity = 'positive'" },
  },
  negative_share: {
    key: 'negative_share',
    unit: 'share',
    table: 'voice_fact',
    base: "counted = 1 AND polarity IN ('positive', 'negative', 'neutral', 'mixed')",
    formula: { method: 'share', hit: "polarity = 'negative'" },
  },
  mention_valence: {
    key: 'mention_valence',
    unit: 'score',
    table: 'mention_fact',
    base: 'counted = 1',
    formula: { method: 'mean', value: 'valence', min: 0, max: 100 },
  },
} as const satisfies Record<string, MetricDefinition>;

/** The share of voices that name a need at a point, as a metric of its own. */
export function pointShare(need: string | null, point: string | null): MetricDefinition {
  const key = `${need ?? ''}|${point ?? ''}`;
  if (!/^[a-z0-9._|-]*$/.test(key))
    throw new RangeError('A need key has letters, digits, . and -.');
  return {
    key: `point_share:${key}`,
    unit: 'share',
    table: 'voice_fact',
    base: 'counted = 1',
    formula: {
      method: 'share',
      hit: point ? `has(need_points, '${key}')` : `has(needs, '${need ?? ''}')`,
    },
  };
}
