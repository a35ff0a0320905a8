import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { FactRow, OrgFacts } from '#kernel/facts.ts';
import type { OpenPack } from '#need/need.ts';
import { scoreGroup } from './voice.ts';

type VoiceRow = {
  id: string;
  version: number;
  source: string;
  day: string;
  old_days: string[];
  occurred_at: Date;
  unit_id: string;
  channel: string;
  language: string | null;
  customer_id: string | null;
  import_id: string | null;
  touchpoint_id: string | null;
  nps: number | null;
  csat: number | null;
  polarity: string | null;
  valence: number | null;
  emotion: string | null;
  intent: string | null;
  severity: number | null;
  duplicate_of: string | null;
  understood_at: Date | null;
  deleted_at: Date | null;
  mention_slots: number;
  search_text: string;
};

type MentionRow = {
  voice_id: string;
  no: number;
  need: string;
  polarity: string;
  valence: number;
  strength: number;
  point: string | null;
  emotion: string | null;
  intent: string | null;
  department: string | null;
  cause_need: string | null;
  confidence: number;
  abstained: boolean;
  touchpoint_id: string | null;
};

async function loadTruth(tx: Tx, orgId: string, ids: readonly string[]) {
  const voices = await sql<VoiceRow>`
    select v.id, v.version, c.kind as source, v.day, v.old_days, v.occurred_at, v.unit_id,
      v.channel, v.language, v.customer_id, v.import_id, v.touchpoint_id, v.nps, v.csat,
      v.polarity, v.valence, v.emotion, v.intent, v.severity, v.duplicate_of, v.understood_at,
      v.deleted_at, v.mention_slots, v.search_text
    from voice v join connector c on c.org_id = v.org_id and c.id = v.connector_id
    where v.org_id = ${orgId} and v.id = any(${ids}::uuid[]) order by v.id`.execute(tx);
  const mentions = await sql<MentionRow>`
    select voice_id, no, need, polarity, valence, strength, point, emotion, intent, department,
      cause ->> 'need' as cause_need, confidence, abstained, touchpoint_id
    from mention where org_id = ${orgId} and voice_id = any(${ids}::uuid[])
    order by voice_id, no`.execute(tx);
  const byVoice = new Map<string, MentionRow[]>();
  for (const row of mentions.rows) {
    const known = byVoice.get(row.voice_id);
    if (known) known.push(row);
    else byVoice.set(row.voice_id, [row]);
  }
  return voices.rows.map((voice) => ({ voice, mentions: byVoice.get(voice.id) ?? [] }));
}

function clickhouseTime(at: Date): string {
  return at.toISOString().replace('T', ' ').replace('Z', '');
}

/** The facts' days begin with 1970; a voice from before counts on their first. */
const firstDay = '1970-01-01';

function factDay(day: string): string {
  return day < firstDay ? firstDay : day;
}

/** The key of a fact and its tombstone flag: all that a tombstone needs. */
function keyOf(voice: VoiceRow, day: string, deleted: boolean) {
  return {
    day: factDay(day),
    source: voice.source,
    voice_id: voice.id,
    version: voice.version,
    deleted: deleted ? 1 : 0,
    occurred_at: clickhouseTime(voice.occurred_at),
    unit_id: voice.unit_id,
  };
}

function sharedOf(voice: VoiceRow) {
  return {
    channel: voice.channel,
    language: voice.language ?? 'und',
    customer_id: voice.customer_id,
    import_id: voice.import_id,
    score_group: scoreGroup(voice.nps),
  };
}

function voiceFact(voice: VoiceRow, mentions: readonly MentionRow[], pack: OpenPack) {
  const sorted = mentions.filter((mention) => !mention.abstained);
  const needs = new Set<string>();
  const needPoints = new Set<string>();
  const exactPoints = new Set<string>();
  for (const { need, point } of sorted) {
    exactPoints.add(`${need}|`);
    if (point) exactPoints.add(`${need}|${point}`);
    for (const key of pack.path(need)) {
      needs.add(key);
      if (point) needPoints.add(`${key}|${point}`);
    }
    if (point) needPoints.add(`|${point}`);
  }
  const unique = (values: (string | null)[]) => [...new Set(values.filter((one) => one !== null))];
  return {
    ...keyOf(voice, voice.day, false),
    ...sharedOf(voice),
    touchpoint_id: voice.touchpoint_id,
    polarity: voice.polarity ?? '',
    valence: voice.valence ?? 50,
    emotion: voice.emotion ?? '',
    intent: voice.intent ?? '',
    nps: voice.nps,
    csat: voice.csat,
    severity: voice.severity ?? 0,
    counted: voice.duplicate_of ? 0 : 1,
    understood: voice.understood_at ? 1 : 0,
    unsorted: mentions.length - sorted.length,
    needs: [...needs].sort(),
    need_points: [...needPoints].sort(),
    exact_points: [...exactPoints].sort(),
    touchpoints: unique([voice.touchpoint_id, ...sorted.map((one) => one.touchpoint_id)]).sort(),
    text: voice.search_text,
    departments: unique(sorted.map((one) => one.department)).sort(),
  };
}

