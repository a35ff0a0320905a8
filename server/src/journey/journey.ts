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

/** Counts the words of each touchpoint that a text holds, in one walk over the text. */
function wordCounter(touchpoints: readonly PlacingTouchpoint[]): (text: string) => number[] {
  const words = touchpoints.flatMap((one, touchpoint) =>
    one.words.map((word) => ({ word, touchpoint })),
  );
  const byStart = Map.groupBy(words.keys(), (no) => {
    const { word } = words[no] ?? { word: '' };
    return startOf(word, 0, word.length);
  });
  return (text) => {
    const counts = touchpoints.map(() => 0);
    const seen = new Set<number>();
    const look = (start: number, at: number) => {
      for (const no of byStart.get(start) ?? []) {
        const found = words[no];
        if (!found || seen.has(no) || !text.startsWith(found.word, at)) continue;
        seen.add(no);
        counts[found.touchpoint] = (counts[found.touchpoint] ?? 0) + 1;
      }
    };
    for (let at = 0; at < text.length; at += 1) {
      look(startOf(text, at, at + 1), at);
      look(startOf(text, at, text.length), at);
    }
    return counts;
  };
}

function needScore(touchpoint: PlacingTouchpoint, voice: PlacingVoice): number {
  return voice.spoken
    .filter((one) => one.touchpoint === touchpoint.key)
    .reduce((sum, one) => sum + 10 + one.strength, 0);
}

/**
 * Opens the touchpoints of a journey for placing many voices.
 *
 * A voice belongs to the touchpoint its source named, else to the one its needs and words point to
 * most, else to the first that its channel belongs to; null only where there is none at all.
 */
export function openPlacing(touchpoints: readonly PlacingTouchpoint[]): Placer {
  const countWords = wordCounter(touchpoints);
  return (voice) => {
    const declared = touchpoints.find(
      (one) => one.id === voice.declared || one.key === voice.declared,
    );
    if (declared) return { id: declared.id, by: 'source' };
    const counts = countWords(voice.text);
    let best: { id: string; total: number; by: 'need' | 'words' } | null = null;
    for (const [no, touchpoint] of touchpoints.entries()) {
      const fits = touchpoint.channels.includes(voice.channel) ? channelBonus : 1;
      const need = needScore(touchpoint, voice) * fits;
      const words = (counts[no] ?? 0) * wordWeight * fits;
      const total = need + words;
      if (total > 0 && (!best || total > best.total)) {
        best = { id: touchpoint.id, total, by: need >= words ? 'need' : 'words' };
      }
    }
    if (best) return { id: best.id, by: best.by };
    const byChannel =
      touchpoints.find((one) => one.channels.includes(voice.channel)) ?? touchpoints[0];
    return byChannel ? { id: byChannel.id, by: 'channel' } : null;
  };
}
