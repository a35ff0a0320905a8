import type { ClauseSpan } from './clauses.ts';
import type { ClauseSense, Judgement } from './judgement.ts';
import type { SeedHit } from './need-index.ts';
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

/** The judgement nearest to a need that has none of its own ("food and service were great"). */
function shared(clause: ReadClause, need: string): Judgement[] {
  const anchor = clause.seeds.find(({ value }) => value.need === need);
  if (!anchor) return [];
  const place: Anchor = { need, start: anchor.start, end: anchor.end };
  const free = clause.sense.judgements.filter((j) => !parted(clause, j, place));
  const after = free.filter((judgement) => judgement.start >= place.end);
  const pool = after.length > 0 ? after : free;
  const nearest = pool.toSorted((a, b) => gap(a, place) - gap(b, place))[0];
  return nearest ? [nearest] : [];
}

const sum = (judgements: readonly Judgement[]): number =>
  judgements.reduce((total, { value }) => total + value, 0);

/** How far the judgements agree: 1 when all point one way. */
function agreement(judgements: readonly Judgement[]): number {
  const mass = judgements.reduce((total, { value }) => total + Math.abs(value), 0);
  return mass === 0 ? 1 : 0.7 + 0.3 * (Math.abs(sum(judgements)) / mass);
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

type Evidence = { judgements: readonly Judgement[]; confidence: number };

function evidenceFor(
  need: string,
  place: { clauses: readonly ReadClause[]; at: number; own: readonly Judgement[] },
): Evidence {
  const clause = place.clauses[place.at];
  if (place.own.length > 0) {
    const strongest = Math.max(...place.own.map(({ value }) => Math.abs(value)));
    return { judgements: place.own, confidence: strongest >= 1.5 ? 0.9 : 0.8 };
  }
  const near = clause ? shared(clause, need) : [];
  if (near.length > 0) return { judgements: near, confidence: 0.7 };
  const other = neighbour(place.clauses, place.at);
  if (other) return { judgements: other.sense.judgements, confidence: 0.65 };
  return { judgements: [], confidence: clause?.sense.kinds.has('wish') ? 0.75 : 0.4 };
}

/** The needs spoken of in a voice's clauses, one finding for each need of each clause. */
export function findNeeds(clauses: readonly ReadClause[]): Finding[] {
  return clauses.flatMap((clause, at) => {
    if (clause.seeds.length === 0) return [];
    return [...assign(clause)].map(([need, own]) => {
      const { judgements, confidence } = evidenceFor(need, { clauses, at, own });
      const weights = clause.seeds.filter((s) => s.value.need === need).map((s) => s.value.weight);
      const wishes = clause.sense.kinds.has('wish') && sum(judgements) > -1.5;
      return {
        need,
        clause,
        judgements,
        value: wishes ? Math.min(-0.5, sum(judgements)) : sum(judgements),
        needConfidence: Math.min(0.97, Math.max(...weights) + 0.03 * (weights.length - 1)),
        polarityConfidence: confidence * agreement(judgements),
      };
    });
  });
}