function mentionFacts(voice: VoiceRow, mentions: readonly MentionRow[], pack: OpenPack) {
  const needs = new Set<string>();
  const points = new Set<string>();
  return mentions.map((mention) => {
    const counted = !mention.abstained && !voice.duplicate_of;
    const pointKey = `${mention.need}|${mention.point ?? ''}`;
    const leadsNeed = counted && !needs.has(mention.need);
    const leadsPoint = counted && !points.has(pointKey);
    if (counted) {
      needs.add(mention.need);
      points.add(pointKey);
    }
    return {
      ...keyOf(voice, voice.day, false),
      ...sharedOf(voice),
      touchpoint_id: mention.touchpoint_id,
      polarity: mention.polarity,
      valence: mention.valence,
      emotion: mention.emotion ?? '',
      intent: mention.intent ?? '',
      voice_polarity: voice.polarity ?? '',
      no: mention.no,
      need: mention.need,
      need_path: pack.path(mention.need),
      point: mention.point ?? '',
      strength: mention.strength,
      department: mention.department ?? '',
      cause_need: mention.cause_need ?? '',
      confidence: mention.confidence,
      counted: counted ? 1 : 0,
      leads_need: leadsNeed ? 1 : 0,
      leads_point: leadsPoint ? 1 : 0,
    };
  });
}

function tombstones(voice: VoiceRow, day: string, fromNo: number) {
  const count = Math.max(0, voice.mention_slots - fromNo);
  return Array.from({ length: count }, (_, at) => ({
    ...keyOf(voice, day, true),
    no: fromNo + at,
  }));
}

/** The fact rows that the truth of these voices asks for, tombstones included. */
function factRows(
  truth: readonly { voice: VoiceRow; mentions: readonly MentionRow[] }[],
  pack: OpenPack,
): { voices: FactRow[]; mentions: FactRow[] } {
  const voices: FactRow[] = [];
  const rows: FactRow[] = [];
  for (const { voice, mentions } of truth) {
    for (const day of voice.old_days.filter((one) => factDay(one) !== factDay(voice.day))) {
      voices.push(keyOf(voice, day, true));
      rows.push(...tombstones(voice, day, 0));
    }
    if (voice.deleted_at) {
      voices.push(keyOf(voice, voice.day, true));
      rows.push(...tombstones(voice, voice.day, 0));
    } else {
      voices.push(voiceFact(voice, mentions, pack));
      rows.push(...mentionFacts(voice, mentions, pack));
      rows.push(...tombstones(voice, voice.day, mentions.length));
    }
  }
  return { voices, mentions: rows };
}

/** Where facts go. */
export type FactWriting = {
  readonly orgId: string;
  readonly facts: OrgFacts;
  readonly pack: OpenPack;
  readonly again?: string;
};

/**
 * Writes the facts of these voices from the truth. Safe to repeat: the rows carry the voice's
 * version, and the same rows carry the same deduplication token.
 *
 * @param again Names one rebuilding. The store forgets rows but not tokens, so what was lost is
 *   only written again under a token of its own.
 */
export async function writeFacts(
  tx: Tx,
  { orgId, facts, pack, again = '' }: FactWriting,
  ids: readonly string[],
): Promise<void> {
  const truth = await loadTruth(tx, orgId, ids);
  if (truth.length === 0) return;
  const { voices, mentions } = factRows(truth, pack);
  const state = truth.map(({ voice }) => `${voice.id}:${voice.version}`).join(',');
  const token = createHash('sha256').update(`${orgId}\n${state}${again}`).digest('hex');
  await facts.append('mention_fact', mentions, `m${token}`);
  await facts.append('voice_fact', voices, `v${token}`);
}
