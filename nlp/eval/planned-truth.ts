import type { DemoVoice } from '../../server/src/demo/demo-voices.ts';
import type { Mention, Reader } from '../src/reading.ts';

type Planned = DemoVoice['truth']['needs'][number];

/** What was planned for a text, and what was read in it. */
export type Compared = {
  lang: string;
  text: string;
  planned: readonly Planned[];
  read: readonly Mention[];
  severity: number;
};

/**
 * What the sample company files under another of the pack's needs, because its plan does not use
 * the finer one: by the names of the needs, whatever a reader makes of them.
 */
const filedUnder = new Map<string, string>([
  ['product.food.seasoning', 'product.food.taste'],
  ['product.dish', 'product.food.taste'],
  ['product.dish.staple', 'product.food.taste'],
  ['product.dish.meat', 'product.food.taste'],
  ['product.dish.seafood', 'product.food.taste'],
  ['product.dish.side', 'product.food.taste'],
  ['product.food.ingredients', 'product.food.freshness'],
  ['product.menu.vegetarian', 'product.menu.range'],
  ['product.menu.availability', 'product.menu.range'],
  ['product.order.notes', 'product.order.wrong'],
  ['price.set-menu', 'price.promotion'],
  ['price.increase', 'price.level'],
  ['service.welcome', 'service.attitude'],
  ['service.professionalism', 'service.attitude'],
  ['service.extras', 'service.attitude'],
  ['speed.ordering', 'service.attention'],
  ['speed.pacing', 'speed.serving'],
  ['access.qr-ordering', 'access.ordering-app'],
  ['access.delivery-area', 'service.rider'],
  ['place.atmosphere', 'place.decor'],
  ['place.lighting', 'place.decor'],
  ['place.music', 'place.noise'],
  ['place.space', 'place.seating'],
  ['place.smell', 'place.temperature'],
  ['trust.refund', 'service.complaint'],
  ['bond.return', 'bond.loyalty'],
  ['bond.expectation', 'bond.overall'],
]);

const filed = (need: string): string => filedUnder.get(need) ?? need;

const isBelow = (one: string, other: string): boolean => one.startsWith(`${other}.`);

/** Whether two needs lie on one branch: the same, or one below the other, as the sample files them. */
function onOneBranch(one: string, other: string): boolean {
  const [a, b] = [filed(one), filed(other)];
  return a === b || isBelow(a, b) || isBelow(b, a);
}

/** Reads a text that was written to say what is planned. */
export function compare(
  reader: Reader,
  given: { lang: string; text: string; planned: readonly Planned[] },
): Compared {
  const { mentions, complaint } = reader.read({ id: 'v', text: given.text });
  return { ...given, read: mentions, severity: complaint.severity };
}

/** Counted mentions for a planned need, the same need before its relatives, the surest first. */
function matchOf(planned: Planned, read: readonly Mention[]): Mention | undefined {
  const rank = (mention: Mention): number => (mention.need === planned.need ? 0 : 1);
  return read
    .filter(({ need, abstained }) => !abstained && onOneBranch(need, planned.need))
    .toSorted((a, b) => rank(a) - rank(b) || b.confidence - a.confidence)[0];
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const count = <T>(list: readonly T[], holds: (each: T) => boolean): number =>
  list.reduce((sum, each) => sum + (holds(each) ? 1 : 0), 0);

/** Share of planned mentions found, of found needs planned, and of found mentions judged as planned. */
export type Agreement = {
  voices: number;
  recall: number;
  exactRecall: number;
  precision: number;
  rootF1: number;
  point: number;
  polarity: number;
  abstained: number;
  severe: number;
};

function rootF1(all: readonly Compared[]): number {
  const root = (need: string): string => need.split('.')[0] ?? need;
  let hits = 0;
  let sizes = 0;
  for (const { planned, read } of all) {
    const wanted = new Set(planned.map(({ need }) => root(need)));
    const found = new Set(read.filter((m) => !m.abstained).map(({ need }) => root(need)));
    hits += wanted.intersection(found).size;
    sizes += wanted.size + found.size;
  }
  return share(2 * hits, sizes);
}

/** How far readings agree with the plan. */
export function agreementOf(all: readonly Compared[]): Agreement {
  const pairs = all.flatMap(({ planned, read }) =>
    planned.map((plan) => ({ plan, found: matchOf(plan, read) })),
  );
  const met = pairs.filter(({ found }) => found !== undefined);
  const needs = all.flatMap(({ planned, read }) =>
    [...new Set(read.filter((m) => !m.abstained).map(({ need }) => need))].map((need) =>
      planned.some((plan) => onOneBranch(plan.need, need)),
    ),
  );
  const mentions = all.flatMap(({ read }) => read);
  return {
    voices: all.length,
    recall: share(met.length, pairs.length),
    exactRecall: share(
      count(met, ({ plan, found }) => plan.need === found?.need),
      pairs.length,
    ),
    precision: share(
      count(needs, (right) => right),
      needs.length,
    ),
    rootF1: rootF1(all),
    point: share(
      count(met, ({ plan, found }) => plan.point === found?.point),
      met.length,
    ),
    polarity: share(
      count(met, ({ plan, found }) => plan.polarity === found?.polarity),
      met.length,
    ),
    abstained: share(
      count(mentions, ({ abstained }) => abstained),
      mentions.length,
    ),
    severe: share(
      count(all, ({ severity }) => severity >= 3),
      all.length,
    ),
  };
}

/** Share of the voices planned to speak of a need (at a point) in which just that need is counted. */
export function foundShare(
  all: readonly Compared[],
  need: string,
  point?: Planned['point'],
): { n: number; found: number; pointed: number } {
  const spoken = all.filter(({ planned }) =>
    planned.some((plan) => plan.need === need && (point === undefined || plan.point === point)),
  );
  const met = spoken.filter(({ read }) => read.some((m) => m.need === need && !m.abstained));
  const pointed = met.filter(({ read }) => read.some((m) => m.need === need && m.point === point));
  return {
    n: spoken.length,
    found: share(met.length, spoken.length),
    pointed: share(pointed.length, met.length),
  };
}

/** One band of the reliability table: mentions of a confidence, and how many were right. */
export type Band = { from: number; n: number; confidence: number; right: number };

const bands = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01];

/** Whether confidence means what it says: a mention is right when its need and polarity were planned. */
export function reliabilityOf(all: readonly Compared[]): { bands: Band[]; error: number } {
  const judged = all.flatMap(({ planned, read }) =>
    read.map(({ need, polarity, confidence }) => ({
      confidence,
      right: planned.some((plan) => onOneBranch(plan.need, need) && plan.polarity === polarity),
    })),
  );
  const table = bands.slice(0, -1).map((from, i): Band => {
    const below = bands[i + 1] ?? 1;
    const inside = judged.filter(({ confidence: c }) => c >= from && c < below);
    const sum = inside.reduce((total, { confidence }) => total + confidence, 0);
    const right = share(
      count(inside, (each) => each.right),
      inside.length,
    );
    return { from, n: inside.length, confidence: share(sum, inside.length), right };
  });
  const error = table.reduce(
    (sum, { n, confidence, right }) => sum + (n / judged.length) * Math.abs(confidence - right),
    0,
  );
  return { bands: table, error };
}
