import { calibrated } from './calibration.ts';
import { leadingEmotion, valenceOf } from './judgement.ts';
import { type Finding, isWish, type ReadClause, sumOf } from './mentions.ts';
import type { Normalised } from './normalise.ts';
import type { Mention, Point, Polarity, Span } from './reading.ts';
import { intentOf } from './voice-sense.ts';

type Context = {
  span: Span;
  given: Normalised;
  turn: number | undefined;
  cause: Mention['cause'];
  department: string | undefined;
  isRoot: boolean;
  attractive: boolean;
  threshold: number;
};

const polarityOf = (value: number): Polarity =>
  value >= 0.5 ? 'positive' : value <= -0.45 ? 'negative' : 'neutral';

const painBelow = 37.5;
const delightFrom = 75;

/** Nobody misses what is attractive in Kano's sense: praised at all, it was met beyond expectation. */
const attractiveFrom = 70;

type Judged = { polarity: Polarity; valence: number; attractive: boolean };

/** Pain, itch or delight by the first rule that holds. */
function pointOf(finding: Finding, { polarity, valence, attractive }: Judged): Point {
  const { kinds } = finding.clause.sense;
  if (isWish(finding.clause.sense, sumOf(finding.judgements)) && valence >= 25) return 'itch';
  if (polarity !== 'positive' && valence >= painBelow && valence <= 50 && kinds.has('lack'))
    return 'itch';
  if (polarity === 'negative') {
    const complains = kinds.has('accuse') || kinds.has('consequence');
    return valence < painBelow || complains ? 'pain' : null;
  }
  if (polarity !== 'positive') return null;
  const from = attractive ? attractiveFrom : delightFrom;
  return valence >= from || kinds.has('beyond') ? 'delight' : null;
}

/**
 * How much it matters: grows with the strongest judgement, exclamation marks and consequences.
 * Every part is a product or sum of terms that only grow, so emphasis never lowers it.
 */
function strengthOf({ judgements, clause }: Finding): number {
  const strongest = Math.max(0.5, ...judgements.map(({ value }) => Math.abs(value)));
  const more = 0.25 * Math.max(0, judgements.length - 1);
  const emphasis = 1 + 0.12 * Math.min(3, clause.bangs);
  const consequence = clause.sense.kinds.has('consequence') ? 0.8 : 0;
  return 100 * (1 - Math.exp(-((strongest + more) * emphasis + consequence) / 3.2));
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** The record of one finding. */
export function mentionOf(finding: Finding, context: Context): Mention {
  const polarity = polarityOf(finding.value);
  const valence = valenceOf(finding.value);
  const confidence = calibrated(finding.needConfidence, finding.polarityConfidence);
  const { attractive, department, turn } = context;
  return {
    need: finding.need,
    ...context.span,
    ...(turn === undefined ? {} : { turn }),
    polarity,
    valence: rounded(valence),
    strength: rounded(strengthOf(finding)),
    point:
      confidence < context.threshold ? null : pointOf(finding, { polarity, valence, attractive }),
    emotion: leadingEmotion(finding.clause.sense.emotions, finding.value),
    intent: intentOf(finding.clause, finding.value),
    cause: context.cause,
    department:
      department === undefined
        ? null
        : {
            id: department,
            // A root says little about who should answer.
            confidence: rounded(confidence * (context.isRoot ? 0.75 : 0.95)),
          },
    confidence: rounded(confidence),
    abstained: confidence < context.threshold,
  };
}

/** Subjects that mean the whole rather than a part of it, and words that mean nothing here. */
const wholeWords = new Set(
  `i we you they he she it this that these those the a an and or so to of in at for with my our your me us them is was are were be been
  am have has had do did will would can could really very too just all everything place experience visit time overall again ever here there
  total general always never not no el la los las un una y o que de en a por para con mi nos me lo le se es fue era son estuvo ha he todo toda
  muy mas experiencia lugar sitio visita vez siempre nunca no si ya yo usted ustedes esto eso gracias hola hi hello wow ok`.split(
    /\s+/,
  ),
);

const wholeCharacters = new Set(
  '的了很太真我你他她们这那家店一次都是再会来去也还就呢啊吧哦非常常总体感觉得个整实在被给有',
);

/** How many words of a clause are neither judgement nor such a word; a Han character is half one. */
function unknownWords(text: string, clause: ReadClause): number {
  const judged = (at: number): boolean =>
    clause.sense.judgements.some(({ start, end }) => at >= start && at < end);
  let unknown = 0;
  for (const { index, 0: word } of text
    .slice(clause.start, clause.end)
    .matchAll(/[a-z0-9']+|[\u3400-\u9fff]/g)) {
    const known = wholeWords.has(word) || wholeCharacters.has(word) || judged(clause.start + index);
    if (!known) unknown += word > '\u3400' ? 0.5 : 1;
  }
  return unknown;
}

/**
 * What a voice without any need says of the whole: its strongest clause, as a mention of `bond`.
 * The more words it holds that nobody knows, the less sure it is: they may name a part.
 */
export function bondFinding(text: string, clauses: readonly ReadClause[]): Finding[] {
  const judged = clauses.filter(({ sense }) => Math.abs(sense.score) >= 1.5);
  const strongest = judged.toSorted((a, b) => Math.abs(b.sense.score) - Math.abs(a.sense.score))[0];
  if (!strongest || strongest.lang === 'und') return [];
  return [
    {
      need: 'bond',
      clause: strongest,
      judgements: strongest.sense.judgements,
      value: strongest.sense.score,
      needConfidence: Math.max(0.2, 0.85 - 0.35 * unknownWords(text, strongest)),
      polarityConfidence: 0.9,
    },
  ];
}
