import { daysBetween, monthBounds } from './demo-calendar.ts';
import type { Language } from './demo-language.ts';
import { demoNames, inventName } from './demo-names.ts';
import { chance, normal, pick, type Random, seededRandom, weighted, whole } from './demo-random.ts';
import { toTraditional } from './demo-traditional.ts';
import { type DemoStore, type DemoUnit, demoRegions, demoStores, demoUnits } from './demo-units.ts';

/** Somebody who works for the sample company. */
type DemoPerson = {
  key: string;
  name: string;
  email: string;
  role: 'administrator' | 'management' | 'business' | 'execution';
  unitKey: string;
  language: Language;
};

/** How a customer writes: probabilities per voice, kept through all of them. */
export type WritingStyle = {
  typos: number;
  emoji: number;
  slang: number;
  mixing: number;
  stretching: number;
};

/** Somebody who eats at the sample company and says so. */
export type DemoCustomer = {
  key: string;
  name: string;
  givenName: string;
  homeStoreKey: string;
  language: Language;
  /** Traditional characters; only ever true of Chinese. */
  traditional: boolean;
  age: 'under 25' | '25 to 34' | '35 to 49' | '50 and over';
  tier: 'none' | 'silver' | 'gold';
  email: string;
  phone: string;
  cardNo: string | null;
  /** Where the customer's mood comes back to, about -2 to 2. */
  mood: number;
  style: WritingStyle;
  /** Voices the customer sends within the year, 1 to 12. */
  history: number;
};

/** The sample company before anybody has said a word. */
export type DemoCompany = {
  name: string;
  seed: string;
  startsAt: Date;
  endsAt: Date;
  months: number;
  /** Where each month of the story begins, and where the last ends, in milliseconds. */
  monthBounds: number[];
  units: DemoUnit[];
  people: DemoPerson[];
  customers: DemoCustomer[];
};

const meanVoicesPerDay = 12_000 / 365;
const identifiedShare = 0.66;

/** A catering chain of 24 stores in three countries; the same seed and end give the same company. */
export function demoCompany(options: {
  seed: string | number;
  endsAt: Date;
  months: number;
}): DemoCompany {
  const seed = String(options.seed);
  const bounds = monthBounds(options.endsAt, options.months);
  const startsAt = bounds[0] ?? options.endsAt.getTime();
  const days = daysBetween(startsAt, options.endsAt.getTime()).length;
  return {
    name: 'Hearth & Ladle',
    seed,
    startsAt: new Date(startsAt),
    endsAt: options.endsAt,
    months: options.months,
    monthBounds: bounds,
    units: demoUnits(),
    people: people(seededRandom(`${seed}/people`)),
    customers: customers(seededRandom(`${seed}/customers`), days * meanVoicesPerDay),
  };
}

type Post = Pick<DemoPerson, 'role' | 'unitKey' | 'language'>;

function posts(): Post[] {
  const departments = demoUnits().filter(({ kind }) => kind === 'department');
  return [
    { role: 'administrator', unitKey: 'it', language: 'en' },
    { role: 'management', unitKey: 'headquarters', language: 'en' },
    { role: 'management', unitKey: 'headquarters', language: 'zh' },
    ...demoRegions.map(
      ({ key, language }): Post => ({ role: 'management', unitKey: key, language }),
    ),
    ...departments.map(({ key }): Post => ({ role: 'business', unitKey: key, language: 'en' })),
    { role: 'business', unitKey: 'customer-care', language: 'zh' },
    { role: 'business', unitKey: 'customer-care', language: 'es' },
    ...demoStores().flatMap(({ key, language }): Post[] => [
      { role: 'execution', unitKey: key, language },
      { role: 'execution', unitKey: key, language },
    ]),
  ];
}

function people(random: Random): DemoPerson[] {
  return posts().map((post, index) => {
    const names = demoNames[post.language];
    const name = inventName(post.language, pick(random, names.given), pick(random, names.family));
    const email = `${name.latin}.staff${index + 1}@example.org`;
    return { key: `person-${index + 1}`, name: name.shown, email, ...post };
  });
}

/** How many customers in a thousand say one, two … twelve things in a year. */
const histories = [520, 170, 95, 60, 42, 32, 25, 19, 14, 10, 7, 6].map(
  (weight, index) => [String(index + 1), weight] as const,
);

