import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlanFields } from '#features/plan/PlanFields.tsx';
import { type PlanAnswer, usePlanAct } from '#features/plan/plan.queries.ts';
import { type PlanDraft, readPercent } from '#features/plan/plan-draft.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { FormError } from '#ui/FormError.tsx';
import { useFormat } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';

type EditPlanProps = { readonly plan: PlanAnswer; readonly onClose: () => void };

/** Changes a plan's words, people, target and date; what the work fixed stays. */
export function EditPlan({ plan, onClose }: EditPlanProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [draft, setDraft] = useState<PlanDraft>(() => ({
    title: plan.title,
    problem: plan.problem,
    departmentId: plan.department.id,
    ownerId: plan.owner?.id ?? '',
    target: plan.target === null ? '' : format.number(plan.target * 100, 1),
    dueOn: plan.dueOn,
  }));
  const { mutate, isPending, error } = usePlanAct(plan.id);
  const fixed = plan.step !== 'plan';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const open = {
      title: draft.title,
      problem: draft.problem,
      ownerId: draft.ownerId === '' ? null : draft.ownerId,
    };
    const free = {
      departmentUnitId: draft.departmentId,
      target: readPercent(draft.target),
      dueOn: draft.dueOn,
    };
    const change = { version: plan.version, ...open, ...(fixed ? {} : free) };
    mutate({ kind: 'change', change }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('plan.edit')} onClose={onClose} width={620}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {fixed && <Notice>{t('plan.fixed')}</Notice>}
          <PlanFields
            draft={draft}
            onChange={(change) => setDraft({ ...draft, ...change })}
            proposed={plan.department}
            owner={plan.owner}
            point={plan.point}
            departments={plan.departments}
            fixed={fixed}
          />
          <FormError error={error} area="plan" />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('ui.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
