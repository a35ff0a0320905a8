import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DepartmentSelect } from '#features/plan/DepartmentSelect.tsx';
import classes from '#features/plan/plan.module.css';
import { type PlanAnswer, usePlanAct } from '#features/plan/plan.queries.ts';
import { inDays } from '#features/plan/plan-draft.ts';
import { FormError } from '#ui/FormError.tsx';
import { useFormat } from '#ui/format.ts';
import { Card } from '#ui/Page.tsx';
import { Tag } from '#ui/PolarityMark.tsx';
import { errorToast, undoToast } from '#ui/toast.tsx';

type PlanProps = { readonly plan: PlanAnswer };
type Action = PlanAnswer['actionList'][number];

/** What departments do for the plan, by when, and what is done. */
export function ActionList({ plan }: PlanProps) {
  const { t } = useTranslation();
  const { actionList, may, step } = plan;
  const open = may.write && (step === 'plan' || step === 'do');
  return (
    <Card title={t('plan.actions')} hint={step === 'plan' && t('plan.actions_hint')}>
      {actionList.length === 0 && <p className={classes.muted}>{t('plan.actions_none')}</p>}
      <ul className={classes.actionList}>
        {actionList.map((action) => (
          <li key={action.id} className={classes.action}>
            <ActionRow plan={plan} action={action} />
          </li>
        ))}
      </ul>
      {open && <AddAction plan={plan} />}
    </Card>
  );
}

function ActionRow({ plan, action }: PlanProps & { readonly action: Action }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { mutate, isPending, variables } = usePlanAct(plan.id);
  const { id: actionId, title, department, dueOn, doneAt, overdue } = action;
  const canFinish = plan.may.write && (plan.step === 'do' || plan.step === 'check');
  const shown = isPending && variables.kind === 'finish' ? variables.done : doneAt !== null;
  const finish = (done: boolean): void =>
    mutate(
      { kind: 'finish', actionId, done },
      {
        onSuccess: () =>
          undoToast(t(done ? 'plan.did.finish' : 'plan.did.unfinish', { title }), () =>
            mutate({ kind: 'finish', actionId, done: !done }, { onError: errorToast }),
          ),
        onError: errorToast,
      },
    );
  return (
    <>
      <Checkbox
        label={title}
        checked={shown}
        disabled={!canFinish}
        onChange={(event) => finish(event.currentTarget.checked)}
      />
      <p className={classes.row}>
        <span className={classes.muted}>
          {department.name} ·{' '}
          {doneAt === null
            ? t('plan.due_on', { day: format.day(dueOn, true) })
            : t('plan.done_on', { day: format.date(doneAt) })}
        </span>
        {overdue && <Tag tone="bad">{t('plan.overdue')}</Tag>}
        {plan.may.write && plan.step === 'plan' && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={t('plan.remove_action', { title })}
            onClick={() => mutate({ kind: 'remove', actionId }, { onError: errorToast })}
          >
            {t('plan.remove')}
          </Button>
        )}
      </p>
    </>
  );
}

function AddAction({ plan }: PlanProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const [departmentId, setDepartment] = useState(plan.department.id);
  const [dueOn, setDueOn] = useState(inDays(14));
  const { mutate, isPending, error } = usePlanAct(plan.id);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const action = { title, departmentUnitId: departmentId, dueOn };
    if (title.trim() === '') return;
    mutate({ kind: 'add', action }, { onSuccess: () => setTitle('') });
  };
  return (
    <form className={classes.addAction} onSubmit={submit}>
      <TextInput
        label={t('plan.action')}
        value={title}
        required
        maxLength={200}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <DepartmentSelect
        label={t('ui.filter.department')}
        value={departmentId}
        proposed={plan.department}
        among={plan.departments}
        onChange={setDepartment}
      />
      <TextInput
        type="date"
        label={t('plan.due')}
        value={dueOn}
        required
        onChange={(event) => setDueOn(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={isPending}>
        {t('plan.add_action')}
      </Button>
      <FormError error={error} area="plan" />
    </form>
  );
}
