/** How a clause judges its need: pain, itch and delight are points; good and plain are none. */
export type Tone = 'delight' | 'good' | 'plain' | 'itch' | 'pain';

/** What one clause was written to say. Kept beside a voice, never inside its envelope. */
export type PlannedMention = {
  need: NeedId;
  polarity: 'positive' | 'neutral' | 'negative';
  point: 'pain' | 'itch' | 'delight' | null;
};

/** Where a meal is eaten, which decides what can be said of it. */
export type Occasion = 'dine_in' | 'delivery';

type NeedProfile = {
  /** How often the need comes up at table and at the door; 0 where the story alone decides. */
  dineIn: number;
  delivery: number;
  touchpoint: string;
  /** Added to the customer's mood before the tone is drawn: below 0 people mostly grumble. */
  lean: number;
};

const profile = (
  [dineIn, delivery]: readonly [number, number],
  touchpoint: string,
  lean = 0,
): NeedProfile => ({ dineIn, delivery, touchpoint, lean });

/** The needs that sample voices speak of, by their ids in the restaurant pack. */
export const demoNeeds = {
  'product.food.taste': profile([15, 11], 'dine.eat', 0.6),
  'product.food.portion': profile([5, 5], 'dine.eat', 0),
  'product.food.freshness': profile([4, 3], 'dine.eat', 0.2),
  'product.food.temperature': profile([4, 6], 'dine.serve', -0.4),
  'product.food.cooking': profile([3, 2], 'dine.eat', -0.2),
  'product.menu.range': profile([4, 2], 'dine.order', 0),
  'product.drinks': profile([4, 1], 'dine.eat', 0.2),
  'product.dish.dessert': profile([3, 1], 'dine.eat', 0.5),
  'product.dish.signature': profile([0, 0], 'dine.eat', 1),
  'product.packaging': profile([0, 5], 'delivery.unpack', 0),
  'product.packaging.spill': profile([0, 3], 'delivery.unpack', -1),
  'product.order.missing': profile([0, 5], 'delivery.unpack', -1.2),
  'price.level': profile([4, 3], 'pay.bill', -0.4),
  'price.value': profile([6, 4], 'pay.bill', 0),
  'price.promotion': profile([2, 3], 'discover.offer', 0.1),
  'price.coupon': profile([1.5, 3], 'pay.checkout', -0.5),
  'price.service-charge': profile([1.4, 0], 'pay.bill', -1),
  'price.delivery-fee': profile([0, 3.4], 'order.app', -0.8),
  'service.attitude': profile([10, 1], 'dine.serve', 0.5),
  'service.attention': profile([5, 0], 'dine.serve', 0.1),
  'service.knowledge': profile([3, 0], 'dine.order', 0.4),
  'product.order.wrong': profile([3, 3], 'delivery.unpack', -0.9),
  'service.complaint': profile([1, 1.5], 'return.complaint', -0.6),
  'service.compensation': profile([0.7, 0.8], 'return.complaint', 0),
  'service.rider': profile([0, 6], 'delivery.handover', 0.5),
  'speed.queue': profile([5, 0], 'arrive.queue', -0.5),
  'speed.serving': profile([7, 0], 'dine.serve', -0.2),
  'speed.bill': profile([1.5, 0], 'pay.bill', -0.7),
  'speed.delivery': profile([0, 0], 'delivery.wait', 0),
  'service.support': profile([0.6, 1.5], 'return.complaint', -0.6),
  'access.ordering-app': profile([2, 6], 'order.app', -0.6),
  'access.payment': profile([1.5, 2], 'pay.checkout', -0.6),
  'access.split-bill': profile([0, 0], 'pay.checkout', -1),
  'access.invoice': profile([1, 1.3], 'pay.invoice', -0.6),
  'access.reservation': profile([3, 0], 'order.reserve', 0),
  'access.parking': profile([1.6, 0], 'arrive.park', -0.5),
  'access.location': profile([1.8, 0], 'discover.location', 0.7),
  'access.opening-hours': profile([1, 0.6], 'discover.location', -0.5),
  'access.wheelchair': profile([0.8, 0], 'arrive.seat', -0.2),
  'place.noise': profile([3, 0], 'dine.room', -0.7),
  'place.decor': profile([4, 0], 'dine.room', 0.8),
  'place.toilets': profile([1.6, 0], 'dine.toilet', -0.5),
  'place.seating': profile([2, 0], 'arrive.seat', -0.4),
  'place.temperature': profile([1.6, 0], 'dine.room', -0.8),
  'place.children': profile([2.2, 0], 'arrive.seat', 0.4),
  'trust.hygiene': profile([0.8, 0.1], 'dine.eat', 0.9),
  'trust.cleanliness': profile([1.8, 0], 'dine.room', 0.5),
  'trust.tableware': profile([0.9, 0], 'dine.serve', -0.3),
  'trust.foreign-object': profile([0.15, 0.15], 'dine.eat', -3),
  'trust.food-safety': profile([0.1, 0.1], 'dine.eat', -3),
  'trust.allergens': profile([1.6, 0.8], 'dine.order', 0),
  'trust.billing': profile([1.2, 1], 'pay.bill', -1),
  'trust.privacy': profile([0.3, 0.4], 'order.app', -0.8),
  'bond.membership': profile([1.6, 1.6], 'return.membership', 0),
  'bond.loyalty': profile([4, 3], 'return.membership', 0.3),
  'bond.recommend': profile([3, 1.5], 'return.review', 0.5),
  'bond.overall': profile([4, 3], 'return.review', 0.3),
} as const satisfies Record<string, NeedProfile>;

