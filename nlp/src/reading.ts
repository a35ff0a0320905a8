/** A language the translator reads; `und` is any other, and gets no mentions. */
export type Lang = 'zh' | 'en' | 'es' | 'und';

/** One of the three languages packs and lexicons are written in. */
export type KnownLang = Exclude<Lang, 'und'>;

/** The six basic emotions, or none. */
export type Emotion = 'joy' | 'anger' | 'sadness' | 'fear' | 'surprise' | 'disgust' | null;

/** What the speaker wants with the voice. */
export type Intent = 'complain' | 'ask' | 'request' | 'suggest' | 'praise' | 'leave' | 'other';

/** Which way a mention judges. */
export type Polarity = 'positive' | 'negative' | 'neutral';

/** Pain (痛点), itch (痒点) or delight (爽点). */
export type Point = 'pain' | 'itch' | 'delight' | null;

/** Who speaks in a turn of a conversation. */
export type Speaker = 'customer' | 'agent';

/** A span of the text as given, in UTF-16 units, end exclusive. */
export type Span = { start: number; end: number };

/** One part of a voice that says one thing. */
export type Clause = Span & { lang: Lang; turn?: number; speaker?: Speaker };

/** One need spoken of in one clause of a voice. */
export type Mention = Span & {
  need: string;
  turn?: number;
  polarity: Polarity;
  /** 0 worst, 50 neutral, 100 best. */
  valence: number;
  /** 0-100: how much it matters to the speaker. */
  strength: number;
  point: Point;
  emotion: Emotion;
  intent: Intent;
  /** What brought it about, in the same turn. */
  cause: (Span & { need: string | null }) | null;
  department: { id: string; confidence: number } | null;
  confidence: number;
  /** Shown as "unsorted" and counted in nothing. */
  abstained: boolean;
};

/** A word of the organisation's or the pack's sensitive lists, where it stands. */
export type SensitiveHit = Span & { term: string; list: string; turn?: number };

/** What one voice says, in structure. Offsets count in the text, or in the turn, as given. */
export type Reading = {
  id: string;
  lang: Lang;
  script?: 'hans' | 'hant';
  clauses: Clause[];
  mentions: Mention[];
  /** `mixed` when both sides stand above the noise. */
  polarity: Polarity | 'mixed';
  valence: number;
  emotion: Emotion;
  intent: Intent;
  complaint: { is: boolean; severity: 0 | 1 | 2 | 3 | 4 };
  sensitive: SensitiveHit[];
  confidence: number;
  /** Version of the engine: with `pack` it makes a reading repeatable. */
  model: string;
  /** Id and version of the pack. */
  pack: string;
};

/** One turn of a call or chat. */
export type Turn = { speaker: Speaker; text: string };

/** One thing a customer said: a text, or the turns of a conversation. */
export type Voice =
  | { id: string; text: string; lang?: Lang }
  | { id: string; turns: readonly Turn[]; lang?: Lang };

/** An engine that turns voices into readings by one pack. */
export type Reader = { read: (voice: Voice) => Reading };
