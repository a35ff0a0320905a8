import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, useChangePerson } from '#features/organisation/organisation.queries.ts';
import { RoleSelect, UnitSelect } from '#features/organisation/RoleAndUnit.tsx';
import { Dialog } from '#ui/Dialog.tsx';

type PersonDialogProps = { readonly person: Person; readonly onClose: () => void };

/** Changes a person's role and unit. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const { t } = useTranslation();
  const [role, setRole] = useState(person.role);
  const [unitId, setUnitId] = useState(person.unit.id);
  const { mutate, isPending } = useChangePerson();
  return (
    <Dialog onClose={onClose} title={person.name || person.email}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ id: person.id, role, unitId }, { onSuccess: onClose });
        }}
      >
        <Stack gap="sm">
          <RoleSelect value={role} onChange={setRole} />
          <UnitSelect label={t('organisation.unit')} value={unitId} onChange={setUnitId} />
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
