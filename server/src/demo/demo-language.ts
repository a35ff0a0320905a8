import type { ClauseBook, WholeSentence } from './demo-needs.ts';

/** A language that sample customers write. */
export type Language = 'zh' | 'en' | 'es';

/** A channel that sample voices come by. */
export type DemoChannel = 'review' | 'app' | 'chat' | 'phone' | 'store_terminal' | 'email';

/** What a cause explains: an open `because` after a pain clause of these needs. */
export type CauseGroup = 'service' | 'speed' | 'delivery' | 'product' | 'place' | 'digital';

/** How a channel's voices begin and end. */
export type Frames = {
  /** Like clauses, openings may begin with `@door ` or `@table `. */
  openings: Record<DemoChannel, readonly string[]>;
  closings: Record<DemoChannel, { good: readonly string[]; bad: readonly string[] }>;
  /** Before a voice of somebody who was disappointed before. */
  returning: readonly string[];
  /** What comes between when somebody talks on the telephone. */
  asides: readonly string[];
  /** Labels before what was liked and before what was not, for those who write lists. */
  lists: readonly (readonly [liked: string, disliked: string])[];
  titles: { good: readonly string[]; bad: readonly string[] };
};

/** What joins clauses, explains them, colours them and fills their slots. */
export type Words = {
  /** Between clauses that point the same way, and between those that do not. */
  and: readonly string[];
  but: readonly string[];
  because: readonly string[];
  causes: Record<CauseGroup, readonly string[]>;
  /** What may lead into any clause, and what may trail after one by the way it points. */
  leads: readonly string[];
  tails: { good: readonly string[]; bad: readonly string[]; wish: readonly string[] };
  interjections: { good: readonly string[]; bad: readonly string[] };
  fillers: readonly string[];
  emoji: { good: readonly string[]; bad: readonly string[] };
  slots: Readonly<Record<string, readonly string[]>>;
  /** Voices that say nothing anybody could use. */
  empty: readonly string[];
};

/** Words around the clauses. */
export type Speech = Frames & Words;

/** Everything the sample company's customers know to write in one language. */
export type LanguageBook = {
  clauses: ClauseBook;
  sentences: readonly WholeSentence[];
  speech: Speech;
};

/** Several books of clauses as one. A need may be spread over several of them. */
export function mergeClauses(books: readonly ClauseBook[]): ClauseBook {
  const merged: Record<string, Tones> = {};
  for (const book of books) {
    for (const [need, tones] of Object.entries(book)) {
      merged[need] = withTones(merged[need] ?? {}, tones);
    }
  }
  return merged;
}

type Tones = Record<string, readonly string[]>;

function withTones(known: Tones, more: Tones): Tones {
  const entries = Object.entries(more).map(([tone, texts]) => [
    tone,
    [...(known[tone] ?? []), ...texts],
  ]);
  return { ...known, ...Object.fromEntries(entries) };
}
