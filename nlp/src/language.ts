import { english } from './lexicon/en.ts';
import { spanish } from './lexicon/es.ts';
import { functionWords, otherFunctionWords, wordShapes } from './lexicon/language.ts';
import type { PolarityTerms } from './lexicon/polarity-terms.ts';
import type { Lang } from './reading.ts';

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

const otherScript =
  /[\u3040-\u30ff\uac00-\ud7af\u0400-\u04ff\u0590-\u06ff\u0e00-\u0e7f\u0900-\u097f]/gu;
const han = /[\u3400-\u4dbf\u4e00-\u9fff]/gu;
const word = /[a-zà-öø-ÿ]+(?:'[a-z]+)?/giu;

/** Enough to tell a language; a whole 100 KB text says no more. */
const enough = 2000;

/** The language of a text: Chinese, English, Spanish or, for every other and for none, `und`. */
export function detectLanguage(given: string): LanguageGuess {
  const text = given.length > enough ? given.slice(0, enough) : given;
  const hanCount = text.match(han)?.length ?? 0;
  const otherCount = text.match(otherScript)?.length ?? 0;
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
    const known = words.get(each);
    if (known) {
      sum.en += known.en;
      sum.es += known.es;
      sum.other += known.other;
    } else if (each.length > 3) {
      if (shapes.es.test(each)) sum.es += 0.6;
      if (shapes.en.test(each)) sum.en += 0.5;
    }
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
