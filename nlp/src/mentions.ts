import type { ClauseSpan } from './clauses.ts';
import { type ClauseSense, distance, type Judgement } from './judgement.ts';
import { isLinked } from './linked.ts';
import type { NeedIndex, SeedHit } from './need-index.ts';
import type { Lang } from './reading.ts';

/** A clause with what was found in it. */
export type ReadClause = ClauseSpan & { lang: Lang; sense: ClauseSense; seeds: readonly SeedHit[] };

/** A need found in a clause, with the judgements that speak of it. */
export type Finding = {
  need: string;
  clause: ReadClause;
  judgements: readonly Judgement[];
  value: number;
  /** How surely the need is meant, and how surely the polarity. */
  needConfidence: number;
  polarityConfidence: number;
};

type Anchor = { need: string; start: number; end: number };

/** Units between a judgement and an anchor; what precedes its noun ties before what follows. */
function gap(judgement: Judgement, anchor: Anchor): number {
  if (judgement.end <= anchor.start) return anchor.start - judgement.end;
  if (anchor.end <= judgement.start) return judgement.start - anchor.end + 0.5;
  return 0;
}

const parted = (clause: ReadClause, judgement: Judgement, anchor: Anchor): boolean =>
  clause.sense.causes.some(
    ({ start }) =>
      start >= Math.min(judgement.end, anchor.end) &&
      start <= Math.max(judgement.start, anchor.start),
  );

/** For each need of the clause its own judgements: each goes to the anchor nearest to it. */
function assign(clause: ReadClause): Map<string, Judgement[]> {
  const anchors: Anchor[] = clause.seeds.map(({ start, end, value }) => ({
    need: value.need,
    start,
    end,
  }));
  const own = new Map<string, Judgement[]>(anchors.map(({ need }) => [need, []]));
  for (const judgement of clause.sense.judgements) {
    if (judgement.need !== undefined) {
      own.get(judgement.need)?.push(judgement);
      continue;
    }
    let nearest: Anchor | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const anchor of anchors) {
      const away = gap(judgement, anchor) + (parted(clause, judgement, anchor) ? 1000 : 0);
      if (away < least) {
        least = away;
        nearest = anchor;
      }
    }
    if (!nearest) continue;
    for (const anchor of anchors) {
      const sameSpan = anchor.start === nearest.start && anchor.end === nearest.end;
      if (sameSpan) own.get(anchor.need)?.push(judgement);
    }
  }
  return own;
}

type Evidence = { judgements: readonly Judgement[]; confidence: number };

/** What may stand between needs that share one judgement ("food and the service were great"). */
const coordination =
  /^[\s,]*(?:(?:and|or|&|y|e|o|和|跟|与|及|还有|、|\/)\s*)+(?:(?:the|our|their|la|el|los|las|su|sus)\s*)?$|^\s*[,、/]\s*$/;

/** The anchors joined to one by coordination, near ones first. */
function joined(text: string, clause: ReadClause, need: string): string[] {
  const ordered = clause.seeds.toSorted((a, b) => a.start - b.start);
  const at = ordered.findIndex(({ value }) => value.need === need);
  const found: string[] = [];
  for (const step of [1, -1]) {
    for (let i = at; ; i += step) {
      const [one, other] = step > 0 ? [ordered[i], ordered[i + 1]] : [ordered[i - 1], ordered[i]];
      if (!one || !other || !coordination.test(text.slice(one.end, other.start))) break;
      found.push((step > 0 ? other : one).value.need);
    }
  }
  return found;
}

/** The judgement of the clause nearest to a need that has none of its own. */
function nearestTo(text: string, clause: ReadClause, need: string): Evidence {
  const anchor = clause.seeds.find(({ value }) => value.need === need);
  if (!anchor) return { judgements: [], confidence: 0 };
  const place: Anchor = { need, start: anchor.start, end: anchor.end };
  const free = clause.sense.judgements.filter((j) => !parted(clause, j, place));
  const nearest = free.toSorted((a, b) => gap(a, place) - gap(b, place))[0];
  if (!nearest) return { judgements: [], confidence: 0 };
  return { judgements: [nearest], confidence: isLinked(text, nearest, place) ? 0.75 : 0.5 };
}

/** What judgements come to together. */
export const sumOf = (judgements: readonly Judgement[]): number =>
  judgements.reduce((total, { value }) => total + value, 0);

/** How far the judgements agree: 1 when all point one way. */
function agreement(judgements: readonly Judgement[]): number {
  const mass = judgements.reduce((total, { value }) => total + Math.abs(value), 0);
  return mass === 0 ? 1 : 0.7 + 0.3 * (Math.abs(sumOf(judgements)) / mass);
}

/** The clause that judges what this one only names: the next of the sentence, else the last. */
function neighbour(clauses: readonly ReadClause[], at: number): ReadClause | undefined {
  const here = clauses[at];
  const usable = (other: ReadClause | undefined): other is ReadClause =>
    other !== undefined &&
    other.sentence === here?.sentence &&
    other.seeds.length === 0 &&
    !other.leads &&
    other.sense.judgements.length > 0;
  return [clauses[at + 1], clauses[at - 1]].find(usable);
}

type Place = {
  text: string;
  clauses: readonly ReadClause[];
  at: number;
  own: ReadonlyMap<string, readonly Judgement[]>;
};

