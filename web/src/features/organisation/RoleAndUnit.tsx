import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Role, unitsQuery } from '#reference.ts';
import { asTree } from '#ui/tree.ts';

const roles: readonly Role[] = ['administrator', 'management', 'business', 'execution'];

type UnitSelectProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (unitId: string) => void;
  /** Units that cannot be chosen. */
  readonly without?: ReadonlySet<string>;
};

/** Chooses an open unit; the tree shows as indentation. */
export function UnitSelect({ label, value, onChange, without }: UnitSelectProps) {
  const { data: units = [] } = useQuery(unitsQuery);
  const open = units.filter(({ id, closedAt }) => closedAt === null && !without?.has(id));
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={asTree(open).map(({ id, name, depth }) => ({
        value: id,
        label: `${'\u2003'.repeat(depth)}${name}`,
      }))}
    />
  );
}

type RoleSelectProps = {
  readonly value: Role;
  readonly onChange: (role: Role) => void;
  readonly choices?: readonly Role[];
};

/** Chooses a role. */
export function RoleSelect({ value, onChange, choices = roles }: RoleSelectProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('organisation.role')}
      value={value}
      data={choices.map((role) => ({ value: role, label: t(`ui.role.${role}`) }))}
      onChange={(event) => {
        const chosen = choices.find((role) => role === event.currentTarget.value);
        if (chosen) onChange(chosen);
      }}
    />
  );
}
