import type { ClauseBook, WholeSentence } from './demo-needs.ts';

/** A language that sample customers write. */
export type Language = 'zh' | 'en' | 'es';

/** A channel that sample voices come by. */
export type DemoChannel = 'review' | 'app' | 'chat' | 'phone' | 'store_terminal' | 'email';

/** What a cause explains: an open `because` after a pain clause of these needs. */
export type CauseGroup = 'service' | 'speed' | 'delivery' | 'product' | 'place' | 'digital';

/** Words around the clauses: how a channel begins and ends, how clauses join, what fills slots. */
export type Speech = {
  openings: Record<DemoChannel, readonly string[]>;
  closings: Record<DemoChannel, { good: readonly string[]; bad: readonly string[] }>;
  /** Before a voice of somebody who was disappointed before. */
  returning: readonly string[];
  /** Between clauses that point the same way, and between those that do not. */
  and: readonly string[];
  but: readonly string[];
  because: readonly string[];
  causes: Record<CauseGroup, readonly string[]>;
  interjections: { good: readonly string[]; bad: readonly string[] };
  fillers: readonly string[];
  emoji: { good: readonly string[]; bad: readonly string[] };
  titles: { good: readonly string[]; bad: readonly string[] };
  slots: Readonly<Record<string, readonly string[]>>;
  /** Voices that say nothing anybody could use. */
  empty: readonly string[];
};

/** Everything the sample company's customers know to write in one language. */
export type LanguageBook = { clauses: ClauseBook; sentences: readonly WholeSentence[]; speech: Speech };

/** Several books of clauses as one. A need may be spread over several of them. */
export function mergeClauses(books: readonly ClauseBook[]): ClauseBook {
  const merged: Record<string, Record<string, readonly string[]>> = {};
  for (const book of books) {
    for (const [need, tones] of Object.entries(book)) {
      const target = (merged[need] ??= {});
      for (const [tone, texts] of Object.entries(tones)) {
        target[tone] = [...(target[tone] ?? []), ...texts];
      }
    }
  }
  return merged;
}
