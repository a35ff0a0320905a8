import { busyness, daysBetween, zoneOffsetMinutes } from './demo-calendar.ts';
import { type DemoCompany, type DemoCustomer, guestLanguage } from './demo-company.ts';
import type { DemoChannel, Language } from './demo-language.ts';
import type { Occasion } from './demo-needs.ts';
import {
  chance,
  normal,
  type Random,
  seededRandom,
  shuffled,
  weighted,
  whole,
} from './demo-random.ts';
import { hygieneVolume } from './demo-story-share.ts';
import { type DemoStore, demoStores } from './demo-units.ts';

/** That somebody spoke: when, where, by which channel, about which kind of meal, and who. */
export type Occurrence = {
  at: number;
  /** Month of the story, from 1. */
  month: number;
  store: DemoStore;
  channel: DemoChannel;
  occasion: Occasion;
  customer: DemoCustomer | null;
  language: Language;
};

const dayMs = 86_400_000;

/** Everything that is said in the company's year, in order of time. */
export function occurrences(company: DemoCompany): Occurrence[] {
  const random = seededRandom(`${company.seed}/schedule`);
  const days = daysBetween(company.startsAt.getTime(), company.endsAt.getTime());
  const count = Math.round((12_000 * days.length) / 365) + whole(random, -150, 150);
  const open = timesAndPlaces(random, { company, days, count }).map((slot) => {
    const occasion: Occasion = chance(random, slot.store.deliveryShare) ? 'delivery' : 'dine_in';
    return { ...slot, occasion, channel: weighted(random, channels[occasion]) };
  });
  return withCustomers(random, company, open);
}

type Slot = Pick<Occurrence, 'at' | 'month' | 'store'>;

/** Draws each voice's store and day by how busy they are, so that weeks and seasons show. */
function timesAndPlaces(
  random: Random,
  given: { company: DemoCompany; days: number[]; count: number },
): Slot[] {
  const { company, days, count } = given;
  const cells = demoStores().flatMap((store) => days.map((day) => ({ store, day })));
  let total = 0;
  const upTo = cells.map(({ store, day }) => {
    const growth = 0.95 + (0.1 * (day - company.startsAt.getTime())) / (365 * dayMs);
    const story = hygieneVolume(company, store.key, day + dayMs / 2);
    total += store.size * busyness(store.regionKey, day) * growth * story;
    return total;
  });
  const slots: Slot[] = [];
  while (slots.length < count) {
    const cell = cells[firstAbove(upTo, random() * total)];
    if (!cell) continue;
    const at = instantWithin(random, cell.store, cell.day);
    if (at < company.startsAt.getTime() || at >= company.endsAt.getTime()) continue;
    slots.push({ at, month: monthAt(company, at), store: cell.store });
  }
  return slots.sort((a, b) => a.at - b.at);
}

function firstAbove(upTo: readonly number[], value: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Hours of the two meals by the clock on the wall: Spain eats later. */
const mealHours: Record<Language, readonly [lunch: number, dinner: number]> = {
  zh: [12.9, 19.4],
  es: [15.2, 22],
  en: [13.6, 20],
};

function instantWithin(random: Random, store: DemoStore, day: number): number {
  const [lunch, dinner] = mealHours[store.language];
  const hour = (chance(random, 0.36) ? lunch : dinner) + normal(random) * 1.3 + 0.4;
  const seconds = Math.round(Math.min(23.95, Math.max(8, hour)) * 3600);
  return day + seconds * 1000 - zoneOffsetMinutes(store.timeZone, day) * 60_000;
}

/** The month of the story, from 1, in which an instant falls. */
export function monthAt(company: DemoCompany, at: number): number {
  return company.monthBounds.filter((bound) => bound <= at).length;
}

const channels: Record<Occasion, readonly (readonly [DemoChannel, number])[]> = {
  dine_in: [
    ['review', 29],
    ['app', 20],
    ['store_terminal', 32],
    ['chat', 7],
    ['phone', 6],
    ['email', 6],
  ],
  delivery: [
    ['review', 22],
    ['app', 34],
    ['chat', 25],
    ['phone', 11],
    ['email', 8],
  ],
};

/** How readily a channel knows who speaks; the highest keep their names when names run out. */
const known: Record<DemoChannel, number> = {
  app: 0.8,
  email: 0.8,
  chat: 0.6,
  phone: 0.6,
  review: 0.25,
  store_terminal: 0,
};

/** Deals every store's customers, as often as each speaks, over the voices of that store. */
function withCustomers(
  random: Random,
  company: DemoCompany,
  open: Omit<Occurrence, 'customer' | 'language'>[],
): Occurrence[] {
  const speakers = new Map<number, DemoCustomer>();
  for (const store of demoStores()) {
    const names = company.customers
      .filter(({ homeStoreKey }) => homeStoreKey === store.key)
      .flatMap((customer) => Array<DemoCustomer>(customer.history).fill(customer));
    const places = open
      .map(({ store: { key }, channel }, index) => ({
        key,
        index,
        rank: known[channel] + random(),
      }))
      .filter(({ key }) => key === store.key)
      .sort((a, b) => b.rank - a.rank);
    shuffled(random, names).forEach((customer, turn) => {
      const place = places[turn];
      if (place) speakers.set(place.index, customer);
    });
  }
  return open.map((slot, index) => {
    const customer = speakers.get(index) ?? null;
    const language = customer?.language ?? guestLanguage(random, slot.store.language);
    return { ...slot, customer, language };
  });
}
