import { Button, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BaselineFigure } from '#features/plan/Figures.tsx';
import { FirstActions } from '#features/plan/FirstActions.tsx';
import { PlanFields } from '#features/plan/PlanFields.tsx';
import classes from '#features/plan/plan.module.css';
import {
  type DraftAnswer,
  type NewPlan,
  type Subject,
  useStartPlan,
} from '#features/plan/plan.queries.ts';
import { type ActionDraft, actionInputs, planInput } from '#features/plan/plan-draft.ts';
import { usePlanDraft } from '#features/plan/use-plan-draft.ts';
import { FormError } from '#ui/FormError.tsx';
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
  const { t } = useTranslation();
  const [plan, setPlan] = usePlanDraft(draft, subject);
  const [actions, setActions] = useState<readonly ActionDraft[]>([]);
  const { start, isPending, error } = useStart();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    start({ plan: planInput(subject, plan, leftOut), actions: actionInputs(actions) });
  };
  return (
    <form onSubmit={submit} className={classes.main}>
      <Metric draft={draft} />
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
      <Submit error={error} busy={isPending} />
    </form>
  );
}

/** Starts a plan and goes to its page. */
function useStart() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useStartPlan();
  const start = (wanted: NewPlan): void =>
    mutate(wanted, {
      onSuccess: ({ id }) => {
        toast(t('plan.did.start'));
        void navigate({ to: `/plans/${id}` });
      },
    });
  return { start, isPending, error };
}

/** What the plan is measured by, as it is now. */
function Metric({ draft: { baseline, touchpoint } }: Pick<PlanFormProps, 'draft'>) {
  const { t, i18n } = useTranslation();
  const hint = touchpoint
    ? t('plan.metric_hint_at', { touchpoint: nameIn(touchpoint.names, i18n.language) })
    : t('plan.metric_hint');
  return (
    <Card title={t('plan.metric')} hint={hint}>
      <BaselineFigure baseline={baseline} />
      <p className={classes.muted}>{t('plan.freeze_hint')}</p>
    </Card>
  );
}

function Submit({ error, busy }: { readonly error: unknown; readonly busy: boolean }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" align="flex-start">
      <FormError error={error} area="plan" />
      <Button type="submit" loading={busy}>
        {t('plan.start')}
      </Button>
    </Stack>
  );
}
