import type { DemoCompany } from './demo-company.ts';
import type { DemoChannel, Language, LanguageBook } from './demo-language.ts';
import { type PlannedMention, touchpointOf } from './demo-needs.ts';
import { type VoicePlan, voicePlans } from './demo-plan.ts';
import { chance, normal, type Random, seededRandom } from './demo-random.ts';
import { type Written, write } from './demo-writing.ts';
import { englishBook } from './sentences-en.ts';
import { spanishBook } from './sentences-es.ts';
import { chineseBook } from './sentences-zh.ts';

/** A score as a client sends it. */
type DemoRating = {
  metric: 'nps' | 'csat' | 'stars';
  value: number;
  min: number;
  max: number;
};

/** One way to know a customer again. */
type DemoIdentity = { type: 'email' | 'phone' | 'cardNo'; value: string; verified: boolean };

/** The envelope as a client posts it, without anything the server sets. */
type DemoEnvelope = {
  source: { externalId: string };
  kind: 'review' | 'survey_response' | 'conversation' | 'call' | 'note' | 'message';
  channel: DemoChannel;
  occurredAt: string;
  language?: { tag: string; by: 'declared' };
  subject: { displayName?: string; anonymous: boolean; identities: DemoIdentity[] };
  content: { title?: string; text: string; ratings?: DemoRating[] };
  attributes: Record<string, string | number | boolean>;
};

/** One voice to send in, where it belongs, and apart from the envelope what it was meant to say. */
export type DemoVoice = {
  envelope: DemoEnvelope;
  unitKey: string;
  touchpointKey?: string;
  customerKey?: string;
  language: Language;
  occasion: VoicePlan['occasion'];
  truth: { needs: PlannedMention[] };
};

const books: Record<Language, LanguageBook> = {
  zh: chineseBook,
  en: englishBook,
  es: spanishBook,
};

/** Until this many voices even the shortest are all different. */
const strictlyDistinct = 250;

/** Every voice of the company's year, in order of time; the same company gives the same voices. */
export function* demoVoices(company: DemoCompany): Generator<DemoVoice> {
  const told = new Set<string>();
  for (const plan of voicePlans(company)) {
    const written = newWords(company, plan, told);
    told.add(written.text);
    const random = seededRandom(`${company.seed}/envelope/${plan.number}`);
    const [first] = written.truth;
    yield {
      envelope: envelope(random, plan, written),
      unitKey: plan.store.key,
      ...(first ? { touchpointKey: touchpointOf(first.need, plan.occasion) } : {}),
      ...(plan.customer ? { customerKey: plan.customer.key } : {}),
      language: plan.language,
      occasion: plan.occasion,
      truth: { needs: written.truth },
    };
  }
}

/** Tries again when these words were said before; short empty voices may repeat after the first. */
function newWords(company: DemoCompany, plan: VoicePlan, told: ReadonlySet<string>): Written {
  const attempts = plan.says.length > 0 ? 8 : plan.number <= strictlyDistinct ? 60 : 1;
  let written = write(
    seededRandom(`${company.seed}/text/${plan.number}`),
    plan,
    books[plan.language],
  );
  for (let attempt = 1; attempt < attempts && told.has(written.text); attempt += 1) {
    const random = seededRandom(`${company.seed}/text/${plan.number}/${attempt}`);
    written = write(random, plan, books[plan.language]);
  }
  return written;
}

const kinds: Record<DemoChannel, DemoEnvelope['kind']> = {
  review: 'review',
  app: 'survey_response',
  chat: 'conversation',
  phone: 'call',
  store_terminal: 'note',
  email: 'message',
};

const tags: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB', es: 'es-ES' };

function envelope(random: Random, plan: VoicePlan, written: Written): DemoEnvelope {
  const { channel, customer, language, number } = plan;
  const ratings = ratingsOf(random, plan, written.truth);
  const tag = customer?.traditional ? 'zh-Hant' : tags[language];
  return {
    source: { externalId: `sample-${String(number).padStart(6, '0')}` },
    kind: kinds[channel],
    channel,
    occurredAt: new Date(plan.at).toISOString(),
    ...(chance(random, channel === 'app' || channel === 'store_terminal' ? 0.8 : 0.25)
      ? { language: { tag, by: 'declared' } }
      : {}),
    subject: subjectOf(random, plan),
    content: {
      ...(written.title === undefined ? {} : { title: written.title }),
      text: written.text,
      ...(ratings.length > 0 ? { ratings } : {}),
    },
    attributes: attributesOf(random, plan, written),
  };
}

function subjectOf(random: Random, { customer, channel }: VoicePlan): DemoEnvelope['subject'] {
  if (!customer) return { anonymous: true, identities: [] };
  const { email, phone, cardNo } = customer;
  const identities: DemoIdentity[] = [];
  const byPhone = channel === 'phone' || (channel === 'chat' && chance(random, 0.4));
  if (byPhone) identities.push({ type: 'phone', value: phone, verified: channel === 'phone' });
  identities.push({ type: 'email', value: email, verified: channel === 'email' });
  if (cardNo && (channel === 'app' || channel === 'store_terminal' || chance(random, 0.3))) {
    identities.push({ type: 'cardNo', value: cardNo, verified: channel === 'app' });
  }
  return { displayName: customer.name, anonymous: false, identities };
}

function attributesOf(
  random: Random,
  { occasion, customer, orderNumber, channel }: VoicePlan,
  { dish }: Written,
): DemoEnvelope['attributes'] {
  const ordered = occasion === 'delivery' || channel === 'app' || chance(random, 0.3);
  return {
    occasion,
    ...(ordered ? { orderId: `SO-${String(orderNumber)}` } : {}),
    ...(dish === undefined ? {} : { dish }),
    ...(customer ? { ageGroup: customer.age, memberTier: customer.tier } : {}),
  };
}

type Scale = Omit<DemoRating, 'value'>;
const stars: Scale = { metric: 'stars', min: 1, max: 5 };
const csat: Scale = { metric: 'csat', min: 1, max: 5 };
const nps: Scale = { metric: 'nps', min: 0, max: 10 };

const ratingHabits: Record<DemoChannel, readonly [share: number, ...scales: Scale[]]> = {
  review: [0.92, stars],
  app: [0.78, nps, csat],
  chat: [0.36, csat],
  phone: [0.25, csat],
  store_terminal: [0.66, csat],
  email: [0.1, nps],
};

const weightOfTone = { pain: -1, itch: -0.15, delight: 1.05 };

function ratingsOf(
  random: Random,
  plan: VoicePlan,
  truth: readonly PlannedMention[],
): DemoRating[] {
  const [share, ...scales] = ratingHabits[plan.channel];
  if (!chance(random, share)) return [];
  const said = truth.map(({ point, polarity }) =>
    point ? weightOfTone[point] : polarity === 'positive' ? 0.65 : 0,
  );
  const mean = said.length > 0 ? said.reduce((sum, value) => sum + value, 0) / said.length : 0.2;
  const pleasure = 0.7 * plan.mood + 1.7 * mean + 0.55 + normal(random) * 0.4;
  const satisfied = 1 / (1 + Math.exp(-pleasure * 1.15));
  const scale = scales[Math.floor(random() * scales.length)];
  if (!scale) return [];
  const value = Math.round(scale.min + (scale.max - scale.min) * satisfied);
  return [{ ...scale, value }];
}
