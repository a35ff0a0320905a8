import { cityIn } from './demo-cities.ts';
import { strangersStyle, type WritingStyle } from './demo-company.ts';
import { inHandwriting } from './demo-handwriting.ts';
import type { CauseGroup, DemoChannel, Language, LanguageBook } from './demo-language.ts';
import {
  demoNeeds,
  type NeedId,
  type Occasion,
  type PlannedMention,
  plannedMention,
  saysOf,
  type Tone,
} from './demo-needs.ts';
import type { VoicePlan } from './demo-plan.ts';
import { chance, pick, type Random } from './demo-random.ts';
import { fillSlots, type SlotValues } from './demo-slots.ts';
import { demoStory } from './demo-story.ts';
import { toTraditional } from './demo-traditional.ts';

/** What somebody wrote or said, and what it was meant to say. */
export type Written = { title?: string; text: string; dish?: string; truth: PlannedMention[] };

type Clause = { text: string; whole: boolean; truth: PlannedMention[]; bright: boolean };
/** The dish a voice names; the story's own by its full name. */
function dishOf(values: SlotValues, language: Language): string | undefined {
  if (values.has('newDish')) return demoStory.newDish.names[language];
  return values.get('dish') ?? values.get('dishF') ?? values.get('dishM');
}

type Mood = 'good' | 'bad';
type Desk = { random: Random; plan: VoicePlan; book: LanguageBook; style: WritingStyle };

/** Puts a plan into words of its language. */
export function write(random: Random, plan: VoicePlan, book: LanguageBook): Written {
  const desk: Desk = { random, plan, book, style: plan.customer?.style ?? strangersStyle(random) };
  if (plan.says.length === 0) return { text: pick(random, book.speech.empty), truth: [] };
  const clauses = clausesOf(desk);
  const values: SlotValues = new Map();
  const { language } = plan;
  const place = { language, country: plan.store.language };
  const fill = (text: string) => fillSlots(random, text, { ...place, speech: book.speech, values });
  if (plan.customer) values.set('name', plan.customer.givenName);
  values.set('order', String(plan.orderNumber));
  values.set('city', cityIn(plan.store.city, language));
  const tone = moodOf(plan, clauses);
  const letter = tidy(fill(framed(desk, { body: joined(desk, clauses), tone })), language);
  const shouts = plan.mood < -1.2 && chance(random, desk.style.stretching * 0.35);
  const written = inHandwriting(random, letter, { language, style: desk.style });
  const text = shouts ? written.toUpperCase() : written;
  const title = titleOf(desk, tone);
  const dish = dishOf(values, language);
  const script = plan.customer?.traditional ? toTraditional : (same: string) => same;
  return {
    ...(title === undefined ? {} : { title: script(fill(title)) }),
    text: script(text),
    ...(dish === undefined ? {} : { dish }),
    truth: clauses.flatMap(({ truth }) => truth),
  };
}

/** What frames the clauses follows most of them, and the customer's mood where they balance. */
function moodOf({ mood }: VoicePlan, clauses: readonly Clause[]): Mood {
  const points = clauses.flatMap(({ truth }) => truth);
  const bright = points.filter(({ polarity }) => polarity === 'positive').length;
  const dark = points.filter(({ polarity }) => polarity === 'negative').length;
  if (bright === dark) return mood > 0 ? 'good' : 'bad';
  return bright > dark ? 'good' : 'bad';
}

function clausesOf(desk: Desk): Clause[] {
  const spoken = new Set<NeedId>(desk.plan.says.map(({ need }) => need));
  const done = new Set<NeedId>();
  const clauses: Clause[] = [];
  for (const { need, tone } of desk.plan.says) {
    if (done.has(need)) continue;
    const clause = wholeFor(desk, need, { tone, spoken }) ?? fragmentFor(desk, need, tone);
    for (const mention of clause.truth) {
      done.add(mention.need);
      spoken.add(mention.need);
    }
    clauses.push(clause);
  }
  return clauses;
}

/** Needs whose share over time is the story's to decide: no sentence brings them in unasked. */
const storyNeeds = new Set<NeedId>([
  'speed.delivery',
  'access.split-bill',
  'product.dish.signature',
  'trust.hygiene',
  'trust.foreign-object',
  'trust.food-safety',
]);

