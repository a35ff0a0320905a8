import type { Rule, RuleInput } from '#features/alert/alert.queries.ts';

/** A rule while it is written: every part of the condition has a value, empty for "not asked". */
export type RuleDraft = {
  readonly name: string;
  readonly active: boolean;
  readonly lists: readonly string[];
  readonly severity: string;
  readonly rating: string;
  readonly metric: string;
  readonly need: string;
  readonly point: string;
  readonly polarity: string;
  readonly unitId: string;
  readonly dueMinutes: number;
  readonly priority: number;
};

/** Scales that a rule can name a rating on; the others are asked as a share of their scale. */
export const scales: Readonly<Record<string, { readonly min: number; readonly max: number }>> = {
  nps: { min: 0, max: 10 },
  csat: { min: 1, max: 5 },
  stars: { min: 1, max: 5 },
  ces: { min: 1, max: 7 },
};

const points = ['pain', 'itch', 'delight'] as const;
const polarities = ['positive', 'negative', 'neutral', 'mixed'] as const;

/** The draft of a rule, or of a new one for a unit. */
export function draftOf(rule: Rule | null, unitId: string): RuleDraft {
  const { sensitive, severityAtLeast, ratingAtMost, need, polarity } = rule?.when ?? {};
  return {
    name: rule?.name ?? '',
    active: rule?.active ?? true,
    lists: sensitive?.lists ?? [],
    severity: severityAtLeast === undefined ? '' : String(severityAtLeast),
    rating: ratingAtMost ? String(ratingOn(ratingAtMost)) : '',
    metric: ratingAtMost?.metric ?? 'any',
    need: need?.keys.join(',') ?? '',
    point: need?.point ?? '',
    polarity: polarity ?? '',
    unitId: rule?.unitId ?? unitId,
    dueMinutes: rule?.dueMinutes ?? 720,
    priority: rule?.priority ?? 2,
  };
}

/** A stored limit in the unit the field shows: the named scale, else percent. */
function ratingOn({
  metric,
  value,
  scale,
}: NonNullable<RuleInput['when']['ratingAtMost']>): number {
  const shown = scales[metric ?? 'any'];
  const share = scale ? (value - scale.min) / (scale.max - scale.min) : value;
  const written = shown ? shown.min + share * (shown.max - shown.min) : share * 100;
  return Number(written.toFixed(2));
}

/** Whether the draft says enough to be a rule. */
export function isComplete(draft: RuleDraft): boolean {
  const { name, lists, severity, need, unitId } = draft;
  const asks = lists.length > 0 || severity !== '' || need !== '' || limitOf(draft) !== null;
  return name.trim() !== '' && unitId !== '' && asks && ratingFits(draft);
}

function ratingFits(draft: RuleDraft): boolean {
  return draft.rating.trim() === '' || limitOf(draft) !== null;
}

/** The rating limit as the API takes it; null when none is asked or it lies off its scale. */
function limitOf({ rating, metric }: RuleDraft): RuleInput['when']['ratingAtMost'] | null {
  const value = Number(rating.replace(',', '.'));
  if (rating.trim() === '' || Number.isNaN(value)) return null;
  const scale = scales[metric];
  if (!scale) return value >= 0 && value <= 100 ? { metric, value: value / 100 } : null;
  return value >= scale.min && value <= scale.max ? { metric, value, scale } : null;
}

/** The rule that a complete draft stands for. */
export function ruleOf(draft: RuleDraft): RuleInput {
  const { name, active, unitId, dueMinutes, priority, lists, severity, need } = draft;
  const limit = limitOf(draft);
  const point = points.find((one) => one === draft.point);
  const polarity = polarities.find((one) => one === draft.polarity);
  const when = {
    ...(lists.length > 0 ? { sensitive: { lists: [...lists] } } : {}),
    ...(severity === '' ? {} : { severityAtLeast: Number(severity) }),
    ...(limit ? { ratingAtMost: limit } : {}),
    ...(need === '' ? {} : { need: { keys: need.split(','), ...(point ? { point } : {}) } }),
    ...(polarity ? { polarity } : {}),
  };
  return { name: name.trim(), active, when, unitId, dueMinutes, priority };
}
