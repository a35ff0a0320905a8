import type { Finding, ReadClause } from './mentions.ts';
import type { NeedIndex } from './need-index.ts';

/** What brought a finding about: a span of the normalised text and the need spoken of there. */
export type Cause = { start: number; end: number; need: string | null };

const trimmed = (text: string, start: number, end: number): { start: number; end: number } => {
  let from = start;
  let to = end;
  while (from < to && text.charAt(from) === ' ') from++;
  while (to > from && text.charAt(to - 1) === ' ') to--;
  return { start: from, end: to };
};

function needWithin(clauses: readonly ReadClause[], start: number, end: number): string | null {
  for (const { seeds } of clauses) {
    const hit = seeds.find((seed) => seed.start >= start && seed.end <= end);
    if (hit) return hit.value.need;
  }
  return null;
}

/** The stretch a connective marks as the cause, and the stretch it explains. */
type Link = { cause: { start: number; end: number }; effect: { start: number; end: number } };

function linksOf(text: string, clauses: readonly ReadClause[]): Link[] {
  return clauses.flatMap((clause, at) => {
    const before = clauses[at - 1];
    const after = clauses[at + 1];
    const sameBefore = before?.sentence === clause.sentence ? before : undefined;
    const sameAfter = after?.sentence === clause.sentence ? after : undefined;
    return clause.sense.causes.flatMap((connective): Link[] => {
      const left = trimmed(text, clause.start, connective.start);
      const right = trimmed(text, connective.end, clause.end);
      const leftOrBefore = left.end - left.start > 1 ? left : sameBefore;
      const rightOrAfter = right.end - right.start > 1 ? right : sameAfter;
      if (connective.side === 'before') {
        return leftOrBefore && rightOrAfter ? [{ cause: leftOrBefore, effect: rightOrAfter }] : [];
      }
      // "Because A, B": the effect follows when nothing stands before the connective.
      const effect = leftOrBefore ?? sameAfter;
      return rightOrAfter && effect && effect !== rightOrAfter
        ? [{ cause: rightOrAfter, effect }]
        : [];
    });
  });
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** Says for each finding what brought it about, by connectives, then by the pack's `causes`. */
export function causesIn(
  text: string,
  read: { clauses: readonly ReadClause[]; findings: readonly Finding[]; index: NeedIndex },
): (finding: Finding) => Cause | null {
  const links = linksOf(text, read.clauses);
  return (finding) => {
    const anchors = finding.clause.seeds.filter(({ value }) => value.need === finding.need);
    for (const { cause, effect } of links) {
      const explained = anchors.some((a) => overlaps(a, effect) && !overlaps(a, cause));
      if (explained) {
        return {
          start: cause.start,
          end: cause.end,
          need: needWithin(read.clauses, cause.start, cause.end),
        };
      }
    }
    return byEdge(finding, read);
  };
}

/** The strongest negative finding next to this one that the pack knows as its cause. */
function byEdge(
  finding: Finding,
  read: { clauses: readonly ReadClause[]; findings: readonly Finding[]; index: NeedIndex },
): Cause | null {
  if (finding.value >= 0) return null;
  const edges = new Set(read.index.needs.get(finding.need)?.causes);
  const at = read.clauses.indexOf(finding.clause);
  const candidates = read.findings.filter(
    (other) =>
      other.clause !== finding.clause &&
      other.value < 0 &&
      Math.abs(read.clauses.indexOf(other.clause) - at) <= 1 &&
      [...edges].some((edge) => edge === other.need || read.index.isAncestor(edge, other.need)),
  );
  const strongest = candidates.toSorted((a, b) => a.value - b.value)[0];
  if (!strongest) return null;
  const { start, end } = strongest.clause;
  return { start, end, need: strongest.need };
}
