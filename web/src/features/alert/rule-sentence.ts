import { useTranslation } from 'react-i18next';
import { listName, metricName } from '#alert-words.ts';
import type { RuleInput } from '#features/alert/alert.queries.ts';
import { usePackNames } from '#pack-names.ts';
import { useFormat } from '#ui/format.ts';

/** A rule as far as its sentence needs it. */
export type SpokenRule = Pick<RuleInput, 'when' | 'dueMinutes' | 'priority'> & {
  readonly unit: { readonly name: string };
};

/** Writes a rule as one sentence: when, where, then, due. */
export function useRuleSentence(): (rule: SpokenRule) => string {
  const { t } = useTranslation();
  const conditions = useConditions();
  const format = useFormat();
  return ({ when, dueMinutes, priority = 2, unit }) =>
    t('alert.sentence', {
      when: conditions(when).reduce((first, second) => t('alert.and', { first, second })),
      unit: unit.name,
      due: format.duration(dueMinutes * 60),
      priority: t(`alert.priority.${priority}`),
    });
}

function useConditions(): (when: RuleInput['when']) => readonly string[] {
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  return ({ sensitive, severityAtLeast, ratingAtMost, need, polarity }) => {
    const lists =
      sensitive?.lists.map((list) => t('alert.if.list', { list: listName(t, list) })) ?? [];
    const needs = need?.keys.map(names.need) ?? [];
    return [
      sensitive && t('alert.if.sensitive', { lists: format.list(lists) }),
      severityAtLeast !== undefined &&
        t('alert.if.severity', { level: t(`alert.severity.${severityAtLeast}`) }),
      ratingAtMost && ratingWords(ratingAtMost),
      need &&
        t('alert.if.need', {
          needs: format.list(needs),
          point: t(need.point ? `alert.if.${need.point}` : 'alert.if.any_point'),
        }),
      polarity && t('alert.if.polarity', { polarity: t(`ui.polarity.${polarity}`) }),
    ].filter((part) => typeof part === 'string');
  };

  function ratingWords({
    metric = 'any',
    value,
    scale,
  }: NonNullable<RuleInput['when']['ratingAtMost']>): string {
    const named = metricName(t, metric);
    if (!scale) return t('alert.if.share', { metric: named, share: format.percent(value) });
    const written = format.number(value, Number.isInteger(value) ? 0 : 1);
    return t('alert.if.rating', { metric: named, value: written, max: format.number(scale.max) });
  }
}
