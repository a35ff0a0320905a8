import type { Mention, Reading, Voice } from '@voxloop/nlp';
import type { Placement, Placer } from '#journey/journey.ts';
import type { OpenPack } from '#need/need.ts';
import type { ClientEnvelope } from './voice.ts';
import { joinParts, type Part, placeParts } from './voice-parts.ts';

/** A stored voice as understanding takes it. */
export type VoiceToRead = {
  readonly id: string;
  readonly revision: number;
  readonly text: string;
  readonly searchText: string;
  readonly channel: string;
  readonly language: string | null;
  readonly languageBy: string | null;
  readonly envelope: ClientEnvelope;
  readonly touchpointId: string | null;
  readonly touchpointBy: string | null;
};

/** What a person said a mention should have been. */
export type Correction = {
  readonly start: number;
  readonly end: number;
  readonly wasNeed: string;
  /** Null: nothing is said there. */
  readonly need: string | null;
  readonly polarity: string;
  readonly point: string | null;
  readonly department: string | null;
};

/** What the reader said of a mention, where a person corrected it. */
type ReadMention = {
  need: string;
  polarity: string;
  point: string | null;
  department: string | null;
  confidence: number;
  abstained: boolean;
};

/** A mention in the form of its row. */
export type MentionRow = {
  no: number;
  need: string;
  span_start: number;
  span_end: number;
  polarity: string;
  valence: number;
  strength: number;
  point: string | null;
  emotion: string | null;
  intent: string | null;
  cause: { start: number; end: number; need: string | null } | null;
  department: string | null;
  department_confidence: number | null;
  confidence: number;
  abstained: boolean;
  touchpoint_id: string | null;
  was: ReadMention | null;
};

/** A voice understood: its mentions, its place on the journey and what it says as a whole. */
export type Understood = {
  readonly id: string;
  readonly revision: number;
  readonly reading: Reading;
  readonly mentions: readonly MentionRow[];
  readonly place: { id: string; by: string } | null;
};

/** The turns of a conversation, or none where the voice is told in one piece. */
function turnsOf(voice: VoiceToRead): readonly Part[] {
  if (!voice.envelope.content.turns) return [];
  const turns = placeParts(voice.envelope, []);
  const conversation = turns.length > 1 && turns.every((part) => part.source === 'turn');
  return conversation && joinParts(turns) === voice.text ? turns : [];
}

/** The voice in the form that the translator reads. */
export function toRead(voice: VoiceToRead): Voice {
  const turns = turnsOf(voice);
  const declared = voice.languageBy === 'declared' ? voice.language?.slice(0, 2) : undefined;
  const lang: { lang?: 'zh' | 'en' | 'es' } =
    declared === 'zh' || declared === 'en' || declared === 'es' ? { lang: declared } : {};
  if (turns.length === 0) return { id: voice.id, text: voice.text, ...lang };
  return {
    id: voice.id,
    turns: turns.map(({ speaker, text }) => ({ speaker, text })),
    ...lang,
  };
}

type Context = {
  readonly pack: OpenPack;
  readonly place: Placer;
  /** Ids of touchpoints by their keys. */
  readonly touchpointIds: ReadonlyMap<string, string>;
  readonly corrections: readonly Correction[];
};

function rowOf(mention: Mention, no: number, shift: number): MentionRow {
  const { cause, department } = mention;
  return {
    no,
    need: mention.need,
    span_start: mention.start + shift,
    span_end: mention.end + shift,
    polarity: mention.polarity,
    valence: mention.valence,
    strength: mention.strength,
    point: mention.point,
    emotion: mention.emotion,
    intent: mention.intent,
    cause: cause ? { ...cause, start: cause.start + shift, end: cause.end + shift } : null,
    department: department?.id ?? null,
    department_confidence: department?.confidence ?? null,
    confidence: mention.confidence,
    abstained: mention.abstained,
    touchpoint_id: null,
    was: null,
  };
}

/** The mention as a person corrected it; what the reader said is kept beside it. */
export function applyCorrection(row: MentionRow, correction: Correction): MentionRow {
  const { need, polarity, point, department, confidence, abstained } = row;
  return {
    ...row,
    need: correction.need ?? row.need,
    polarity: correction.polarity,
    point: correction.need === null ? null : correction.point,
    department: correction.department ?? row.department,
    abstained: correction.need === null,
    confidence: 1,
    was: row.was ?? { need, polarity, point, department, confidence, abstained },
  };
}

function corrected(row: MentionRow, corrections: readonly Correction[]): MentionRow {
  const found = corrections.find(
    (one) => one.start === row.span_start && one.end === row.span_end && one.wasNeed === row.need,
  );
  return found ? applyCorrection(row, found) : row;
}

function placeOf(voice: VoiceToRead, rows: readonly MentionRow[], context: Context) {
  if (voice.touchpointBy === 'person' && voice.touchpointId) {
    return { id: voice.touchpointId, by: 'person' as const };
  }
  const spoken = rows
    .filter((row) => !row.abstained)
    .flatMap((row) => {
      const touchpoint = context.pack.need(row.need)?.touchpoint;
      return touchpoint ? [{ touchpoint, strength: row.strength }] : [];
    });
  return context.place({
    channel: voice.channel,
    text: voice.searchText,
    declared: voice.envelope.touchpoint?.id ?? null,
    spoken,
  });
}

/** Where one mention belongs: a place that was stated holds for all of the voice, else its need's. */
function mentionPlace(
  row: MentionRow,
  place: Placement | { id: string; by: 'person' } | null,
  context: Context,
) {
  if (place && (place.by === 'source' || place.by === 'person')) return place.id;
  const key = context.pack.need(row.need)?.touchpoint;
  return (key && context.touchpointIds.get(key)) ?? place?.id ?? null;
}

/** What the reader found, joined to corrections and to the journey. Pure. */
export function understand(voice: VoiceToRead, reading: Reading, context: Context): Understood {
  const turns = turnsOf(voice);
  const rows = reading.mentions
    .map((mention, no) => rowOf(mention, no, turns[mention.turn ?? 0]?.start ?? 0))
    .map((row) => corrected(row, context.corrections));
  const place = placeOf(voice, rows, context);
  return {
    id: voice.id,
    revision: voice.revision,
    reading,
    mentions: rows.map((row) => ({ ...row, touchpoint_id: mentionPlace(row, place, context) })),
    place,
  };
}
