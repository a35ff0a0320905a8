import type { Finding, ReadClause } from './mentions.ts';
import type { NeedIndex } from './need-index.ts';

/** What brought a finding about: a span of the normalised text and the need spoken of there. */
export type Cause = { start: number; end: number; need: string | null };

/** A part of a clause. */
type Stretch = { start: number; end: number; clause: ReadClause };

function stretch(
  text: string,
  clause: ReadClause,
  start: number,
  end: number,
): Stretch | undefined {
  let from = start;
  let to = end;
  while (from < to && text.charAt(from) === ' ') from++;
  while (to > from && text.charAt(to - 1) === ' ') to--;
  return to - from > 1 ? { start: from, end: to, clause } : undefined;
}

const whole = (clause: ReadClause): Stretch => ({ start: clause.start, end: clause.end, clause });

/** The stretch a connective marks as the cause, and the stretch it explains. */
type Link = { cause: Stretch; effect: Stretch };

function linksOf(text: string, clauses: readonly ReadClause[]): Link[] {
  return clauses.flatMap((clause, at) => {
    const sameSentence = (other: ReadClause | undefined): Stretch | undefined =>
      other?.sentence === clause.sentence ? whole(other) : undefined;
    const before = sameSentence(clauses[at - 1]);
    const after = sameSentence(clauses[at + 1]);
    return clause.sense.causes.flatMap((connective): Link[] => {
      const left = stretch(text, clause, clause.start, connective.start) ?? before;
      const own = stretch(text, clause, connective.end, clause.end);
      const right = own ?? after;
      if (connective.side === 'before')
        return left && right ? [{ cause: left, effect: right }] : [];
      // "Because A, B": the effect follows when nothing stands before the connective.
      const effect = left ?? (own ? after : undefined);
      return right && effect ? [{ cause: right, effect }] : [];
    });
  });
}

function needWithin({ start, end, clause }: Stretch): string | null {
  return clause.seeds.find((seed) => seed.start >= start && seed.end <= end)?.value.need ?? null;
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

type Read = {
  clauses: readonly ReadClause[];
  findings: readonly Finding[];
  index: NeedIndex;
};

/** Says for each finding what brought it about, by connectives, then by the pack's `causes`. */
export function causesIn(text: string, read: Read): (finding: Finding) => Cause | null {
  const links = Map.groupBy(linksOf(text, read.clauses), ({ effect }) => effect.clause);
  const byClause = Map.groupBy(read.findings, ({ clause }) => clause);
  const places = new Map(read.clauses.map((clause, at) => [clause, at]));
  return (finding) => {
    const { clause, need } = finding;
    const anchors = clause.seeds.filter(({ value }) => value.need === need);
    const link = links
      .get(clause)
      ?.find(({ cause, effect }) =>
        anchors.some((a) => overlaps(a, effect) && !overlaps(a, cause)),
      );
    if (link) return { start: link.cause.start, end: link.cause.end, need: needWithin(link.cause) };
    const at = places.get(clause) ?? 0;
    const around = [read.clauses[at - 1], read.clauses[at + 1]].filter(
      (other) => other !== undefined,
    );
    const near = around.flatMap((other) => byClause.get(other) ?? []);
    return byEdge(finding, { around: near, index: read.index });
  };
}

/** The strongest negative finding next to this one that the pack knows as its cause. */
function byEdge(
  finding: Finding,
  near: { around: readonly Finding[]; index: NeedIndex },
): Cause | null {
  if (finding.value >= 0) return null;
  const edges = near.index.needs.get(finding.need)?.causes ?? [];
  const candidates = near.around.filter(
    (other) =>
      other.value < 0 &&
      edges.some((edge) => edge === other.need || near.index.isAncestor(edge, other.need)),
  );
  const strongest = candidates.toSorted((a, b) => a.value - b.value)[0];
  if (!strongest) return null;
  const { start, end } = strongest.clause;
  return { start, end, need: strongest.need };
}
