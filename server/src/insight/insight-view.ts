import { z } from 'zod';
import { Day } from '#kernel/instant.ts';
import { Estimate } from '#metric/metric.ts';
import { Names } from '#need/need.ts';

const PointKind = z.enum(['pain', 'itch', 'delight']);

/** A pain, itch or delight point of a need, with its weight and its evidence. */
export const PointView = z.object({
  need: z.string(),
  point: PointKind,
  mentions: z.int(),
  voices: z.int(),
  share: Estimate,
  strength: z.number().nullable(),
  score: z.number().nullable(),
  rank: z.int().nullable(),
  status: z.enum(['ranked', 'unranked', 'hidden']),
  trend: z.array(z.object({ at: Day, n: z.int() })),
  department: z.object({ key: z.string(), names: Names }).nullable(),
  units: z.array(
    z.object({ id: z.uuid(), name: z.string(), voices: z.int(), of: z.int(), share: z.number() }),
  ),
  causes: z.array(z.object({ need: z.string(), mentions: z.int() })),
  kano: z.string(),
});
export type PointView = z.infer<typeof PointView>;

/** The period a page shows, and the one it is compared with. */
const PeriodView = z.object({
  from: Day,
  to: Day,
  previousFrom: Day,
  previousTo: Day,
  grain: z.enum(['day', 'week', 'month']),
});

const SeriesPoint = z.object({ at: Day, estimate: Estimate });

/** What the overview says. */
export const OverviewView = z.object({
  period: PeriodView,
  volume: z.object({
    total: z.int(),
    previous: z.int(),
    understood: z.int(),
    unsorted: z.int(),
    /** Mentions of the period and units that people corrected, whatever else the filter asks. */
    corrected: z.int(),
    byChannel: z.array(z.object({ channel: z.string(), n: z.int(), previous: z.int() })),
    series: z.array(z.object({ at: Day, n: z.int() })),
  }),
  metrics: z.array(
    z.object({
      key: z.enum(['nps', 'csat', 'positive_share', 'negative_share']),
      estimate: Estimate,
      series: z.array(SeriesPoint),
    }),
  ),
  hurts: z.array(PointView),
  delights: z.array(PointView),
  fresh: z.array(
    z.object({
      need: z.string(),
      point: PointKind,
      voices: z.int(),
      previous: z.int(),
      share: Estimate,
    }),
  ),
});
export type OverviewView = z.infer<typeof OverviewView>;

/** What the needs page says: every need's volume and polarity, and the ranked points. */
export const NeedsView = z.object({
  period: PeriodView,
  voices: z.int(),
  needs: z.array(
    z.object({
      key: z.string(),
      voices: z.int(),
      mentions: z.int(),
      positive: z.int(),
      negative: z.int(),
      neutral: z.int(),
      pain: z.int(),
      itch: z.int(),
      delight: z.int(),
      valence: Estimate,
      fresh: z.boolean(),
    }),
  ),
  points: z.array(PointView),
});
export type NeedsView = z.infer<typeof NeedsView>;

const TouchpointCell = z.object({
  id: z.uuid(),
  key: z.string(),
  names: Names,
  channels: z.array(z.string()),
  score: Estimate,
  voices: z.int(),
  mentions: z.int(),
  pain: z.int(),
  itch: z.int(),
  delight: z.int(),
  needs: z.array(z.object({ key: z.string(), mentions: z.int() })),
  scenarios: z.array(z.object({ id: z.uuid(), names: Names })),
  intended: Names,
  owner: z.object({ key: z.string(), names: Names }).nullable(),
  /** The channels by which this touchpoint was really heard in the period. */
  heardBy: z.array(z.object({ channel: z.string(), voices: z.int() })),
});

/** The journey map, live: stages with their emotion, touchpoints with what is said there. */
export const JourneyMapView = z.object({
  period: PeriodView,
  journey: z.object({ id: z.uuid(), key: z.string(), names: Names }),
  updatedAt: z.iso.datetime().nullable(),
  stages: z.array(
    z.object({
      id: z.uuid(),
      key: z.string(),
      names: Names,
      emotion: Estimate,
      voices: z.int(),
      pain: z.int(),
      itch: z.int(),
      delight: z.int(),
      touchpoints: z.array(TouchpointCell),
    }),
  ),
});
export type JourneyMapView = z.infer<typeof JourneyMapView>;
