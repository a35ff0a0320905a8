import { distance } from './judgement.ts';
import type { SeedHit } from './need-index.ts';

/** Words, or Han characters, that may stand inside what belongs together. */
const reach = 5;

/** What turns what stands behind it round: "arrived not cold". */
const turned = /\b(?:not|no|never|nunca|jamas|sin)\b|n't|[不没未]/;

/** The seeds written with a gap whose two halves stand in a clause, near each other and in order. */
export function joinedHalves(text: string, found: readonly SeedHit[]): SeedHit[] {
  const seconds = found.filter(({ value }) => value.half?.side === 'second');
  if (seconds.length === 0) return [];
  return found.flatMap((first) => {
    const { half } = first.value;
    if (half?.side !== 'first') return [];
    return seconds.flatMap((second): SeedHit[] => {
      if (second.start < first.end || distance(text, first.end, second.start) > reach) return [];
      const gap = { start: first.end, end: second.start };
      if (turned.test(text.slice(gap.start, gap.end))) return [];
      const shared = [...half.of].filter(([pair]) => second.value.half?.of.has(pair));
      return shared.map(([, value]) => ({ start: first.start, end: second.end, value, gap }));
    });
  });
}

const isBelow = (need: string, above: string): boolean =>
  need === above || need.startsWith(`${above}.`);

/** Where what is said of a marked thing begins: all before it is its name. */
const nextVerdict = (text: string, mark: SeedHit, seeds: readonly SeedHit[]): number | undefined =>
  seeds.find(
    ({ start, value }) =>
      value.sign !== 0 && start >= mark.end && distance(text, mark.end, start) <= reach,
  )?.start;

/**
 * The seeds of a clause with what marks them: a dish behind "the new" speaks of new dishes, its
 * name beginning with the mark. A mark before another thing says nothing; before one that nobody
 * listed it stands for it.
 */
export function marked(
  text: string,
  marks: readonly SeedHit[],
  chosen: readonly SeedHit[],
): SeedHit[] {
  let seeds = [...chosen];
  for (const mark of marks) {
    const { start, end, value } = mark;
    const clash = seeds.filter((hit) => hit.start < end && start < hit.end);
    if (clash.some((hit) => hit.start < start || hit.end > end)) continue;
    seeds = seeds.filter((hit) => !clash.includes(hit));
    const isOf = ({ need }: SeedHit['value']): boolean =>
      value.mark?.of.some((above) => isBelow(need, above)) ?? false;
    const thing = seeds.find(
      (hit) =>
        hit.start >= end &&
        (hit.value.sign === 0
          ? distance(text, end, hit.start) <= reach
          : !isOf(hit.value) && distance(text, end, hit.start) === 0),
    );
    if (!thing) seeds.push({ start, end: nextVerdict(text, mark, seeds) ?? end, value });
    else if (isOf(thing.value)) {
      const named = { ...value, weight: Math.max(value.weight, thing.value.weight) };
      seeds = seeds.map((hit) => (hit === thing ? { start, end: hit.end, value: named } : hit));
    }
  }
  return seeds.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
