import { amountIn, priceRange } from './demo-cities.ts';
import type { Language, Speech } from './demo-language.ts';
import { chance, pick, type Random, whole } from './demo-random.ts';

/** Values that slots of one voice have taken: a dish named twice is the same dish. */
export type SlotValues = Map<string, string>;

const fives = (random: Random, min: number, max: number) =>
  String(whole(random, min / 5, max / 5) * 5);

function clock(random: Random): string {
  const hour = chance(random, 0.4) ? whole(random, 12, 15) : whole(random, 18, 22);
  return `${hour}:${pick(random, ['00', '10', '15', '20', '30', '40', '45', '50'])}`;
}

type Place = { language: Language; country: Language };

const numbers: Record<string, (random: Random, place: Place) => string> = {
  min: (random) => fives(random, 20, 80),
  late: (random) => fives(random, 30, 110),
  few: (random) => String(whole(random, 2, 6)),
  party: (random) => String(whole(random, 3, 9)),
  table: (random) => String(whole(random, 2, 38)),
  order: (random) => String(whole(random, 100_001, 112_000)),
  hour: clock,
  price: (random, { language, country }) =>
    amountIn(country, language, whole(random, ...priceRange[country])),
};

/** The text with every `{slot}` filled. Throws RangeError for a slot that nobody knows. */
export function fillSlots(
  random: Random,
  text: string,
  given: Place & { speech: Speech; values: SlotValues },
): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const known = given.values.get(name);
    if (known !== undefined) return known;
    const words = given.speech.slots[name];
    if (words) {
      const word = pick(random, words);
      given.values.set(name, word);
      return word;
    }
    const number = numbers[name];
    if (!number) throw new RangeError(`No slot is called ${name}.`);
    return number(random, given);
  });
}
