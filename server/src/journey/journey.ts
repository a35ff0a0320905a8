/** A touchpoint as placing a voice needs it. */
export type PlacingTouchpoint = {
  readonly id: string;
  readonly key: string;
  readonly channels: readonly string[];
  readonly words: readonly string[];
};

/** What is known of a voice when it is placed. */
type PlacingVoice = {
  readonly channel: string;
  readonly text: string;
  /** Id or key that the source named. */
  readonly declared: string | null;
  /** Touchpoint keys of the needs spoken of, with the strength of each mention. */
  readonly spoken: readonly { touchpoint: string; strength: number }[];
};

/** Where a voice belongs on the journey, and why. */
export type Placement = {
  readonly id: string;
  readonly by: 'source' | 'need' | 'words' | 'channel';
};

/** Finds the place of a voice on the touchpoints it was opened with. */
export type Placer = (voice: PlacingVoice) => Placement | null;

const channelBonus = 1.25;
const wordWeight = 40;

/** The first two characters as one number, or the first alone where `end` is just behind it. */
const startOf = (text: string, at: number, end: number): number =>
  text.charCodeAt(at) * 65_536 + (at + 1 < end ? text.charCodeAt(at + 1) : 0);

type Word = { readonly no: number; readonly word: string; readonly touchpoint: number };

/** Finds the words of touchpoints in a text, each once, in one walk over the text. */
function wordFinder(touchpoints: readonly PlacingTouchpoint[]) {
  const words = touchpoints.flatMap((one, touchpoint) =>
    one.words.map((word) => ({ word, touchpoint })),
  );
  const byStart = Map.groupBy(
    words.map((one, no): Word => ({ ...one, no })),
    ({ word }) => startOf(word, 0, word.length),
  );
  return (text: string): Iterable<Word> => {
    const found = new Map<number, Word>();
    const look = (start: number, at: number) => {
      const candidates = byStart.get(start);
      if (!candidates) return;
      for (const one of candidates) {
        if (!found.has(one.no) && text.startsWith(one.word, at)) found.set(one.no, one);
      }
    };
    for (let at = 0; at < text.length; at += 1) {
      look(startOf(text, at, at + 1), at);
      look(startOf(text, at, text.length), at);
    }
    return found.values();
  };
}

type Score = { need: number; words: number };

/** The highest score; of equal ones that of the earlier touchpoint. */
function highest(scores: ReadonlyMap<number, Score>) {
  let best: { no: number; total: number; by: 'need' | 'words' } | null = null;
  for (const [no, { need, words }] of scores) {
    const total = need + words;
    if (total <= 0 || (best && (total < best.total || (total === best.total && no > best.no)))) {
      continue;
    }
    best = { no, total, by: need >= words ? 'need' : 'words' };
  }
  return best;
}

/**
 * Opens the touchpoints of a journey for placing many voices.
 *
 * A voice belongs to the touchpoint its source named, else to the one its needs and words point to
 * most, else to the first that its channel belongs to; null only where there is none at all.
 */
export function openPlacing(touchpoints: readonly PlacingTouchpoint[]): Placer {
  const wordsIn = wordFinder(touchpoints);
  const byKey = Map.groupBy(touchpoints.keys(), (no) => touchpoints[no]?.key);
  return (voice) => {
    if (voice.declared !== null) {
      const named = touchpoints.find(
        (one) => one.id === voice.declared || one.key === voice.declared,
      );
      if (named) return { id: named.id, by: 'source' };
    }
    const scores = new Map<number, Score>();
    const add = (no: number, to: keyof Score, points: number) => {
      const score = scores.get(no) ?? { need: 0, words: 0 };
      const fits = touchpoints[no]?.channels.includes(voice.channel) ? channelBonus : 1;
      score[to] += points * fits;
      scores.set(no, score);
    };
    for (const { touchpoint, strength } of voice.spoken) {
      for (const no of byKey.get(touchpoint) ?? []) add(no, 'need', 10 + strength);
    }
    for (const { touchpoint } of wordsIn(voice.text)) add(touchpoint, 'words', wordWeight);
    const best = highest(scores);
    const chosen =
      (best && touchpoints[best.no]) ??
      touchpoints.find((one) => one.channels.includes(voice.channel)) ??
      touchpoints[0];
    return chosen ? { id: chosen.id, by: best?.by ?? 'channel' } : null;
  };
}
