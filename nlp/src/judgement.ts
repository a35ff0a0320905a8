import type { ClauseSpan } from './clauses.ts';
import type { Cue, CueKind } from './cues.ts';
import type { Emotion, KnownLang, Lang } from './reading.ts';
import { isWordUnit, type TermHit } from './trie.ts';

/** One judging word where it stands, with what its neighbours make of it. */
export type Judgement = {
  start: number;
  end: number;
  /** Signed: below 0 against, above 0 for. */
  value: number;
  /** The need a pack's seed named together with the judgement. */
  need?: string;
};

/** How a clause is meant, before any need is looked for. */
export type ClauseSense = {
  judgements: Judgement[];
  /** Sum of the judgements, a wish counting as mildly negative. */
  score: number;
  kinds: ReadonlySet<CueKind>;
  emotions: Exclude<Emotion, null>[];
  causes: { start: number; end: number; side: 'after' | 'before' }[];
};

/** A seed of a pack that judges in itself ("-took forever"). */
export type SignedSeed = { start: number; end: number; value: number; need: string };

type Role = 'judge' | 'negate' | 'boost' | 'soften' | 'block';
type Word = { start: number; end: number; roles: Set<Role>; value: number; need?: string };

/** Spelled alike in English and Spanish, with another meaning or weight. */
const falseFriends = new Set(
  `regular simple normal vale serio top super solo once sale fan real fin come red mas sin has he no me casual actual
  sensible grande plus local total chic mal bien super quite`.split(/\s+/),
);

/** Whether a cue of the lexicons counts in a clause of this language. */
function countsIn(lang: Lang, cue: Cue, term: string): boolean {
  if (cue.lang === 'any' || cue.lang === 'zh' || cue.lang === lang) return true;
  if (lang === 'zh') return cue.kind !== 'negate' && cue.kind !== 'block';
  // Across languages only what cannot be mistaken: a borrowed word, not a grammar word.
  return cue.kind === 'judge' && term.length >= 5 && !falseFriends.has(term);
}

const roleOf = (kind: Cue['kind']): Role | null =>
  kind === 'judge' || kind === 'negate' || kind === 'boost' || kind === 'soften' || kind === 'block'
    ? kind
    : null;

const rolesFirst = (a: Word, b: Word): number => a.start - b.start || b.end - a.end;

/** One number for a span of a text of ordinary length. */
const spanKey = (start: number, end: number): number => start * 4096 + (end - start);

/** A seed says which way; a word of the lexicons inside it may say it more strongly ("an angel"). */
function strengthWithin({ start, end, value }: SignedSeed, hits: readonly TermHit<Cue>[]): number {
  let strongest = value;
  for (const hit of hits) {
    if (hit.value.kind !== 'judge' || hit.start < start || hit.end > end) continue;
    const agrees = hit.value.value * value > 0;
    if (agrees && Math.abs(hit.value.value) > Math.abs(strongest)) strongest = hit.value.value;
  }
  return strongest;
}

/** The words with a role in the clause, overlaps resolved leftmost and longest first. */
function wordsOf(hits: readonly TermHit<Cue>[], seeds: readonly SignedSeed[]): Word[] {
  const at = new Map<number, Word>();
  for (const seed of seeds) {
    const { start, end, need } = seed;
    const strongest = strengthWithin(seed, hits);
    at.set(spanKey(start, end), { start, end, value: strongest, need, roles: new Set(['judge']) });
  }
  for (const { start, end, value: cue } of hits) {
    const role = roleOf(cue.kind);
    if (!role) continue;
    const key = spanKey(start, end);
    const word = at.get(key) ?? { start, end, value: 0, roles: new Set<Role>() };
    if (word.need === undefined) word.roles.add(role);
    // A seed says which way; the lexicon may know how strongly.
    const agrees = cue.kind === 'judge' && (word.need === undefined || cue.value * word.value > 0);
    if (cue.kind === 'judge' && agrees && Math.abs(cue.value) > Math.abs(word.value)) {
      word.value = cue.value;
    }
    at.set(key, word);
  }
  const taken: Word[] = [];
  for (const word of [...at.values()].sort(rolesFirst)) {
    const last = taken[taken.length - 1];
    if (!last || word.start >= last.end) taken.push(word);
  }
  return taken;
}

const negationReach = 4;

/** Words between two places; every Han character counts as one. */
export function distance(text: string, from: number, to: number): number {
  let words = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x3400) words++;
    else if (isWordUnit(code) && (i === from || !isWordUnit(text.charCodeAt(i - 1)))) words++;
  }
  return words;
}

/** What a word that can judge or boost does here: it boosts only right before a judgement. */
function settle(text: string, words: Word[]): void {
  words.forEach((word, i) => {
    if (word.roles.has('block')) word.roles = new Set(['block']);
    if (!word.roles.has('judge') || word.roles.size === 1) return;
    const next = words[i + 1];
    const modifies = next?.roles.has('judge') && text.slice(word.end, next.start).trim() === '';
    word.roles.delete(modifies ? 'judge' : 'boost');
    if (word.roles.has('judge') && word.roles.has('negate')) word.roles.delete('negate');
  });
}

/** Between two judgements it carries a negation on: "not helpful or friendly". */
const alternative = /^\s*(?:or|nor|o|ni|和|又|也)\s*$/;

/** Very raises a judgement a little, extremely more; both never lower it. */
const boosted = 1.12;

