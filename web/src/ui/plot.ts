/** A place on a plot. */
export type Place = { readonly x: number; readonly y: number };

/** A linear scale; a domain of one value goes to the middle of the range. */
export function scale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [from, to] = domain;
  const [low, high] = range;
  if (from === to) return () => (low + high) / 2;
  return (value) => low + ((value - from) / (to - from)) * (high - low);
}

const at = ({ x, y }: Place): string => `${round(x)} ${round(y)}`;

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** An SVG path through the places; a gap breaks the line. */
export function linePath(places: readonly (Place | null)[]): string {
  return places
    .map((place, index) =>
      place === null ? '' : `${index === 0 || !places[index - 1] ? 'M' : 'L'}${at(place)}`,
    )
    .join('');
}

/** A closed SVG path between two edges, one piece per unbroken run. */
export function bandPath(edges: readonly ({ x: number; lo: number; hi: number } | null)[]): string {
  const runs: { x: number; lo: number; hi: number }[][] = [[]];
  for (const edge of edges) {
    if (edge === null) runs.push([]);
    else runs.at(-1)?.push(edge);
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => {
      const top = run.map(({ x, hi }) => at({ x, y: hi }));
      const bottom = run.toReversed().map(({ x, lo }) => at({ x, y: lo }));
      return `M${[...top, ...bottom].join('L')}Z`;
    })
    .join('');
}

/** Round values that cover `low` to `high`, about `count` of them; the axis contains both. */
export function ticks(low: number, high: number, count = 5): readonly number[] {
  const size = Math.max(Math.abs(low), Math.abs(high), 1e-6);
  const span = Math.max(high - low, size * 1e-6);
  const raw = span / Math.max(count - 1, 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= raw) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step));
}

function clean(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}
