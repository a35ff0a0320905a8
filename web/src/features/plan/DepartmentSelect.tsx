import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '#reference.ts';

/** Something with an id and a name. */
export type Named = { readonly id: string; readonly name: string };

type DepartmentSelectProps = {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  /** Stands first, marked as proposed. */
  readonly proposed: Named;
  /** Those to choose among; the departments of the tree when left out. */
  readonly among?: readonly Named[];
  readonly disabled?: boolean;
  readonly onChange: (id: string) => void;
};

/** A department or place that can be given work. */
export function DepartmentSelect(props: DepartmentSelectProps) {
  const { label, description, value, proposed, among, disabled = false, onChange } = props;
  const { t } = useTranslation();
  const { data: units = [] } = useQuery(unitsQuery);
  const choices = among ?? units.filter(({ kind, closedAt }) => kind === 'department' && !closedAt);
  return (
    <NativeSelect
      label={label}
      {...(description === undefined ? {} : { description })}
      value={value}
      disabled={disabled}
      data={[
        { value: proposed.id, label: t('plan.proposed', { name: proposed.name }) },
        ...choices
          .filter(({ id }) => id !== proposed.id)
          .map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
