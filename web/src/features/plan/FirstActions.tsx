import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Assignable, DepartmentSelect, type Named } from '#features/plan/DepartmentSelect.tsx';
import classes from '#features/plan/plan.module.css';
import { type ActionDraft, inDays } from '#features/plan/plan-draft.ts';

type FirstActionsProps = {
  readonly actions: readonly ActionDraft[];
  readonly onChange: (actions: readonly ActionDraft[]) => void;
  readonly departmentId: string;
  readonly proposed: Named;
  readonly among: readonly Assignable[];
};

/** The first things to do, each with a department and a day. */
export function FirstActions(props: FirstActionsProps) {
  const { actions, onChange, departmentId, proposed, among } = props;
  const { t } = useTranslation();
  const add = (): void =>
    onChange([
      ...actions,
      { key: crypto.randomUUID(), title: '', departmentId, dueOn: inDays(14) },
    ]);
  const change = (key: string, part: Partial<ActionDraft>): void =>
    onChange(actions.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <div className={classes.stack}>
      {actions.map((action) => (
        <div key={action.key} className={classes.actionRow}>
          <TextInput
            label={t('plan.action')}
            value={action.title}
            maxLength={200}
            data-autofocus
            onChange={(event) => change(action.key, { title: event.currentTarget.value })}
          />
          <DepartmentSelect
            label={t('ui.filter.department')}
            value={action.departmentId}
            proposed={proposed}
            among={among}
            onChange={(id) => change(action.key, { departmentId: id })}
          />
          <TextInput
            type="date"
            label={t('plan.due')}
            value={action.dueOn}
            required
            onChange={(event) => change(action.key, { dueOn: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('plan.remove_action', { title: action.title })}
            onClick={() => onChange(actions.filter(({ key }) => key !== action.key))}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add}>
          {t('plan.add_action')}
        </Button>
      </div>
    </div>
  );
}
