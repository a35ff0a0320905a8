import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Invited, useInvite } from '#features/organisation/organisation.queries.ts';
import { RoleSelect, UnitSelect } from '#features/organisation/RoleAndUnit.tsx';
import type { Me, Role } from '#reference.ts';
import { CopyLink } from '#ui/CopyLink.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { FormError } from '#ui/FormError.tsx';
import { Notice } from '#ui/Notice.tsx';

type InviteDialogProps = { readonly me: Me; readonly onClose: () => void };

/** Invites someone; without mail the link is shown here, once. */
export function InviteDialog({ me, onClose }: InviteDialogProps) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('execution');
  const [unitId, setUnitId] = useState(me.unit.id);
  const { mutate, data, isPending, error } = useInvite();
  return (
    <Dialog onClose={onClose} title={t('organisation.invite')}>
      {data ? (
        <Outcome invited={data} email={email} onClose={onClose} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            mutate({ email, role, unitId });
          }}
        >
          <Stack gap="sm">
            <TextInput
              label={t('organisation.email')}
              type="email"
              autoComplete="off"
              required
              withAsterisk={false}
              data-autofocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <RoleSelect value={role} onChange={setRole} />
            <UnitSelect label={t('organisation.unit')} value={unitId} onChange={setUnitId} />
            <FormError error={error} area="organisation" />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('ui.cancel')}
              </Button>
              <Button type="submit" loading={isPending}>
                {t('organisation.invite_send')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}

type OutcomeProps = {
  readonly invited: Invited;
  readonly email: string;
  readonly onClose: () => void;
};

function Outcome({ invited, email, onClose }: OutcomeProps) {
  const { t } = useTranslation();
  const { link } = invited;
  return (
    <Stack gap="sm">
      <Notice tone="good" alert>
        {link === null
          ? t('organisation.invited_mailed', { email })
          : t('organisation.invited_link', { email })}
      </Notice>
      {link !== null && (
        <>
          <TextInput label={t('organisation.link')} readOnly value={link} />
          <CopyLink text={link} label={t('organisation.copy_link')} />
        </>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('ui.close')}</Button>
      </Group>
    </Stack>
  );
}
