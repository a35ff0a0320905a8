/** A source of repeatable numbers in [0, 1). */
export type Random = () => number;

function hash(text: string): number {
  let value = 2166136261;
  for (const unit of text) {
    value = Math.imul(value ^ (unit.codePointAt(0) ?? 0), 16777619);
  }
  value = Math.imul(value ^ (value >>> 16), 2246822507);
  value = Math.imul(value ^ (value >>> 13), 3266489909);
  return (value ^ (value >>> 16)) >>> 0;
}

/** A stream of numbers that depends on the seed and nothing else (sfc32). */
export function seededRandom(seed: string): Random {
  let [a, b, c, counter] = [hash(seed), hash(`${seed}/b`), hash(`${seed}/c`), 1];
  const next: Random = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** True with the given probability. */
export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** A whole number from min to max, both included. */
export function whole(random: Random, min: number, max: number): number {
  return min + Math.floor(random() * (max - min + 1));
}

/** One member of the list, each as likely as the next. Throws RangeError on an empty list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new RangeError('Nothing to pick from.');
  return chosen;
}

/** One key of the record, likely in proportion to its weight. Throws RangeError without weight. */
export function weighted<K extends string>(
  random: Random,
  weights: readonly (readonly [K, number])[],
): K {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = random() * total;
  for (const [key, weight] of weights) {
    rest -= weight;
    if (rest < 0) return key;
  }
  throw new RangeError('No weight to choose by.');
}

/** A number from the standard normal distribution. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The list in another order. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((x, y) => x.at - y.at)
    .map(({ item }) => item);
}
