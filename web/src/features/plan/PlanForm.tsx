import { Button, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BaselineFigure } from '#features/plan/Figures.tsx';
import { FirstActions } from '#features/plan/FirstActions.tsx';
import { PlanFields } from '#features/plan/PlanFields.tsx';
import classes from '#features/plan/plan.module.css';
import { type DraftAnswer, type Subject, useStartPlan } from '#features/plan/plan.queries.ts';
import {
  type ActionDraft,
  inDays,
  type PlanDraft,
  readPercent,
} from '#features/plan/plan-draft.ts';
import { usePackNames } from '#pack-names.ts';
import { FormError } from '#ui/FormError.tsx';
import { useFormat } from '#ui/format.ts';
import { nameIn } from '#ui/names.ts';
import { Card } from '#ui/Page.tsx';
import { toast } from '#ui/toast.tsx';

type PlanFormProps = {
  readonly subject: Subject;
  readonly draft: DraftAnswer;
  /** Voices that are not to be kept as evidence. */
  readonly leftOut: readonly string[];
};

/** Everything a person decides of a plan, filled from the point; saving freezes the baseline. */
export function PlanForm({ subject, draft, leftOut }: PlanFormProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { touchpoint } = draft;
  const problem = useProblem(draft, subject);
  const names = usePackNames();
  const [plan, setPlan] = useState<PlanDraft>(() => ({
    title: t(`plan.title_of.${subject.point}`, { need: names.need(subject.need) }),
    problem,
    departmentId: draft.department.id,
    ownerId: draft.owner?.id ?? '',
    target: '',
    dueOn: inDays(90),
  }));
  const [actions, setActions] = useState<readonly ActionDraft[]>([]);
  const { mutate: start, isPending, error } = useStartPlan();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const target = readPercent(plan.target);
    const input = {
      need: subject.need,
      point: subject.point,
      title: plan.title,
      problem: plan.problem,
      departmentUnitId: plan.departmentId,
      dueOn: plan.dueOn,
      ...(subject.touchpoint === undefined ? {} : { touchpointId: subject.touchpoint }),
      ...(subject.unit === undefined ? {} : { unitIds: [subject.unit] }),
      ...(plan.ownerId === '' ? {} : { ownerId: plan.ownerId }),
      ...(target === null ? {} : { target }),
      ...(leftOut.length === 0 ? {} : { withoutVoiceIds: [...leftOut] }),
    };
    const given = actions
      .filter(({ title }) => title.trim() !== '')
      .map(({ title, departmentId, dueOn }) => ({ title, departmentUnitId: departmentId, dueOn }));
    start(
      { plan: input, actions: given },
      {
        onSuccess: ({ id }) => {
          toast(t('plan.did.start'));
          void navigate({ to: `/plans/${id}` });
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className={classes.main}>
      <Card
        title={t('plan.metric')}
        hint={
          touchpoint
            ? t('plan.metric_hint_at', { touchpoint: nameIn(touchpoint.names, i18n.language) })
            : t('plan.metric_hint')
        }
      >
        <BaselineFigure baseline={draft.baseline} />
        <p className={classes.muted}>{t('plan.freeze_hint')}</p>
      </Card>
      <Card title={t('plan.details')}>
        <PlanFields
          draft={plan}
          onChange={(change) => setPlan({ ...plan, ...change })}
          proposed={draft.department}
          owner={draft.owner}
          point={subject.point}
          departments={draft.departments}
          departmentHint={t(`plan.department_by.${draft.departmentBy}`)}
        />
      </Card>
      <Card title={t('plan.first_actions')} hint={t('plan.first_actions_hint')}>
        <FirstActions
          actions={actions}
          onChange={setActions}
          departmentId={plan.departmentId}
          proposed={draft.department}
          among={draft.departments}
        />
      </Card>
      <Stack gap="sm" align="flex-start">
        <FormError error={error} area="plan" />
        <Button type="submit" loading={isPending}>
          {t('plan.start')}
        </Button>
      </Stack>
    </form>
  );
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