function evidenceFor(need: string, { text, clauses, at, own }: Place): Evidence {
  const clause = clauses[at];
  if (!clause) return { judgements: [], confidence: 0 };
  const judgements = own.get(need) ?? [];
  if (judgements.length > 0) {
    const strongest = Math.max(...judgements.map(({ value }) => Math.abs(value)));
    return { judgements, confidence: strongest >= 1.5 ? 0.9 : 0.74 };
  }
  const partner = joined(text, clause, need).find((other) => (own.get(other) ?? []).length > 0);
  if (partner !== undefined) return { judgements: own.get(partner) ?? [], confidence: 0.75 };
  const near = nearestTo(text, clause, need);
  if (near.judgements.length > 0) return near;
  const other = neighbour(clauses, at);
  if (other) return { judgements: other.sense.judgements, confidence: 0.65 };
  return { judgements: [], confidence: isWish(clause.sense, 0) ? 0.75 : unjudged };
}

/** How sure a need is that is named and not judged: rarely is that all there is to it. */
const unjudged = 0.4;

const wished = -0.4;
const plainlyAgainst = -2.5;

/** Whether a clause wishes for something: by a word of wishing, or asking for what it names. */
export const isWish = ({ kinds }: ClauseSense, value: number): boolean =>
  kinds.has('wish') || (kinds.has('request') && value === 0);

/** The value of a need: what a wish paints is not there yet, so it weighs as a mild reproach. */
function judgedValue({ sense }: ReadClause, judgements: readonly Judgement[]): number {
  const value = sumOf(judgements);
  return isWish(sense, value) && value > plainlyAgainst ? wished : value;
}

/** The needs a clause speaks of: what only names the thing judged gives way to what is judged in it. */
function spokenOf({ text, clauses, at, own }: Place, index: NeedIndex): string[] {
  const clause = clauses[at];
  const named = [...own.keys()];
  if (!clause) return [];
  const yields = (need: string): boolean => index.needs.get(need)?.yields === true;
  const judged = (need: string): boolean =>
    (own.get(need) ?? []).length > 0 ||
    joined(text, clause, need).some((other) => (own.get(other) ?? []).length > 0);
  const standing = named.filter((need) => !yields(need) || judged(need));
  if (standing.length > 0) return standing;
  // A thing that is only named is no mention, unless the clause judges or wishes something.
  const says = clause.sense.judgements.length > 0 || isWish(clause.sense, 0);
  return says || neighbour(clauses, at) ? named.slice(0, 1) : [];
}

/** How far one side must outweigh the other for a voice to lean, and what it must weigh at least. */
const leansAt = { ratio: 4, mass: 1.5 };

/** 1 or -1 when a voice judges one way throughout, else 0. */
function leanOf(clauses: readonly ReadClause[]): -1 | 0 | 1 {
  let good = 0;
  let bad = 0;
  for (const { sense } of clauses) {
    for (const { value } of sense.judgements) {
      if (value > 0) good += value;
      else bad -= value;
    }
  }
  const { ratio, mass } = leansAt;
  if (good >= mass && good >= ratio * bad) return 1;
  return bad >= mass && bad >= ratio * good ? -1 : 0;
}

/** How sure the way of a need is that nothing judges but the voice around it. */
const leaning = 0.66;

const asksOrWishes = ({ sense, asks }: ReadClause): boolean =>
  asks || sense.kinds.has('ask') || isWish(sense, 0);

/** A need that is named in a voice which judges one way throughout is most likely judged that way. */
function leant(findings: readonly Finding[], lean: -1 | 0 | 1): Finding[] {
  if (lean === 0) return [...findings];
  return findings.map((finding) =>
    finding.judgements.length > 0 || asksOrWishes(finding.clause)
      ? finding
      : { ...finding, value: lean, polarityConfidence: leaning },
  );
}

/** A short verdict that names nothing ("ten out of ten") colours what else the voice speaks of. */
function withoutInterjections(
  text: string,
  findings: readonly Finding[],
  index: NeedIndex,
): Finding[] {
  const isWhole = ({ need }: Finding): boolean =>
    index.needs.get(need)?.yields === true && (need === 'bond' || index.isAncestor('bond', need));
  if (findings.every(isWhole)) return [...findings];
  return findings.filter((finding) => {
    const { start, end, seeds } = finding.clause;
    const words = distance(text, start, end);
    return !isWhole(finding) || words > 4 || seeds.some(({ value }) => value.sign === 0);
  });
}

/** The needs spoken of in a voice's clauses, one finding for each need of each clause. */
export function findNeeds(
  text: string,
  clauses: readonly ReadClause[],
  index: NeedIndex,
): Finding[] {
  const findings = clauses.flatMap((clause, at) => {
    if (clause.seeds.length === 0) return [];
    const place: Place = { text, clauses, at, own: assign(clause) };
    return spokenOf(place, index).map((need): Finding => {
      const { judgements, confidence } = evidenceFor(need, place);
      const weights = clause.seeds.filter((s) => s.value.need === need).map((s) => s.value.weight);
      return {
        need,
        clause,
        judgements,
        value: judgedValue(clause, judgements),
        needConfidence: Math.min(0.97, Math.max(...weights) + 0.03 * (weights.length - 1)),
        polarityConfidence: confidence * agreement(judgements),
      };
    });
  });
  return withoutInterjections(text, leant(findings, leanOf(clauses)), index);
}
