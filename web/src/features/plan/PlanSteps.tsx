import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Step, steps } from '#features/plan/pages.ts';
import classes from '#features/plan/plan.module.css';
import { type PlanAnswer, usePlanAct } from '#features/plan/plan.queries.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { FormError } from '#ui/FormError.tsx';
import { toast } from '#ui/toast.tsx';

type PlanProps = { readonly plan: PlanAnswer };

/** Plan, Do, Check, Act: where the plan stands, and the way to the next step or one back. */
export function PlanSteps({ plan }: PlanProps) {
  const { t } = useTranslation();
  const [back, setBack] = useState<Step | null>(null);
  const { mutate, isPending, error } = usePlanAct(plan.id);
  const { step, version, may } = plan;
  const here = steps.indexOf(step);
  const move = (to: Step): void =>
    mutate(
      { kind: 'change', change: { version, step: to } },
      { onSuccess: () => toast(t('plan.did.move', { step: t(`plan.step.${to}`) })) },
    );
  const forward = may.steps.find((one) => steps.indexOf(one) > here);
  const backward = may.steps.find((one) => steps.indexOf(one) < here);
  return (
    <section className={classes.stepBox} aria-label={t('plan.steps')}>
      <ol className={classes.steps}>
        {steps.map((one, at) => (
          <li
            key={one}
            className={classes.step}
            data-done={at < here || undefined}
            aria-current={one === step ? 'step' : undefined}
          >
            <span className={classes.stepName}>{t(`plan.step.${one}`)}</span>
            <span className={classes.stepHint}>{t(`plan.step_hint.${one}`)}</span>
          </li>
        ))}
      </ol>
      <div className={classes.row}>
        {forward && (
          <Button loading={isPending} onClick={() => move(forward)}>
            {t(`plan.to.${forward}`)}
          </Button>
        )}
        {backward && (
          <Button variant="default" onClick={() => setBack(backward)}>
            {t('plan.back_to', { step: t(`plan.step.${backward}`) })}
          </Button>
        )}
      </div>
      <FormError error={error} area="plan" />
      {back && <BackDialog plan={plan} to={back} onClose={() => setBack(null)} />}
    </section>
  );
}

type BackDialogProps = PlanProps & { readonly to: Step; readonly onClose: () => void };

/** A plan goes back a step only with a reason. */
function BackDialog({ plan, to, onClose }: BackDialogProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const { mutate, isPending, error } = usePlanAct(plan.id);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const change = { version: plan.version, step: to, note };
    mutate({ kind: 'change', change }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('plan.back_to', { step: t(`plan.step.${to}`) })} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Textarea
            label={t('plan.back_note')}
            value={note}
            required
            rows={3}
            maxLength={2000}
            data-autofocus
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <FormError error={error} area="plan" />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={note.trim() === ''}>
              {t('plan.back')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
