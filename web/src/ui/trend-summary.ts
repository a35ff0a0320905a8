/** One step of a series with its interval; null where too few answered. */
export type TrendPoint = {
  /** Day the step begins, YYYY-MM-DD. */
  readonly at: string;
  readonly value: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly n: number;
};

/** The first, last, lowest and highest known steps of a series; null when nothing is known. */
export function trendEnds(points: readonly TrendPoint[]) {
  const known = points.flatMap((point) =>
    point.value === null ? [] : [{ at: point.at, value: point.value, n: point.n }],
  );
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return null;
  const low = known.reduce((a, b) => (b.value < a.value ? b : a));
  const high = known.reduce((a, b) => (b.value > a.value ? b : a));
  return { first, last, low, high, n: points.reduce((sum, { n }) => sum + n, 0) };
}

/** The values an axis must contain: every value and both ends of every interval. */
export function trendExtent(points: readonly TrendPoint[]): readonly [number, number] {
  const all = points.flatMap(({ value, lo, hi }) => [value, lo, hi]).filter((one) => one !== null);
  return all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
}
