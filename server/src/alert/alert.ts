import { z } from 'zod';
import { AppError } from '#kernel/error.ts';
import type { OpenPack } from '#need/need.ts';

const points = ['pain', 'itch', 'delight'] as const;

/** A rating at or below a value: a share of its scale from 0 to 1, or a number on a named scale. */
const RatingAtMost = z
  .object({
    metric: z.string().min(1).max(60).default('any'),
    value: z.number(),
    scale: z.object({ min: z.number(), max: z.number() }).optional(),
  })
  .refine(({ scale }) => !scale || scale.max > scale.min, { message: 'max must be above min' })
  .refine(({ value, scale = { min: 0, max: 1 } }) => value >= scale.min && value <= scale.max, {
    message: 'The value must lie on its scale.',
  });

/** What must hold of one voice for a rule to fire: every part that is given. */
export const AlertCondition = z
  .object({
    ratingAtMost: RatingAtMost.optional(),
    severityAtLeast: z.int().min(1).max(4).optional(),
    sensitive: z.object({ lists: z.array(z.string().min(1).max(60)).min(1).max(20) }).optional(),
    need: z
      .object({
        keys: z.array(z.string().min(1).max(100)).min(1).max(50),
        point: z.enum(points).optional(),
      })
      .optional(),
    polarity: z.enum(['positive', 'negative', 'neutral', 'mixed']).optional(),
  })
  .refine(
    ({ ratingAtMost, severityAtLeast, sensitive, need }) =>
      Boolean(ratingAtMost || severityAtLeast || sensitive || need),
    { message: 'A rule needs a rating, a severity, a sensitive list or a need.' },
  );
export type AlertCondition = z.infer<typeof AlertCondition>;

/** Which part of a voice made a rule fire; a part that the rule does not ask for is absent. */
export const AlertReason = z.object({
  rating: z.object({ metric: z.string(), share: z.number() }).optional(),
  severity: z.int().optional(),
  sensitive: z.object({ list: z.string(), term: z.string() }).optional(),
  need: z
    .object({ key: z.string(), point: z.enum(points).nullable(), mention: z.int() })
    .optional(),
  polarity: z.string().optional(),
});
export type AlertReason = z.infer<typeof AlertReason>;

/** How soon work on a voice is wanted: 1 at once, 2 as usual, 3 when there is time. */
export const Priority = z.int().min(1).max(3);

/** The longest time that a rule may give, in business minutes. */
const maxDueMinutes = 60 * 24 * 60;

/** What a person decides about a rule on a single voice. */
export const AlertRuleInput = z.object({
  name: z.string().trim().min(1).max(120),
  active: z.boolean().default(true),
  when: AlertCondition,
  unitId: z.uuid(),
  dueMinutes: z.int().min(5).max(maxDueMinutes),
  priority: Priority.default(2),
});
export type AlertRuleInput = z.infer<typeof AlertRuleInput>;

/** A rule that makes work of what one customer said, for the voices of one unit and below. */
export type AlertRule = AlertRuleInput & { readonly id: string };

/** A mention as rules weigh it. */
export type AlertMention = {
  readonly no: number;
  /** The need's keys from its root down to itself. */
  readonly path: readonly string[];
  readonly point: (typeof points)[number] | null;
  readonly polarity: string;
  readonly strength: number;
  readonly confidence: number;
  readonly abstained: boolean;
};

/** A voice as rules weigh it. */
export type AlertVoice = {
  readonly ratings: readonly { readonly metric: string; readonly share: number }[];
  readonly polarity: string | null;
  readonly severity: number;
  readonly confidence: number;
  readonly sensitive: readonly { readonly list: string; readonly term: string }[];
  readonly mentions: readonly AlertMention[];
  /** Confidence below which a reading may be counted, but calls nobody. */
  readonly sureFrom: number;
};

const rounding = 1e-6;

function lowRating({ ratings }: AlertVoice, asked: z.infer<typeof RatingAtMost>) {
  const { metric, value, scale = { min: 0, max: 1 } } = asked;
  const limit = (value - scale.min) / (scale.max - scale.min);
  return ratings
    .filter((one) => metric === 'any' || one.metric === metric)
    .filter(({ share }) => share <= limit + rounding)
    .sort((a, b) => a.share - b.share)[0];
}

function isSure(voice: AlertVoice, mention: AlertMention): boolean {
  return !mention.abstained && mention.confidence >= voice.sureFrom;
}

/** Severity is read off the whole voice, so it holds when that, or one complaint in it, is sure. */
function isSevere(voice: AlertVoice, least: number): boolean {
  if (voice.severity < least) return false;
  return (
    voice.confidence >= voice.sureFrom ||
    voice.mentions.some((one) => one.polarity === 'negative' && isSure(voice, one))
  );
}

