import type { Polarity } from '#ui/PolarityMark.tsx';

/** A stretch of a text, in UTF-16 positions, and what it says. */
export type MarkedSpan = {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly polarity: Polarity;
  /** Read aloud and shown on hover. */
  readonly label: string;
};

/** A piece of the text under no, one or several spans. */
export type MarkedPiece = { readonly text: string; readonly spans: readonly MarkedSpan[] };

/**
 * Cuts `text` at the ends of the spans. The pieces joined are the text; spans may overlap, and
 * what lies outside the text is cut off.
 */
export function cutAtSpans(text: string, spans: readonly MarkedSpan[]): readonly MarkedPiece[] {
  const inside = (at: number): number => Math.min(Math.max(Math.trunc(at), 0), text.length);
  const cuts = [0, text.length, ...spans.flatMap(({ start, end }) => [inside(start), inside(end)])];
  const places = [...new Set(cuts)].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? text.length;
    const over = spans.filter(({ start, end }) => inside(start) <= from && inside(end) >= to);
    return { text: text.slice(from, to), spans: over };
  });
}