/** Opens with its own negation: another one before it is concord, not reversal ("no fue nada amable"). */
const selfNegated = /^(?:no|not|nada|never|nunca|sin|ni|nothing|nobody|nadie|poco|without)\b/;

/** What the words before a judgement make of it. */
function modifiersBefore(text: string, words: readonly Word[], index: number) {
  let negators = 0;
  let factor = 1;
  let inner = words[index];
  const start = inner?.start ?? 0;
  for (let i = index - 1; i >= 0; i--) {
    const before = words[i];
    if (!before || !inner) break;
    const gap = distance(text, before.end, start);
    if (gap > negationReach || before.roles.has('block')) break;
    if (before.roles.has('judge')) {
      if (!alternative.test(text.slice(before.end, inner.start))) break;
      if (selfNegated.test(text.slice(before.start, before.end))) negators++;
    } else if (before.roles.has('negate')) negators++;
    else if (before.roles.has('boost') && gap <= 1) factor *= boosted;
    else if (before.roles.has('soften') && gap <= 1) factor *= 0.6;
    inner = before;
  }
  return { negators, factor };
}

function boostedAfter(text: string, words: readonly Word[], index: number): boolean {
  const word = words[index];
  const after = words[index + 1];
  if (!word || !after?.roles.has('boost')) return false;
  return distance(text, word.end, after.start) === 0 && !words[index + 2]?.roles.has('judge');
}

function judgementAt(text: string, words: readonly Word[], index: number): Judgement | null {
  const word = words[index];
  if (!word?.roles.has('judge')) return null;
  const { start, end, need } = word;
  const { negators, factor } = modifiersBefore(text, words, index);
  let value = word.value * factor * (boostedAfter(text, words, index) ? boosted : 1);
  // Two negations cancel in Chinese only; in English and Spanish they mostly agree.
  const chinese = text.charCodeAt(start) >= 0x3400;
  const negated = chinese
    ? negators % 2 === 1
    : negators > 0 && !selfNegated.test(text.slice(start, end));
  if (negated) value = value > 0 ? -Math.max(1, value * 0.8) : -value * 0.45;
  return need === undefined ? { start, end, value } : { start, end, value, need };
}

/** A wish weighs like a mild reproach, whatever good it paints. */
const wishScore = -0.5;

/** "They even knew my name, I did not expect that": praise, though no word of it judges. */
const unforeseenPraise = 2;

/** Reads how a clause is meant from the cues and signed seeds inside it. */
export function senseOf(
  text: string,
  clause: ClauseSpan & { lang: Lang },
  found: { cues: readonly TermHit<Cue>[]; seeds: readonly SignedSeed[] },
): ClauseSense {
  const cues = found.cues.filter(({ start, end, value }) =>
    countsIn(clause.lang, value, text.slice(start, end)),
  );
  const words = wordsOf(cues, found.seeds);
  settle(text, words);
  const covered = (hit: TermHit<Cue>): boolean =>
    words.some(
      (w) => w.start <= hit.start && w.end >= hit.end && w.end - w.start > hit.end - hit.start,
    );
  const kinds = new Set<CueKind>();
  const emotions: Exclude<Emotion, null>[] = [];
  const causes: ClauseSense['causes'] = [];
  for (const hit of cues) {
    const { kind } = hit.value;
    if (kind === 'judge' || (roleOf(kind) !== null && kind !== 'negate')) continue;
    if (kind !== 'emotion' && kind !== 'beyond' && covered(hit)) continue;
    if (kind === 'emotion') emotions.push(hit.value.emotion);
    else if (kind === 'cause')
      causes.push({ start: hit.start, end: hit.end, side: hit.value.side });
    else kinds.add(kind);
  }
  let judgements = words
    .map((_, i) => judgementAt(text, words, i))
    .filter((judgement) => judgement !== null);
  const unforeseen = cues.find(({ value }) => value.kind === 'unforeseen');
  if (unforeseen && judgements.length === 0 && !words.some((word) => word.roles.has('negate'))) {
    judgements = [{ start: unforeseen.start, end: unforeseen.end, value: unforeseenPraise }];
  }
  if (kinds.has('wish')) judgements = judgements.filter((judgement) => judgement.value < 0);
  const sum = judgements.reduce((total, { value }) => total + value, 0);
  return { judgements, score: kinds.has('wish') ? sum + wishScore : sum, kinds, emotions, causes };
}

/** The scale from a signed judgement to 0-100: 50 is neutral, ±1 is 63 and 37, ±3 is 80 and 20. */
export function valenceOf(value: number): number {
  return 50 + Math.sign(value) * 50 * (1 - Math.exp(-Math.abs(value) / 3.3));
}

/** Which of two emotions: the one met more often, the earlier when even. */
export function leadingEmotion(
  emotions: readonly Exclude<Emotion, null>[],
  score: number,
): Emotion {
  const fits = emotions.filter((e) => e === 'surprise' || (e === 'joy' ? score >= 0 : score <= 0));
  const count = new Map<Exclude<Emotion, null>, number>();
  for (const each of fits)
    count.set(each, (count.get(each) ?? 0) + (each === 'surprise' ? 0.9 : 1));
  let best: Emotion = null;
  for (const [emotion, n] of count) if (best === null || n > (count.get(best) ?? 0)) best = emotion;
  return best;
}

/** Whether a language is one the translator reads. */
export const isKnown = (lang: Lang): lang is KnownLang => lang !== 'und';