function namedNeed(voice: AlertVoice, { keys, point }: NonNullable<AlertCondition['need']>) {
  return voice.mentions
    .filter((one) => isSure(voice, one) && one.path.some((key) => keys.includes(key)))
    .filter((one) => point === undefined || one.point === point)
    .sort((a, b) => b.strength - a.strength)[0];
}

/** Why a rule fires on the voice, or null when a part of its condition does not hold. */
export function fires({ when }: Pick<AlertRule, 'when'>, voice: AlertVoice): AlertReason | null {
  const reason: AlertReason = {};
  if (when.polarity !== undefined) {
    if (voice.polarity !== when.polarity) return null;
    reason.polarity = when.polarity;
  }
  if (when.ratingAtMost) {
    const rating = lowRating(voice, when.ratingAtMost);
    if (!rating) return null;
    reason.rating = rating;
  }
  if (when.severityAtLeast !== undefined) {
    if (!isSevere(voice, when.severityAtLeast)) return null;
    reason.severity = voice.severity;
  }
  if (when.sensitive) {
    const { lists } = when.sensitive;
    const hit = voice.sensitive.find(({ list }) => lists.includes(list));
    if (!hit) return null;
    reason.sensitive = { list: hit.list, term: hit.term };
  }
  if (when.need) {
    const mention = namedNeed(voice, when.need);
    if (!mention) return null;
    reason.need = { key: mention.path.at(-1) ?? '', point: mention.point, mention: mention.no };
  }
  return reason;
}

/** How long after it was said a voice may still call someone, in hours. */
const alertWindowHours = 48;

const futureMs = 5 * 60_000;

/** Whether something said at `occurredAt` may call someone at `now`: history pages nobody. */
export function inAlertWindow(occurredAt: Date, now: Date): boolean {
  const age = now.getTime() - occurredAt.getTime();
  return age <= alertWindowHours * 3_600_000 && age >= -futureMs;
}

/**
 * Checks that a rule speaks of what the pack knows.
 *
 * @throws AppError `need_unknown` or `list_unknown` (422).
 */
export function mustKnow({ pack, need }: OpenPack, when: AlertCondition): void {
  const strange = when.need?.keys.find((key) => !need(key));
  if (strange !== undefined) {
    throw new AppError('need_unknown', 422, `The hierarchy has no need “${strange}”.`);
  }
  const lists = new Set(pack.sensitive.map(({ list }) => list));
  const unlisted = when.sensitive?.lists.find((list) => !lists.has(list));
  if (unlisted !== undefined) {
    throw new AppError('list_unknown', 422, `There is no sensitive list “${unlisted}”.`);
  }
}

type Locale = 'en' | 'zh' | 'es';
type DefaultRule = Omit<AlertRuleInput, 'unitId' | 'name'> & {
  readonly names: Readonly<Record<Locale, string>>;
};

const dangers = ['food-safety', 'injury', 'legal', 'media'];

const defaults: readonly DefaultRule[] = [
  {
    names: {
      en: 'Danger to people, law or press',
      zh: '人身安全、法律或媒体风险',
      es: 'Riesgo para personas, legal o de prensa',
    },
    active: true,
    when: { sensitive: { lists: dangers } },
    dueMinutes: 60,
    priority: 1,
  },
  {
    names: { en: 'Serious complaint', zh: '严重投诉', es: 'Queja grave' },
    active: true,
    when: { severityAtLeast: 3 },
    dueMinutes: 240,
    priority: 1,
  },
  {
    names: {
      en: 'Lowest rating, and disappointed',
      zh: '评分极低且不满意',
      es: 'Valoración mínima y decepción',
    },
    active: true,
    when: { ratingAtMost: { metric: 'any', value: 0.2 }, polarity: 'negative' },
    dueMinutes: 720,
    priority: 2,
  },
];

/** The rules that an organisation starts with, named in its language, on the lists its pack has. */
export function defaultAlertRules(
  { pack }: OpenPack,
  locale = 'en',
): Omit<AlertRuleInput, 'unitId'>[] {
  const known = new Set(pack.sensitive.map(({ list }) => list));
  const language: Locale = locale === 'zh' || locale === 'es' ? locale : 'en';
  return defaults.flatMap(({ names, when, ...rule }) => {
    const name = names[language];
    if (!when.sensitive) return [{ ...rule, name, when }];
    const lists = when.sensitive.lists.filter((list) => known.has(list));
    return lists.length > 0 ? [{ ...rule, name, when: { sensitive: { lists } } }] : [];
  });
}