function wholeFor(
  { random, plan, book }: Desk,
  need: NeedId,
  given: { tone: Tone; spoken: ReadonlySet<NeedId> },
): Clause | null {
  if (!chance(random, 0.3)) return null;
  const fitting = book.sentences.filter((sentence) => {
    if (suiting([sentence[0]], plan.occasion).length === 0) return false;
    const said = saysOf(sentence);
    const asked = said.some((part) => part.need === need && part.tone === given.tone);
    return (
      asked &&
      said.every((part) => part.need === need || mayBring(part.need, plan.occasion, given.spoken))
    );
  });
  if (fitting.length === 0) return null;
  const sentence = pick(random, fitting);
  const truth = saysOf(sentence).map((part) => plannedMention(part.need, part.tone));
  const [text = ''] = suiting([sentence[0]], plan.occasion);
  return { text, whole: true, truth, bright: given.tone === 'delight' || given.tone === 'good' };
}

function mayBring(need: NeedId, occasion: Occasion, spoken: ReadonlySet<NeedId>): boolean {
  if (storyNeeds.has(need) || spoken.has(need)) return false;
  return (occasion === 'delivery' ? demoNeeds[need].delivery : demoNeeds[need].dineIn) > 0;
}

const instead: Record<Tone, readonly Tone[]> = {
  delight: ['delight', 'good'],
  good: ['good', 'delight'],
  plain: ['plain', 'good', 'itch'],
  itch: ['itch', 'pain'],
  pain: ['pain', 'itch'],
};

function fragmentFor(desk: Desk, need: NeedId, tone: Tone): Clause {
  const { random, book, plan } = desk;
  const tones = book.clauses[need];
  const order: readonly Tone[] = [...instead[tone], 'pain', 'good', 'delight', 'itch'];
  for (const candidate of order) {
    const texts = suiting(tones?.[candidate] ?? [], plan.occasion);
    if (texts.length === 0) continue;
    const bright = candidate === 'delight' || candidate === 'good';
    const truth = [plannedMention(need, candidate)];
    return { text: coloured(desk, pick(random, texts), candidate), whole: false, truth, bright };
  }
  throw new RangeError(`Nobody has words for ${need}.`);
}

/** The clause with a lead or a tail at times, as nobody says a thing the same way twice. */
function coloured({ random, book, plan }: Desk, text: string, tone: Tone): string {
  const { leads, tails } = book.speech;
  const terse = plan.channel === 'store_terminal' ? 0.4 : 1;
  const mood =
    tone === 'itch' ? 'wish' : tone === 'pain' ? 'bad' : tone === 'plain' ? null : 'good';
  const lead = chance(random, 0.16 * terse) && !text.startsWith('¿') ? pick(random, leads) : '';
  const tail = mood && chance(random, 0.2 * terse) ? pick(random, tails[mood]) : '';
  return lead + text + tail;
}

/** Clauses begin with `@door ` or `@table ` when they make sense of one occasion only. */
function suiting(texts: readonly string[], occasion: Occasion): string[] {
  const wrong = occasion === 'delivery' ? '@table ' : '@door ';
  return texts.filter((text) => !text.startsWith(wrong)).map((text) => text.replace(/^@\w+ /, ''));
}

