import { defaultPolicy, type Policy } from './policy.ts';
import { wilson } from './proportion.ts';

/** A pain, itch or delight point: the voices that name it, of all, and how strongly they do. */
export type Point = {
  readonly key: string;
  /** Voices that name the point. */
  readonly n: number;
  /** All voices it is a share of. */
  readonly of: number;
  /** Mean strength of those voices, 0 to 100. */
  readonly strength: number;
};

/** A point in its place. One below the privacy threshold keeps only its key and size. */
export type RankedPoint =
  | {
      readonly state: 'ranked';
      readonly key: string;
      readonly n: number;
      readonly score: number;
      readonly share: { readonly estimate: number; readonly lo: number; readonly hi: number };
      readonly strength: number;
      readonly rank: number;
    }
  | {
      readonly state: 'unranked';
      readonly key: string;
      readonly n: number;
      readonly score: number;
      readonly share: { readonly estimate: number; readonly lo: number; readonly hi: number };
      readonly strength: number;
    }
  | { readonly state: 'hidden'; readonly key: string; readonly n: number };

/**
 * Points in order of what they weigh: the lower Wilson bound of the share of voices × mean strength
 * / 100, so that a few loud voices do not outrank many.
 *
 * Points of equal score share a rank and stand by key, the next rank counts them all (1, 1, 3).
 * Points with fewer answers than `indicativeBelow` follow without a rank, in the same order, then
 * the hidden ones by key.
 *
 * @param points Points whose keys differ: `n` voices of `of` (whole, `of ≥ 1`), strength 0 … 100.
 * @param policy Thresholds and the level of the bound.
 * @throws RangeError when a count is none, `n` exceeds `of`, or a strength is outside 0 … 100.
 * @see Wilson, E. (1927). JASA 22, 209–212.
 * @example rankPoints([{ key: 'queue', n: 60, of: 200, strength: 70 }])[0] // score 0.168
 */
export function rankPoints(
  points: readonly Point[],
  policy: Policy = defaultPolicy,
): RankedPoint[] {
  const weighed = points.map((point) => weigh(point, policy.level)).sort(byScore);
  const shown = weighed.filter(({ n }) => n >= policy.hiddenBelow);
  const large = shown.filter(({ n }) => n >= policy.indicativeBelow);
  const ranked = large.map((point) => ({
    state: 'ranked' as const,
    ...point,
    rank: 1 + large.filter(({ score }) => score > point.score).length,
  }));
  const unranked = shown
    .filter(({ n }) => n < policy.indicativeBelow)
    .map((point) => ({ state: 'unranked' as const, ...point }));
  const hidden = weighed
    .filter(({ n }) => n < policy.hiddenBelow)
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ key, n }) => ({ state: 'hidden' as const, key, n }));
  return [...ranked, ...unranked, ...hidden];
}

function weigh({ key, n, of, strength }: Point, level: number) {
  if (!(strength >= 0 && strength <= 100)) throw new RangeError('A strength lies in 0 … 100.');
  const { lo, hi } = wilson({ hits: n, n: of }, level);
  return { key, n, strength, score: (lo * strength) / 100, share: { estimate: n / of, lo, hi } };
}

type Weighed = ReturnType<typeof weigh>;

function byScore(a: Weighed, b: Weighed): number {
  return b.score - a.score || compareKeys(a.key, b.key);
}

/** By code unit, which is the same order on every machine. */
function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A need with the weight of its points over all touchpoints. */
export type RankedNeed = {
  readonly need: string;
  readonly score: number;
  readonly rank: number;
};

/**
 * Needs in order of the summed scores of their points over the touchpoints.
 *
 * Only ranked points count: a sum over hidden or indicative ones would tell what is withheld.
 *
 * @param points Ranked points, as `rankPoints` returns them.
 * @param needOf The need a point's key belongs to.
 * @see Wilson, E. (1927). JASA 22, 209–212.
 * @example rankNeeds(rankPoints(points), (key) => needs[key])[0]?.need
 */
export function rankNeeds(
  points: readonly RankedPoint[],
  needOf: (key: string) => string,
): RankedNeed[] {
  const sums = new Map<string, number>();
  for (const point of points) {
    if (point.state !== 'ranked') continue;
    const need = needOf(point.key);
    sums.set(need, (sums.get(need) ?? 0) + point.score);
  }
  const scores = [...sums.values()];
  return [...sums]
    .map(([need, score]) => ({
      need,
      score,
      rank: 1 + scores.filter((other) => other > score).length,
    }))
    .sort((a, b) => a.rank - b.rank || compareKeys(a.need, b.need));
}
