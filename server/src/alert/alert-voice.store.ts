import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#kernel/db.ts';
import type { OpenPack } from '#need/need.ts';
import type { AlertMention, AlertVoice } from './alert.ts';

/** A voice that was just understood, with where and when it was said. */
export type HeardVoice = {
  readonly id: string;
  readonly occurredAt: Date;
  /** Ids of the voice's unit and of every unit above it. */
  readonly unitPath: readonly string[];
  readonly weighed: AlertVoice;
};

const Ratings = z.array(
  z.object({ metric: z.string(), value: z.number(), min: z.number(), max: z.number() }),
);
const ReadingPart = z.object({
  sensitive: z.array(z.object({ list: z.string(), term: z.string() })).catch([]),
});

type VoiceRow = {
  id: string;
  ratings: unknown;
  nps: number | null;
  csat: number | null;
  polarity: string | null;
  severity: number | null;
  confidence: number | null;
  reading: unknown;
};

/** Ratings as shares of their scales; those that were asked as survey questions are columns. */
function ratingsOf({ ratings, nps, csat }: VoiceRow): AlertVoice['ratings'] {
  const given = Ratings.parse(ratings).map(({ metric, value, min, max }) => ({
    metric,
    share: (value - min) / (max - min),
  }));
  const knows = (metric: string) => given.some((one) => one.metric === metric);
  return [
    ...given,
    ...(nps !== null && !knows('nps') ? [{ metric: 'nps', share: nps / 10 }] : []),
    ...(csat !== null && !knows('csat') ? [{ metric: 'csat', share: csat }] : []),
  ];
}

function weigh(row: VoiceRow, mentions: readonly AlertMention[], pack: OpenPack): AlertVoice {
  const reading = ReadingPart.safeParse(row.reading);
  return {
    ratings: ratingsOf(row),
    polarity: row.polarity,
    severity: row.severity ?? 0,
    confidence: row.confidence ?? 0,
    sensitive: reading.success ? reading.data.sensitive : [],
    mentions,
    sureFrom: pack.pack.thresholds.alert,
  };
}

async function mentionsOf(tx: Tx, orgId: string, ids: readonly string[], pack: OpenPack) {
  const rows = await tx
    .selectFrom('mention')
    .select(['voice_id', 'no', 'need', 'point', 'polarity', 'strength', 'confidence', 'abstained'])
    .where('org_id', '=', orgId)
    .where('voice_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('no')
    .execute();
  const byVoice = new Map<string, AlertMention[]>();
  for (const { voice_id, need, point, ...rest } of rows) {
    const mention = { ...rest, path: pack.path(need), point: point as AlertMention['point'] };
    byVoice.set(voice_id, [...(byVoice.get(voice_id) ?? []), mention]);
  }
  return byVoice;
}

/**
 * Those of `ids` that rules may judge: understood, live, not deleted and not another telling of a
 * voice that is known.
 */
export async function heardVoices(
  tx: Tx,
  { orgId, pack }: { orgId: string; pack: OpenPack },
  ids: readonly string[],
): Promise<HeardVoice[]> {
  const rows = await tx
    .selectFrom('voice as v')
    .innerJoin('unit as u', (join) =>
      join.onRef('u.org_id', '=', 'v.org_id').onRef('u.id', '=', 'v.unit_id'),
    )
    .select(['v.id', 'v.occurred_at', 'v.ratings', 'v.nps', 'v.csat', 'v.polarity'])
    .select(['v.severity', 'v.confidence', 'v.reading', 'u.path'])
    .where('v.org_id', '=', orgId)
    .where('v.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('v.live', '=', true)
    .where('v.understood_at', 'is not', null)
    .where('v.duplicate_of', 'is', null)
    .where('v.deleted_at', 'is', null)
    .execute();
  if (rows.length === 0) return [];
  const heard = rows.map((row) => row.id);
  const mentions = await mentionsOf(tx, orgId, heard, pack);
  return rows.map((row) => ({
    id: row.id,
    occurredAt: row.occurred_at,
    unitPath: row.path,
    weighed: weigh(row, mentions.get(row.id) ?? [], pack),
  }));
}
