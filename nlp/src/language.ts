import { english } from './lexicon/en.ts';
import { spanish } from './lexicon/es.ts';
import { functionWords, otherFunctionWords, wordShapes } from './lexicon/language.ts';
import type { PolarityTerms } from './lexicon/polarity-terms.ts';
import type { Lang } from './reading.ts';
import { remembered } from './remembered.ts';

/** A language and how sure it is, from 0 to 1. */
export type LanguageGuess = { lang: Lang; confidence: number };

type Evidence = { en: number; es: number; other: number };

const words = new Map<string, Evidence>();
function learn(list: string, side: keyof Evidence, weight: number): void {
  for (const word of list.split(/\s+/)) {
    const known = words.get(word) ?? { en: 0, es: 0, other: 0 };
    known[side] += weight;
    words.set(word, known);
  }
}
learn(functionWords.en, 'en', 1);
learn(functionWords.es, 'es', 1);
const ownWords = new Set(words.keys());
// What English or Spanish also has stands against neither.
const foreign = otherFunctionWords.split(' ').filter((each) => !ownWords.has(each));
learn(foreign.join(' '), 'other', 1);

const grammarWords = new Set(words.keys());

/** Words of judgement tell a language too, where grammar words are missing ("Feliz", "Congrats"). */
function learnJudgements(terms: PolarityTerms, side: 'en' | 'es'): void {
  const single = Object.values(terms)
    .flatMap((list) => list.split(/[,\n]/))
    .map((term) => term.trim())
    .filter((term) => /^[\p{L}]{4,}~?$/u.test(term));
  for (const term of new Set(single)) {
    const forms = term.endsWith('~') ? ['o', 'a', 'os', 'as'] : [''];
    for (const ending of forms) {
      const form = term.replace('~', '') + ending;
      if (!grammarWords.has(form)) learn(form, side, 0.8);
    }
  }
}
learnJudgements(english, 'en');
learnJudgements(spanish, 'es');

const shapes = {
  en: new RegExp(wordShapes.en, 'i'),
  es: new RegExp(wordShapes.es, 'i'),
};

/** What the shape of a word no list holds says. */
const evidenceOfShape = remembered(
  (each: string): Evidence => ({
    en: shapes.en.test(each) ? 0.5 : 0,
    es: shapes.es.test(each) ? 0.6 : 0,
    other: 0,
  }),
);

const noEvidence: Evidence = { en: 0, es: 0, other: 0 };

const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);

const isOtherScript = (code: number): boolean =>
  (code >= 0x0400 && code <= 0x04ff) ||
  (code >= 0x0590 && code <= 0x06ff) ||
  (code >= 0x0900 && code <= 0x097f) ||
  (code >= 0x0e00 && code <= 0x0e7f) ||
  (code >= 0x3040 && code <= 0x30ff) ||
  (code >= 0xac00 && code <= 0xd7af);

/** How many characters are Chinese, and how many of a script that none of the three writes. */
function scriptsIn(text: string): { hanCount: number; otherCount: number } {
  let hanCount = 0;
  let otherCount = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x0400) continue;
    if (isHan(code)) hanCount++;
    else if (isOtherScript(code)) otherCount++;
  }
  return { hanCount, otherCount };
}

const word = /[a-zà-öø-ÿ]+(?:'[a-z]+)?/giu;

/** Enough to tell a language; a whole 100 KB text says no more. */
const enough = 2000;

/** The language of a text: Chinese, English, Spanish or, for every other and for none, `und`. */
export function detectLanguage(given: string): LanguageGuess {
  const text = given.length > enough ? given.slice(0, enough) : given;
  const { hanCount, otherCount } = scriptsIn(text);
  const found = text.toLowerCase().replaceAll('’', "'").match(word) ?? [];
  if (otherCount > 0 && otherCount * 4 >= hanCount + found.length) {
    return { lang: 'und', confidence: 0.9 };
  }
  // A Han character says about as much as half a word.
  if (hanCount > 0 && hanCount >= found.length) {
    return { lang: 'zh', confidence: hanCount / (hanCount + found.length) };
  }
  return latinLanguage(text, found);
}

function latinLanguage(text: string, found: readonly string[]): LanguageGuess {
  const sum: Evidence = { en: 0, es: 0, other: 0 };
  for (const each of found) {
    const { en, es, other } =
      words.get(each) ?? (each.length > 3 ? evidenceOfShape(each) : noEvidence);
    sum.en += en;
    sum.es += es;
    sum.other += other;
  }
  if (/[ñ¿¡]/i.test(text)) sum.es += 2;
  if (/[ãõçßäöåøœ]/i.test(text)) sum.other += 1.5;
  const total = sum.en + sum.es + sum.other;
  if (total === 0) return { lang: 'und', confidence: 0 };
  if (sum.other > sum.en && sum.other > sum.es)
    return { lang: 'und', confidence: sum.other / total };
  const lang = sum.en >= sum.es ? 'en' : 'es';
  const best = Math.max(sum.en, sum.es);
  const lead = (best - Math.min(sum.en, sum.es)) / (total + 0.5);
  return { lang, confidence: Math.min(1, Math.max(0.1, lead)) };
}
