import { NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Assignable, DepartmentSelect, type Named } from '#features/plan/DepartmentSelect.tsx';
import classes from '#features/plan/plan.module.css';
import { peopleQuery } from '#features/plan/plan.queries.ts';
import { isTarget, type PlanDraft } from '#features/plan/plan-draft.ts';
import { meQuery } from '#reference.ts';

type PlanFieldsProps = {
  readonly draft: PlanDraft;
  readonly onChange: (change: Partial<PlanDraft>) => void;
  /** The department that answers for the need, or has the plan already. */
  readonly proposed: Named;
  readonly owner: Named | null;
  readonly point: 'pain' | 'itch' | 'delight';
  /** Those who can be given the plan. */
  readonly departments: readonly Assignable[];
  /** Why the proposed department is the proposed one. */
  readonly departmentHint?: string;
  /** Target, date and department no longer change. */
  readonly fixed?: boolean;
};

/** A plan's own fields: words, who, target and date. */
export function PlanFields(props: PlanFieldsProps) {
  const {
    draft,
    onChange,
    proposed,
    owner,
    point,
    departments,
    departmentHint,
    fixed = false,
  } = props;
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <TextInput
        label={t('plan.title')}
        value={draft.title}
        required
        maxLength={200}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('plan.problem')}
        description={t('plan.problem_hint')}
        value={draft.problem}
        rows={6}
        maxLength={10_000}
        onChange={(event) => onChange({ problem: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <DepartmentSelect
          label={t('plan.department')}
          {...(departmentHint === undefined ? {} : { description: departmentHint })}
          value={draft.departmentId}
          proposed={proposed}
          among={departments}
          disabled={fixed}
          onChange={(departmentId) => onChange({ departmentId })}
        />
        <OwnerSelect
          value={draft.ownerId}
          owner={owner}
          onChange={(ownerId) => onChange({ ownerId })}
        />
        <TextInput
          label={t('plan.target')}
          description={t(point === 'delight' ? 'plan.target_more' : 'plan.target_less')}
          inputMode="decimal"
          value={draft.target}
          disabled={fixed}
          error={!isTarget(draft.target) && t('plan.target_wrong')}
          onChange={(event) => onChange({ target: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('plan.due')}
          description={t('plan.due_hint')}
          value={draft.dueOn}
          required
          disabled={fixed}
          onChange={(event) => onChange({ dueOn: event.currentTarget.value })}
        />
      </div>
    </Stack>
  );
}

type OwnerSelectProps = {
  readonly value: string;
  readonly owner: Named | null;
  readonly onChange: (id: string) => void;
};

function OwnerSelect({ value, owner, onChange }: OwnerSelectProps) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const listed = me?.may.includes('people.read') ?? false;
  const { data: people = [] } = useQuery({ ...peopleQuery, enabled: listed });
  const self = me ? [{ id: me.account.id, name: me.account.name }] : [];
  const all = [
    ...(owner ? [owner] : []),
    ...self,
    ...people.filter(({ status }) => status === 'active'),
  ];
  const known = all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
  return (
    <NativeSelect
      label={t('plan.owner')}
      description={t('plan.owner_hint')}
      value={value}
      data={[
        { value: '', label: t('plan.owner_open') },
        ...known.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