/** The id of a need that sample voices speak of. */
export type NeedId = keyof typeof demoNeeds;

/** Clauses of one language by need and tone. */
export type ClauseBook = Partial<Record<NeedId, Partial<Record<Tone, readonly string[]>>>>;

/** A sentence that stands alone, then what it says: `need:tone`, once per need. */
export type WholeSentence = readonly [text: string, ...says: `${NeedId}:${Tone}`[]];

/** Every need id, in the order of the hierarchy. */
export function needIds(): NeedId[] {
  const ids: NeedId[] = [];
  for (const id in demoNeeds) if (isNeed(id)) ids.push(id);
  return ids;
}

function isNeed(id: string): id is NeedId {
  return Object.hasOwn(demoNeeds, id);
}

const tones: Record<Tone, Pick<PlannedMention, 'polarity' | 'point'>> = {
  delight: { polarity: 'positive', point: 'delight' },
  good: { polarity: 'positive', point: null },
  plain: { polarity: 'neutral', point: null },
  itch: { polarity: 'neutral', point: 'itch' },
  pain: { polarity: 'negative', point: 'pain' },
};

/** What a whole sentence says, need by need. Throws RangeError when it names none we know. */
export function saysOf([, ...says]: WholeSentence): { need: NeedId; tone: Tone }[] {
  return says.map((said) => {
    const [need = '', tone = ''] = said.split(':');
    if (!isNeed(need) || !isTone(tone)) throw new RangeError(`Nothing is known of ${said}.`);
    return { need, tone };
  });
}

function isTone(tone: string): tone is Tone {
  return Object.hasOwn(tones, tone);
}

/** The planned truth of a clause about a need in a tone. */
export function plannedMention(need: NeedId, tone: Tone): PlannedMention {
  return { need, ...tones[tone] };
}

/** Where a guest at table meets something, and where one at home meets the same. */
const atHome = new Map<string, string>([
  ['dine.eat', 'delivery.unpack'],
  ['dine.serve', 'delivery.unpack'],
  ['dine.order', 'order.app'],
  ['pay.checkout', 'order.app'],
  ['pay.bill', 'order.app'],
]);
const atTable = new Map<string, string>([
  ['delivery.unpack', 'dine.serve'],
  ['order.app', 'dine.order'],
]);

/** The touchpoint of the restaurant pack's journey at which a need is met on an occasion. */
export function touchpointOf(need: NeedId, occasion: Occasion): string {
  const { touchpoint } = demoNeeds[need];
  return (occasion === 'delivery' ? atHome : atTable).get(touchpoint) ?? touchpoint;
}
