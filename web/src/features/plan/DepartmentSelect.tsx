import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Something with an id and a name. */
export type Named = { readonly id: string; readonly name: string };

/** A unit that can be given work. */
export type Assignable = Named & { readonly kind: string };

type DepartmentSelectProps = {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  /** Stands first, marked as proposed. */
  readonly proposed: Named;
  readonly among: readonly Assignable[];
  readonly disabled?: boolean;
  readonly onChange: (id: string) => void;
};

/** A department or place that can be given work; departments stand before places. */
export function DepartmentSelect(props: DepartmentSelectProps) {
  const { label, description, value, proposed, among, disabled = false, onChange } = props;
  const { t } = useTranslation();
  const others = among.filter(({ id }) => id !== proposed.id);
  const group = (name: string, units: readonly Named[]) => ({
    group: name,
    items: units.map((unit) => ({ value: unit.id, label: unit.name })),
  });
  const groups = [
    group(
      t('plan.departments'),
      others.filter(({ kind }) => kind === 'department'),
    ),
    group(
      t('plan.places'),
      others.filter(({ kind }) => kind !== 'department'),
    ),
  ];
  return (
    <NativeSelect
      label={label}
      {...(description === undefined ? {} : { description })}
      value={value}
      disabled={disabled}
      data={[
        { value: proposed.id, label: t('plan.proposed', { name: proposed.name }) },
        ...groups.filter(({ items }) => items.length > 0),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