function customers(random: Random, voices: number): DemoCustomer[] {
  const stores = demoStores();
  const totalSize = stores.reduce((sum, { size }) => sum + size, 0);
  const regionOf = new Map(stores.map(({ key, regionKey }) => [key, regionKey]));
  const made: DemoCustomer[] = [];
  for (const store of stores) {
    const before = made.findIndex((one) => regionOf.get(one.homeStoreKey) === store.regionKey);
    const first = before < 0 ? made.length : before;
    let owed = Math.floor((voices * identifiedShare * store.size) / totalSize);
    while (owed > 0) {
      const history = Math.min(owed, Number(weighted(random, histories)));
      made.push(
        customer(random, { store, number: made.length + 1, ordinal: made.length - first, history }),
      );
      owed -= history;
    }
  }
  return withTwoTraditional(made);
}

/** Two regulars write Traditional characters, as visitors from Taipei or Hong Kong would. */
function withTwoTraditional(list: DemoCustomer[]): DemoCustomer[] {
  const chosen = list
    .filter(({ language, history }) => language === 'zh' && history >= 5)
    .slice(0, 2)
    .map(({ key }) => key);
  return list.map((one) => (chosen.includes(one.key) ? inTraditional(one) : one));
}

function inTraditional(customer: DemoCustomer): DemoCustomer {
  const [name, givenName] = [toTraditional(customer.name), toTraditional(customer.givenName)];
  return { ...customer, name, givenName, traditional: true };
}

/** Languages that guests of a region write beside the region's own. */
const guests: Record<Language, readonly (readonly [Language, number])[]> = {
  zh: [
    ['zh', 96],
    ['en', 3.5],
    ['es', 0.5],
  ],
  es: [
    ['es', 95],
    ['en', 4],
    ['zh', 1],
  ],
  en: [
    ['en', 95],
    ['es', 3],
    ['zh', 2],
  ],
};

/** A language as a guest of a region with that own language would write it. */
export function guestLanguage(random: Random, regionLanguage: Language): Language {
  return weighted(random, guests[regionLanguage]);
}

function customer(
  random: Random,
  given: { store: DemoStore; number: number; ordinal: number; history: number },
): DemoCustomer {
  const { store, number, ordinal, history } = given;
  const language = guestLanguage(random, store.language);
  const names = demoNames[language];
  const name = inventName(language, pick(random, names.given), pick(random, names.family));
  const age = weighted(random, [
    ['under 25', 26],
    ['25 to 34', 34],
    ['35 to 49', 26],
    ['50 and over', 14],
  ]);
  const member = chance(random, history > 2 ? 0.7 : 0.25);
  return {
    key: `customer-${number}`,
    name: name.shown,
    givenName: name.given,
    homeStoreKey: store.key,
    language,
    traditional: false,
    age,
    tier: member ? (history > 5 ? 'gold' : 'silver') : 'none',
    email: `${name.latin}${number}@example.com`,
    phone: fictitiousPhone(store.language, ordinal),
    cardNo: member ? `HL-${String(100_000 + number)}` : null,
    mood: normal(random) * 0.9 + 0.25,
    style: writingStyle(random, age),
    history,
  };
}

/** The beginnings of British numbers kept for drama, each with three digits to follow. */
const dramaNumbers = [
  '+447700900',
  '+442079460',
  '+441134960',
  '+441174960',
  '+441214960',
  '+441314960',
  '+441514960',
  '+441614960',
];

/**
 * A number that belongs to nobody, by the customer's place among those of the country. Britain
 * keeps ranges for drama; China and Spain keep none, so theirs begin with digits that no
 * subscriber is given.
 */
function fictitiousPhone(regionLanguage: Language, ordinal: number): string {
  const digits = String(ordinal).padStart(6, '0');
  if (regionLanguage === 'zh') return `+86100${digits.padStart(8, '0')}`;
  if (regionLanguage === 'es') return `+34500${digits}`;
  const beginning = dramaNumbers[Math.floor(ordinal / 1000) % dramaNumbers.length] ?? '';
  return `${beginning}${digits.slice(-3)}`;
}

function writingStyle(random: Random, age: DemoCustomer['age']): WritingStyle {
  const young = age === 'under 25' || age === '25 to 34';
  return {
    typos: chance(random, 0.3) ? 0.55 : 0.06,
    emoji: chance(random, young ? 0.4 : 0.12) ? 0.6 : 0.04,
    slang: chance(random, young ? 0.45 : 0.12) ? 0.6 : 0.05,
    mixing: chance(random, young ? 0.12 : 0.03) ? 0.6 : 0.01,
    stretching: chance(random, young ? 0.2 : 0.06) ? 0.5 : 0.03,
  };
}

/** How somebody writes of whom nothing is known. */
export function strangersStyle(random: Random): WritingStyle {
  return writingStyle(random, whole(random, 0, 1) === 0 ? '25 to 34' : '35 to 49');
}
