import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftAnswer, Subject } from '#features/plan/plan.queries.ts';
import { inDays, type PlanDraft } from '#features/plan/plan-draft.ts';
import { usePackNames } from '#pack-names.ts';
import { useFormat } from '#ui/format.ts';
import { nameIn } from '#ui/names.ts';

/** A plan while it is written, filled in from its point. */
export function usePlanDraft(draft: DraftAnswer, subject: Subject) {
  const { t } = useTranslation();
  const names = usePackNames();
  const problem = useProblem(draft, subject);
  return useState<PlanDraft>(() => ({
    title: t(`plan.title_of.${subject.point}`, { need: names.need(subject.need) }),
    problem,
    departmentId: draft.department.id,
    ownerId: draft.owner?.id ?? '',
    target: '',
    dueOn: inDays(90),
  }));
}

/** The problem in sentences with their numbers, to be put into the person's own words. */
function useProblem(draft: DraftAnswer, { need, point }: Subject): string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  const { baseline, unit, units, touchpoint, touchpoints } = draft;
  const share = t('plan.problem_sentence', {
    share: format.percent(baseline.value, 1),
    count: baseline.n,
    place: touchpoint
      ? t('plan.at', { touchpoint: nameIn(touchpoint.names, i18n.language), unit: unit.name })
      : unit.name,
    from: format.day(baseline.from),
    to: format.day(baseline.to, true),
    need: names.need(need),
    point: t(`plan.as.${point}`),
    lo: format.percent(baseline.lo, 1),
    hi: format.percent(baseline.hi, 1),
  });
  const where = units.flatMap(({ name, share: { value, unit: scale, n } }) =>
    value === null
      ? []
      : [t('plan.unit_share', { name, share: format.estimate(value, scale), n: format.number(n) })],
  );
  const when = touchpoints.map(({ names: said }) => nameIn(said, i18n.language));
  return [
    share,
    // Of a single unit or touchpoint the first sentence has said everything.
    ...(where.length > 1
      ? [t('plan.problem_units', { units: format.list(where.slice(0, 3)) })]
      : []),
    ...(!touchpoint && when.length > 0
      ? [t('plan.problem_touchpoints', { touchpoints: format.list(when.slice(0, 2)) })]
      : []),
  ].join('\n');
}
