/** A touchpoint as placing a voice needs it. */
export type PlacingTouchpoint = {
  readonly id: string;
  readonly key: string;
  readonly channels: readonly string[];
  readonly words: readonly string[];
};

/** What is known of a voice when it is placed. */
export type PlacingVoice = {
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

const channelBonus = 1.25;
const wordWeight = 40;

function score(
  touchpoint: PlacingTouchpoint,
  voice: PlacingVoice,
): { need: number; words: number } {
  const fits = touchpoint.channels.includes(voice.channel) ? channelBonus : 1;
  const need = voice.spoken
    .filter((one) => one.touchpoint === touchpoint.key)
    .reduce((sum, one) => sum + 10 + one.strength, 0);
  const hits = touchpoint.words.filter((word) => voice.text.includes(word)).length;
  return { need: need * fits, words: hits * wordWeight * fits };
}

/**
 * The touchpoint of a voice: the one its source named, else the one its needs and words point to
 * most, else the first that its channel belongs to. Null only where the journey has none at all.
 */
export function placeVoice(
  voice: PlacingVoice,
  touchpoints: readonly PlacingTouchpoint[],
): Placement | null {
  const declared = touchpoints.find(
    (one) => one.id === voice.declared || one.key === voice.declared,
  );
  if (declared) return { id: declared.id, by: 'source' };
  let best: { id: string; total: number; by: 'need' | 'words' } | null = null;
  for (const touchpoint of touchpoints) {
    const { need, words } = score(touchpoint, voice);
    const total = need + words;
    if (total > 0 && (!best || total > best.total)) {
      best = { id: touchpoint.id, total, by: need >= words ? 'need' : 'words' };
    }
  }
  if (best) return { id: best.id, by: best.by };
  const byChannel =
    touchpoints.find((one) => one.channels.includes(voice.channel)) ?? touchpoints[0];
  return byChannel ? { id: byChannel.id, by: 'channel' } : null;
}