const endsSentence = /[.!?…。！？]["”)]?\s*$/u;

/** Liked and disliked as a list, from people who type that way. */
function listed({ random, book }: Desk, clauses: readonly Clause[]): string {
  const [liked, disliked] = pick(random, book.speech.lists);
  const line = (label: string, bright: boolean) => {
    const texts = clauses.filter((clause) => clause.bright === bright).map(({ text }) => text);
    return label + texts.map((text) => text.replace(/[.。!！]$/u, '')).join(' / ');
  };
  return `${line(liked, true)}\n${line(disliked, false)}`;
}

const listShare: Partial<Record<DemoChannel, number>> = {
  review: 0.12,
  app: 0.1,
  store_terminal: 0.1,
};

function joined(desk: Desk, clauses: readonly Clause[]): string {
  const { random, book, plan } = desk;
  const plain = clauses.every(({ truth }) => truth.length === 1);
  const mixed = clauses.some(({ bright }) => bright) && clauses.some(({ bright }) => !bright);
  if (mixed && plain && chance(random, listShare[plan.channel] ?? 0)) return listed(desk, clauses);
  let text = '';
  let before: Clause | null = null;
  for (const clause of clauses) {
    if (before) text += link(desk, before, clause);
    text += clause.text + causeOf(desk, clause);
    if (plan.channel === 'phone' && !clause.whole && chance(random, 0.45)) {
      text += pick(random, book.speech.fillers);
    }
    before = clause;
  }
  return endsSentence.test(text) ? text : text + ending(desk);
}

function link({ random, book, plan }: Desk, before: Clause, next: Clause): string {
  const { and, but } = book.speech;
  const words = before.bright === next.bright ? and : but;
  const stop = before.whole ? '' : plan.language === 'zh' ? '。' : '.';
  const space = plan.language === 'zh' ? '' : ' ';
  if (plan.channel === 'phone' && chance(random, 0.3)) {
    return stop + pick(random, book.speech.asides) + space;
  }
  return !before.whole && !next.whole ? pick(random, words) : stop + space;
}

function ending({ random, plan }: Desk): string {
  if (plan.channel === 'store_terminal' && chance(random, 0.6)) return '';
  const zh = plan.language === 'zh';
  if (plan.mood > 1 && chance(random, 0.35)) return zh ? '！' : '!';
  if (plan.mood < -1 && chance(random, 0.3))
    return zh ? pick(random, ['！', '……', '！！']) : pick(random, ['!', '...', '!!']);
  return zh ? '。' : '.';
}

const causeGroups: readonly (readonly [prefix: string, group: CauseGroup])[] = [
  ['speed.delivery', 'delivery'],
  ['product.order.missing', 'delivery'],
  ['product.packaging.spill', 'delivery'],
  ['service.att', 'service'],
  ['speed.', 'speed'],
  ['product.food.t', 'product'],
  ['product.food.f', 'product'],
  ['place.toilets', 'place'],
  ['access.ordering-app', 'digital'],
  ['access.payment', 'digital'],
];

function causeOf({ random, book }: Desk, { truth, whole }: Clause): string {
  const [first] = truth;
  if (whole || first?.point !== 'pain' || !chance(random, 0.26)) return '';
  const group = causeGroups.find(([prefix]) => first.need.startsWith(prefix))?.[1];
  if (!group) return '';
  return pick(random, book.speech.because) + pick(random, book.speech.causes[group]);
}

const openingShare: Record<DemoChannel, number> = {
  review: 0.5,
  app: 0.18,
  chat: 0.85,
  phone: 1,
  store_terminal: 0,
  email: 1,
};

const closingShare: Record<DemoChannel, number> = {
  review: 0.35,
  app: 0.16,
  chat: 0.6,
  phone: 0.85,
  store_terminal: 0.1,
  email: 1,
};

/** The body between what the channel opens with and closes with. */
function framed({ random, plan, book, style }: Desk, given: { body: string; tone: Mood }): string {
  const { body, tone } = given;
  const { openings, closings, interjections, returning, emoji } = book.speech;
  const again = plan.complainedBefore && chance(random, 0.35) ? pick(random, returning) : '';
  const greets =
    chance(random, openingShare[plan.channel]) && !(again && plan.channel === 'review');
  const open = greets ? pick(random, suiting(openings[plan.channel], plan.occasion)) : '';
  const cry = chance(random, /, $/.test(open) ? 0 : style.slang * 0.5)
    ? pick(random, interjections[tone])
    : '';
  const close = chance(random, closingShare[plan.channel])
    ? pick(random, closings[plan.channel][tone])
    : '';
  const face =
    chance(random, style.emoji) && plan.channel !== 'phone' ? pick(random, emoji[tone]) : '';
  const rest = again + (cry ? cry + uncapped(body) : body);
  const start = /, $/.test(open) ? uncapped(rest) : rest;
  return open + start + (face && plan.language !== 'zh' ? ` ${face}` : face) + close;
}

/** The text without the capital of its first word, unless the word is I. */
function uncapped(text: string): string {
  return text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}

/** Capitals after full stops, single spaces; Chinese keeps its own punctuation together. */
function tidy(text: string, language: Language): string {
  if (language === 'zh') return text.replace(/。([，。！])/gu, '$1').trim();
  return text
    .replace(/ +/g, ' ')
    .replace(/([?!])\./g, '$1')
    .replace(
      /(^|[.!?…]["”)]?\s+|\n\s*)([¿¡]?)(\p{Ll})/gu,
      (_, start: string, mark: string, letter: string) => start + mark + letter.toUpperCase(),
    )
    .trim();
}

function titleOf({ random, plan, book }: Desk, tone: Mood): string | undefined {
  if (plan.channel !== 'review' || !chance(random, 0.4)) return undefined;
  return pick(random, book.speech.titles[tone]);
}
