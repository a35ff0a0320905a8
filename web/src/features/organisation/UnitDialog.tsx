import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type NewUnit,
  useAddUnit,
  useChangeUnit,
} from '#features/organisation/organisation.queries.ts';
import { UnitSelect } from '#features/organisation/RoleAndUnit.tsx';
import { keyFrom } from '#features/organisation/unit-key.ts';
import { type Unit, unitsQuery } from '#reference.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { FormError } from '#ui/FormError.tsx';
import { asTree } from '#ui/tree.ts';

type FormDialogProps = {
  readonly title: string;
  readonly busy: boolean;
  readonly error?: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

function FormDialog(props: FormDialogProps) {
  const { title, busy, error, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  return (
    <Dialog onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Stack gap="sm">
          {children}
          <FormError error={error} area="organisation" />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('ui.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

const kinds: readonly NewUnit['kind'][] = ['region', 'store', 'department'];

type AddUnitDialogProps = { readonly parent: Unit; readonly onClose: () => void };

/** Adds a unit below another. Its key is made from the name until somebody types one. */
export function AddUnitDialog({ parent, onClose }: AddUnitDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const [kind, setKind] = useState<NewUnit['kind']>('store');
  const [parentId, setParentId] = useState(parent.id);
  const { mutate, isPending, error } = useAddUnit();
  const wanted: NewUnit = { parentId, kind, name, key: key ?? keyFrom(name) };
  return (
    <FormDialog
      title={t('organisation.add_unit')}
      busy={isPending}
      error={error}
      onSubmit={() => mutate(wanted, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextInput
        label={t('organisation.name')}
        required
        withAsterisk={false}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('organisation.kind')}
        value={kind}
        data={kinds.map((one) => ({ value: one, label: t(`ui.kind.${one}`) }))}
        onChange={(event) => {
          const chosen = kinds.find((one) => one === event.currentTarget.value);
          if (chosen) setKind(chosen);
        }}
      />
      <UnitSelect label={t('organisation.below')} value={parentId} onChange={setParentId} />
      <TextInput
        label={t('organisation.key')}
        description={t('organisation.key_hint')}
        required
        withAsterisk={false}
        value={wanted.key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

type ChangeUnitDialogProps = { readonly unit: Unit; readonly onClose: () => void };

/** Renames a unit or moves it, with everything below it, under another. */
export function ChangeUnitDialog({ unit, onClose }: ChangeUnitDialogProps) {
  const { t } = useTranslation();
  const { data: units = [] } = useQuery(unitsQuery);
  const [name, setName] = useState(unit.name);
  const [parentId, setParentId] = useState(unit.parentId);
  const { mutate, isPending } = useChangeUnit();
  const submit = (): void => {
    const moved = parentId !== null && parentId !== unit.parentId ? { parentId } : {};
    mutate({ id: unit.id, name, ...moved }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('organisation.change_unit')}
      busy={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('organisation.name')}
        required
        withAsterisk={false}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {parentId !== null && (
        <UnitSelect
          label={t('organisation.below')}
          value={parentId}
          onChange={setParentId}
          without={withAllBelow(units, unit.id)}
        />
      )}
    </FormDialog>
  );
}

/** A unit and all below it: where it cannot move to. */
function withAllBelow(units: readonly Unit[], id: string): ReadonlySet<string> {
  const below = new Set([id]);
  for (const unit of asTree(units)) {
    if (unit.parentId !== null && below.has(unit.parentId)) below.add(unit.id);
  }
  return below;
}
