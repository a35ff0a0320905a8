import type { Cue } from './cues.ts';
import { isWordUnit, type TermHit } from './trie.ts';

/** A clause in the normalised text, with how it hangs together with its neighbours. */
export type ClauseSpan = {
  start: number;
  end: number;
  /** Clauses of one sentence share a number. */
  sentence: number;
  /** It opens with, or follows, a contrast word: it leads in the voice's polarity. */
  leads: boolean;
  /** Exclamation marks that close it. */
  bangs: number;
  /** It closes with a question mark. */
  asks: boolean;
};

const sentenceEnd = new Set('.!?。\n'.split(''));
const clauseEnd = new Set(',;:、()[]{}"“”«»¿¡—–~|'.split(''));
const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const longestWords = 40;

/** Whether the unit at `at` parts clauses: 2 also ends the sentence. */
function breakAt(text: string, at: number): 0 | 1 | 2 {
  const code = text.charCodeAt(at);
  // Nearly all of a text: asked of every unit, so answered before anything is looked up.
  if ((code >= 97 && code <= 122) || isHan(code)) return 0;
  const unit = text.charAt(at);
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  if (sentenceEnd.has(unit)) {
    const insideNumberOrName = unit === '.' && (isDigit(after) || (after >= 97 && after <= 122));
    return insideNumberOrName ? 0 : 2;
  }
  if (clauseEnd.has(unit)) return isDigit(before) && isDigit(after) ? 0 : 1;
  if (unit === ' ') return isHan(before) && isHan(after) ? 1 : 0;
  if (unit === '-') return before === 32 && after === 32 ? 1 : 0;
  return 0;
}

/** How much a stretch says: words, or a third of a word for each Han character. */
function weightOf(text: string, start: number, end: number): { words: number; han: number } {
  let words = 0;
  let han = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isHan(code)) han++;
    else if (isWordUnit(code) && (i === start || !isWordUnit(text.charCodeAt(i - 1)))) words++;
  }
  return { words, han };
}

/** Starts of contrast words, where a clause is split with zero width. */
function contrastStarts(hits: readonly TermHit<Cue>[]): Set<number> {
  const starts = new Set<number>();
  // Of a contrast word inside a longer fixed phrase ("nothing but", 再好不过) nothing is split.
  let phraseEnd = 0;
  let phraseStart = 0;
  let contrastEnd = 0;
  for (const { start, end, value } of hits) {
    if (value.kind === 'block' && end > phraseEnd) {
      phraseStart = start;
      phraseEnd = end;
    }
    if (value.kind !== 'contrast') continue;
    const inPhrase = start >= phraseStart && end <= phraseEnd;
    // "Even though" is one word of contrast, not two.
    const inLonger = start < contrastEnd;
    contrastEnd = Math.max(contrastEnd, end);
    if (inLonger) continue;
    if (!inPhrase || phraseEnd - phraseStart === end - start) starts.add(start);
  }
  // A longer phrase may open where the word does, and is then met after it.
  for (const { start, end, value } of hits) {
    if (value.kind !== 'block' || !starts.has(start)) continue;
    const word = hits.find((hit) => hit.start === start && hit.value.kind === 'contrast');
    if (word && end > word.end) starts.delete(start);
  }
  return starts;
}

type Piece = { start: number; end: number; sentence: number; contrast: boolean; closing: string };

function pieces(text: string, contrasts: ReadonlySet<number>): Piece[] {
  const found: Piece[] = [];
  let start = 0;
  let sentence = 0;
  let contrast = false;
  const close = (end: number, closing: string) => {
    let from = start;
    let to = end;
    while (from < to && text.charAt(from) === ' ') from++;
    while (to > from && text.charAt(to - 1) === ' ') to--;
    if (to > from) found.push({ start: from, end: to, sentence, contrast, closing });
    else {
      const last = found[found.length - 1];
      if (last) last.closing += closing;
    }
  };
  for (let at = 0; at < text.length; at++) {
    if (contrasts.has(at)) {
      close(at, '');
      start = at;
      contrast = true;
      continue;
    }
    const kind = breakAt(text, at);
    if (kind === 0) continue;
    close(at, text.charAt(at));
    if (at >= start && text.slice(start, at).trim() !== '') contrast = false;
    start = at + 1;
    if (kind === 2) {
      sentence++;
      contrast = false;
    }
  }
  close(text.length, '');
  return found;
}

const isFragment = (text: string, piece: { start: number; end: number }): boolean => {
  const { words, han } = weightOf(text, piece.start, piece.end);
  return words + han / 1.5 < 2;
};

/** Joins fragments to a neighbour of the same sentence, never across a contrast. */
function merge(text: string, parts: Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const part of parts) {
    const last = merged[merged.length - 1];
    const joins =
      last &&
      last.sentence === part.sentence &&
      !part.contrast &&
      (isFragment(text, part) || isFragment(text, last));
    if (last && joins) {
      last.end = part.end;
      last.closing += part.closing;
    } else merged.push({ ...part });
  }
  return merged;
}

/** Cuts what runs on without punctuation, at a space where there is one. */
function cap(text: string, part: Piece): Piece[] {
  // A word takes two units at least, with what parts it from the next.
  if (part.end - part.start < longestWords) return [part];
  const out: Piece[] = [];
  let start = part.start;
  let count = 0;
  let lastSpace = -1;
  for (let i = part.start; i < part.end; i++) {
    const code = text.charCodeAt(i);
    if (code === 32) lastSpace = i;
    if (isHan(code)) count += 1 / 3;
    else if (isWordUnit(code) && !isWordUnit(text.charCodeAt(i - 1))) count++;
    else if (!isWordUnit(code)) count += 0.02;
    if (count > longestWords && lastSpace > start) {
      out.push({ ...part, start, end: lastSpace, closing: '' });
      start = lastSpace + 1;
      count = 0;
    } else if (count > longestWords && isHan(code)) {
      out.push({ ...part, start, end: i, closing: '' });
      start = i;
      count = 0;
    }
  }
  if (start < part.end) out.push({ ...part, start });
  return out;
}

/** The clauses of a normalised text, in order, given the cues found in it. */
export function clausesOf(text: string, hits: readonly TermHit<Cue>[]): ClauseSpan[] {
  const contrasts = contrastStarts(hits);
  const parts = merge(text, pieces(text, contrasts)).flatMap((part) => cap(text, part));
  return parts.map((part, i) => {
    const before = parts[i - 1];
    const opensSentence = before?.sentence !== part.sentence;
    // "Although A, B": the concession opens the sentence, so what follows it leads.
    const afterConcession =
      !opensSentence && before?.contrast && parts[i - 2]?.sentence !== part.sentence;
    return {
      start: part.start,
      end: part.end,
      sentence: part.sentence,
      leads: part.contrast ? !opensSentence || i > 0 : Boolean(afterConcession),
      bangs: part.closing.split('!').length - 1,
      asks: part.closing.includes('?'),
    };
  });
}
