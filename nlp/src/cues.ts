import { causeTerms } from './lexicon/cause-terms.ts';
import { cueTerms } from './lexicon/cues.ts';
import { emojiTerms, emotionTerms } from './lexicon/emotions.ts';
import { english } from './lexicon/en.ts';
import { spanish } from './lexicon/es.ts';
import type { PolarityTerms } from './lexicon/polarity-terms.ts';
import { chinese } from './lexicon/zh.ts';
import { indexMisspellings, type Misspellings } from './misspelling.ts';
import { normaliseTerm } from './normalise.ts';
import type { Emotion, KnownLang } from './reading.ts';
import { createTrie, type TermHit, type Trie } from './trie.ts';

/** What a word does in its clause, apart from judging. */
export type CueKind = keyof typeof cueTerms;

/** A word of the lexicons that says how a clause is meant; `any` stands for emoji. */
export type Cue = { lang: KnownLang | 'any' } & (
  | { kind: 'judge'; value: number }
  | { kind: CueKind }
  | { kind: 'cause'; side: 'after' | 'before' }
  | { kind: 'emotion'; emotion: Exclude<Emotion, null> }
);

type Entry = readonly [term: string, cue: Cue];

const list = (terms: string): string[] =>
  terms
    .split(/[,\n]/)
    .map((term) => term.trim())
    .filter((term) => term !== '');

const endings = ['o', 'a', 'os', 'as'];

/** The written forms of a lexicon term: `lent~` stands for four, "don't" also for "dont". */
function forms(term: string): string[] {
  const form = normaliseTerm(term);
  if (/n't/.test(form)) return [form, form.replaceAll("n't", 'nt')];
  if (!term.includes('~')) return [form];
  return endings.map((ending) => normaliseTerm(term.replace('~', ending)));
}

function* judgements(terms: PolarityTerms, lang: KnownLang): Generator<Entry> {
  const seen = new Set<string>();
  // The strongest level wins where a term was listed twice.
  for (const level of ['-3', '3', '-2', '2', '-1', '1'] as const) {
    for (const term of list(terms[level as keyof PolarityTerms])) {
      for (const form of forms(term)) {
        if (seen.has(form)) continue;
        seen.add(form);
        yield [form, { lang, kind: 'judge', value: Number(level) }];
      }
    }
  }
}

function* otherCues(): Generator<Entry> {
  for (const kind of Object.keys(cueTerms) as CueKind[]) {
    for (const lang of ['en', 'es', 'zh'] as const) {
      for (const term of list(cueTerms[kind][lang]).flatMap(forms)) yield [term, { lang, kind }];
    }
  }
  for (const side of ['after', 'before'] as const) {
    for (const lang of ['en', 'es', 'zh'] as const) {
      for (const term of list(causeTerms[side][lang])) {
        yield [normaliseTerm(term), { lang, kind: 'cause', side }];
      }
    }
  }
  for (const emotion of Object.keys(emotionTerms) as (keyof typeof emotionTerms)[]) {
    for (const term of list(emotionTerms[emotion])) {
      yield [normaliseTerm(term), { lang: 'any', kind: 'emotion', emotion }];
    }
  }
  for (const level of Object.keys(emojiTerms)) {
    const emoji = emojiTerms[level as unknown as keyof typeof emojiTerms];
    for (const each of emoji.split(' ')) {
      yield [normaliseTerm(each), { lang: 'any', kind: 'judge', value: Number(level) }];
    }
  }
}

let built: Trie<Cue> | undefined;

/** The automaton over all lexicons, built on first use and kept. */
export function cueTrie(): Trie<Cue> {
  built ??= createTrie(
    (function* () {
      yield* judgements(english, 'en');
      yield* judgements(spanish, 'es');
      yield* judgements(chinese, 'zh');
      yield* otherCues();
    })(),
  );
  return built;
}

let mended: Record<'en' | 'es', Misspellings<Cue>> | undefined;

const inflections = ['', 's', 'd', 'ed', 'ing', 'ly', 'ment', 'ful', 'ous', 'ation', 'ting', 'ted'];

/** The terms worth mending, an open ending in the forms it commonly takes. */
function* mendable(terms: PolarityTerms, lang: 'en' | 'es'): Generator<Entry> {
  for (const [term, cue] of judgements(terms, lang)) {
    if (cue.kind !== 'judge' || (lang === 'es' && Math.abs(cue.value) < 2)) continue;
    if (!term.endsWith('*')) yield [term, cue];
    else if (lang === 'es') yield [term.slice(0, -1), cue];
    else for (const ending of inflections) yield [term.slice(0, -1) + ending, cue];
  }
}

/**
 * Judging words of a stretch that are misspelt by one letter. Words that already mean something,
 * by the lexicons or the pack, are left as they are.
 */
export function misspeltIn(
  text: string,
  stretch: { start: number; end: number; lang: 'en' | 'es' },
  known: readonly { start: number; end: number }[],
): TermHit<Cue>[] {
  mended ??= {
    en: indexMisspellings(mendable(english, 'en'), 6),
    // Spanish inflects so much that shorter words are mostly a form of another verb.
    es: indexMisspellings(mendable(spanish, 'es'), 9),
  };
  const hits: TermHit<Cue>[] = [];
  for (const { index, 0: word } of text.slice(stretch.start, stretch.end).matchAll(/[a-z]{5,}/g)) {
    const start = stretch.start + index;
    const end = start + word.length;
    if (known.some((hit) => hit.start < end && start < hit.end)) continue;
    const value = mended[stretch.lang].find(word);
    if (value) hits.push({ start, end, value });
  }
  return hits;
}
