import type { DemoCompany, DemoCustomer } from './demo-company.ts';
import type { DemoChannel } from './demo-language.ts';
import { demoNeeds, type NeedId, needIds, type Occasion, type Tone } from './demo-needs.ts';
import { chance, normal, type Random, seededRandom, weighted, whole } from './demo-random.ts';
import { type Occurrence, occurrences } from './demo-schedule.ts';
import { demoStory } from './demo-story.ts';
import { hygieneShare, latenessShare, scarePhase, splitBillShare } from './demo-story-share.ts';

/** What one voice is going to say before it has words. */
export type VoicePlan = Occurrence & {
  number: number;
  /** The order that the voice is about, as a customer would quote it. */
  orderNumber: number;
  /** About -3 to 3; ratings and tones follow it. */
  mood: number;
  says: { need: NeedId; tone: Tone }[];
  /** Came before with a complaint that the customer may refer to. */
  complainedBefore: boolean;
};

type Memory = { mood: number; complained: boolean };

/** The plans of all voices, in order of time. A customer's mood hangs together over the year. */
export function* voicePlans(company: DemoCompany): Generator<VoicePlan> {
  const memories = new Map<string, Memory>();
  let number = 0;
  for (const occurrence of occurrences(company)) {
    number += 1;
    const random = seededRandom(`${company.seed}/plan/${number}`);
    const { customer } = occurrence;
    const memory = customer ? memories.get(customer.key) : undefined;
    const mood = moodOf(random, { company, occurrence, memory });
    const story = storyMentions(random, company, occurrence);
    const heldMood = mood - story.moodDrop;
    const plan = {
      ...occurrence,
      number,
      orderNumber: 100_000 + number,
      mood: heldMood,
      says: fill(random, { occurrence, mood: heldMood, story: story.says }),
      complainedBefore: memory?.complained ?? false,
    };
    if (customer) memories.set(customer.key, remember(plan));
    yield plan;
  }
}

function remember({ mood, says }: VoicePlan): Memory {
  return { mood, complained: says.some(({ tone }) => tone === 'pain') && mood < -0.4 };
}

function moodOf(
  random: Random,
  given: { company: DemoCompany; occurrence: Occurrence; memory: Memory | undefined },
): number {
  const { company, occurrence, memory } = given;
  const base = baseMood(random, occurrence.customer) + occurrence.store.mood;
  const kept = memory ? 0.45 * (memory.mood - base) : 0;
  const scared = scarePhase(company, occurrence.store.key, occurrence.at) === 'scare' ? 0.35 : 0;
  return base + kept + normal(random) * 0.75 - scared;
}

function baseMood(random: Random, customer: DemoCustomer | null): number {
  return customer?.mood ?? normal(random) * 0.9 + 0.25;
}

type Said = VoicePlan['says'];

function storyMentions(
  random: Random,
  company: DemoCompany,
  occurrence: Occurrence,
): { says: Said; moodDrop: number } {
  const { store, month, at, occasion, customer, language } = occurrence;
  const says: Said = [];
  let moodDrop = 0;
  if (chance(random, hygieneShare(company, store.key, at))) {
    says.push({ need: weighted(random, demoStory.hygieneScare.needs), tone: 'pain' });
    moodDrop += demoStory.hygieneScare.moodDrop;
  }
  if (occasion === 'delivery' && chance(random, latenessShare(store.key, month))) {
    says.push({ need: 'speed.delivery', tone: 'pain' });
    moodDrop += demoStory.lateDelivery.moodDrop;
  }
  if (month >= demoStory.newDish.fromMonth && chance(random, demoStory.newDish.share)) {
    says.push({ need: 'product.dish.signature', tone: weighted(random, demoStory.newDish.tones) });
  }
  const age = customer?.age;
  const young = age ? age === 'under 25' || age === '25 to 34' : chance(random, 0.5);
  const share = splitBillShare({ month, months: company.months, young, language });
  if (occasion === 'dine_in' && chance(random, share)) {
    says.push({ need: 'access.split-bill', tone: chance(random, 0.9) ? 'itch' : 'pain' });
  }
  return { says, moodDrop };
}

const clausesByChannel: Record<DemoChannel, readonly (readonly ['1' | '2' | '3' | '4', number])[]> =
  {
    review: [
      ['1', 12],
      ['2', 36],
      ['3', 34],
      ['4', 18],
    ],
    app: [
      ['1', 42],
      ['2', 40],
      ['3', 18],
    ],
    chat: [
      ['1', 52],
      ['2', 40],
      ['3', 8],
    ],
    phone: [
      ['1', 14],
      ['2', 42],
      ['3', 32],
      ['4', 12],
    ],
    store_terminal: [
      ['1', 70],
      ['2', 27],
      ['3', 3],
    ],
    email: [
      ['1', 10],
      ['2', 38],
      ['3', 34],
      ['4', 18],
    ],
  };

/** Voices that say nothing of use, by channel. */
const emptyShare: Record<DemoChannel, number> = {
  review: 0.02,
  app: 0.05,
  chat: 0.03,
  phone: 0,
  store_terminal: 0.08,
  email: 0,
};

function fill(random: Random, given: { occurrence: Occurrence; mood: number; story: Said }): Said {
  const { occurrence, mood, story } = given;
  if (story.length === 0 && chance(random, emptyShare[occurrence.channel])) return [];
  const list = [...story];
  const wanted = Math.max(
    Number(weighted(random, clausesByChannel[occurrence.channel])),
    list.length,
  );
  if (occurrence.occasion === 'delivery' && chance(random, 0.1)) addPunctual(random, list, mood);
  while (list.length < wanted) {
    const need = weighted(random, needWeights[occurrence.occasion]);
    if (list.some((said) => said.need === need)) continue;
    const lean = demoNeeds[need].lean + regionalLean(need, occurrence.store.regionKey);
    list.push({ need, tone: toneOf(random, mood, lean) });
  }
  return whole(random, 0, 2) === 0 ? list.reverse() : list;
}

/** Most who speak of delivery time without a complaint are content with it. */
function addPunctual(random: Random, list: Said, mood: number): void {
  if (list.some(({ need }) => need === 'speed.delivery')) return;
  const happy = mood > 0.8 && chance(random, 0.5);
  list.push({ need: 'speed.delivery', tone: happy ? 'delight' : 'good' });
}

const needWeights: Record<Occasion, readonly (readonly [NeedId, number])[]> = {
  dine_in: needIds().map((need) => [need, demoNeeds[need].dineIn] as const),
  delivery: needIds().map((need) => [need, demoNeeds[need].delivery] as const),
};

function regionalLean(need: NeedId, regionKey: string): number {
  if (need !== 'price.value') return 0;
  return new Map<string, number>(Object.entries(demoStory.valueForMoney)).get(regionKey) ?? 0;
}

const logistic = (value: number) => 1 / (1 + Math.exp(-value));

function toneOf(random: Random, mood: number, lean: number): Tone {
  if (chance(random, logistic(1.15 * mood + 0.9 * lean + 0.3))) {
    return chance(random, logistic(0.9 * mood - 1)) ? 'delight' : 'good';
  }
  return chance(random, mood > -0.4 ? 0.38 : 0.12) ? 'itch' : 'pain';
}
