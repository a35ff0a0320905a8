import { isLinked } from './linked.ts';
import { isPart, type NeedIndex, type SeedHit } from './need-index.ts';
import type { Lang, Span } from './reading.ts';
import { joinedHalves, marked } from './seed-parts.ts';

const han = /[\u3400-\u9fff]/;

/**
 * The seeds of the clause's own language. Han characters count anywhere; a word of the other two
 * only where the clause names nothing itself, and then never as a judgement: what looks borrowed
 * is mostly another word ("sin", "come", "once").
 */
function inLanguage(found: readonly SeedHit[], lang: Lang): SeedHit[] {
  const own = found.filter(({ value }) => ['any', 'zh', lang].includes(value.lang));
  const borrowed = found.filter(
    ({ start, end, value }) =>
      !['any', 'zh', lang].includes(value.lang) &&
      end - start >= 3 &&
      (lang === 'zh' || value.sign === 0) &&
      !own.some((hit) => hit.start < end && start < hit.end),
  );
  return lang === 'zh' || own.length === 0 ? [...own, ...borrowed] : own;
}

const isInside = ({ start, end }: Span, gap: Span | undefined): boolean =>
  gap !== undefined && gap.start <= start && end <= gap.end;

/** Of overlapping seeds the longest, of equally long ones the leftmost; the same span may have two. */
function longest(found: readonly SeedHit[]): SeedHit[] {
  const ordered = found.toSorted(
    (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const kept: SeedHit[] = [];
  for (const hit of ordered) {
    const clash = kept.some(
      (other) =>
        other.start < hit.end &&
        hit.start < other.end &&
        (other.start !== hit.start || other.end !== hit.end) &&
        !isInside(hit, other.gap) &&
        !isInside(other, hit.gap),
    );
    if (!clash) kept.push(hit);
  }
  return kept.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

const renamed = (hit: SeedHit, need: string): SeedHit => ({
  ...hit,
  value: { ...hit.value, need },
});

/** A need and its ancestor are one: what is said of the ancestor is said of the need. */
function withoutAncestors(index: NeedIndex, seeds: readonly SeedHit[]): SeedHit[] {
  const named = [...new Set(seeds.map(({ value }) => value.need))];
  return seeds.map((hit) => {
    const below = named.filter((need) => index.isAncestor(hit.value.need, need));
    const leaf = below.find((need) => !named.some((other) => index.isAncestor(need, other)));
    return leaf === undefined ? hit : renamed(hit, leaf);
  });
}

/** Whether a seed that judges is one word only, and so may be said of any noun. */
function isAdjective(text: string, { start, end, value }: SeedHit): boolean {
  if (value.sign === 0) return false;
  const term = text.slice(start, end);
  return han.test(term) ? term.length <= 2 : !term.includes(' ');
}

/**
 * An adjective next to a noun of another need speaks of that noun: "clean toilets" are about the
 * toilets. A need that yields is only the thing judged: "cold soup" stays about being cold.
 */
function adjectivesToNouns(index: NeedIndex, text: string, seeds: readonly SeedHit[]): SeedHit[] {
  const nouns = seeds.filter(
    ({ value }) => value.sign === 0 && !index.needs.get(value.need)?.yields,
  );
  return seeds.map((hit) => {
    if (!isAdjective(text, hit)) return hit;
    const noun = nouns.find((other) => isLinked(text, hit, other));
    return noun === undefined ? hit : renamed(hit, noun.value.need);
  });
}

/** A verdict on things in general ("fifty minutes", "all perfect") is about the one thing named. */
function verdictsToNouns(index: NeedIndex, seeds: readonly SeedHit[]): SeedHit[] {
  const named = seeds.filter(({ value }) => !index.needs.get(value.need)?.yields);
  return seeds.map((hit) => {
    const { need, sign } = hit.value;
    if (sign === 0 || !index.needs.get(need)?.verdicts) return hit;
    const thing = named.find(({ value }) => index.isAncestor(need, value.need)) ?? named[0];
    return thing === undefined ? hit : renamed(hit, thing.value.need);
  });
}

/** The whole ("this place") gives way to any part of it that is named. */
function withoutWhole(seeds: readonly SeedHit[]): SeedHit[] {
  const parts = seeds.filter(({ value }) => value.need !== 'bond' || value.sign !== 0);
  return parts.length === 0 ? [...seeds] : parts;
}

/** One span speaks of one need: where two needs own its words, the surer one, else the first. */
function onePerSpan(seeds: readonly SeedHit[]): SeedHit[] {
  const best = new Map<number, SeedHit>();
  for (const hit of seeds) {
    const known = best.get(hit.start);
    if (!known || hit.value.weight > known.value.weight) best.set(hit.start, hit);
  }
  return [...best.values()];
}

/** Of seeds of which some are parts, those that come to something together. */
function withParts(text: string, near: readonly SeedHit[]): SeedHit[] {
  const whole = near.filter(({ value }) => !isPart(value));
  const marks = near.filter(({ value }) => value.mark !== undefined);
  const single = onePerSpan(longest([...whole, ...joinedHalves(text, near)]));
  return marked(text, longest(marks), single);
}

/** The seeds that speak in a clause, each with the need it speaks of. */
export function seedsIn(
  index: NeedIndex,
  found: readonly SeedHit[],
  clause: { text: string; lang: Lang },
): SeedHit[] {
  if (found.length === 0) return [];
  const { text, lang } = clause;
  const near = inLanguage(found, lang);
  const chosen = near.some(({ value }) => isPart(value))
    ? withParts(text, near)
    : onePerSpan(longest(near));
  const judged = verdictsToNouns(index, adjectivesToNouns(index, clause.text, chosen));
  return withoutAncestors(index, withoutWhole(judged));
}
