import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeyScope, keyScopes, useMakeKey } from '#features/organisation/api-key.queries.ts';
import classes from '#features/organisation/organisation.module.css';
import { UnitSelect } from '#features/organisation/RoleAndUnit.tsx';
import type { Me } from '#reference.ts';
import { CopyLink } from '#ui/CopyLink.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { FormError } from '#ui/FormError.tsx';
import { Notice } from '#ui/Notice.tsx';
import { addDays, dayIn } from '#ui/period.ts';

type NewKeyDialogProps = { readonly me: Me; readonly onClose: () => void };

const longestDays = 364;

/** Makes an API key and shows its secret once. */
export function NewKeyDialog({ me, onClose }: NewKeyDialogProps) {
  const { t } = useTranslation();
  const today = dayIn(undefined, new Date());
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly KeyScope[]>(['voices:write']);
  const [unitId, setUnitId] = useState(me.unit.id);
  const [expires, setExpires] = useState(addDays(today, longestDays));
  const { mutate, data, isPending, error } = useMakeKey();
  const toggle = (scope: KeyScope): void =>
    setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]);
  return (
    <Dialog onClose={onClose} title={t('organisation.key_make')}>
      {data ? (
        <Stack gap="sm">
          <Notice tone="warn" alert>
            {t('organisation.key_once')}
          </Notice>
          <code className={classes.secret}>{data.key}</code>
          <Group justify="space-between">
            <CopyLink text={data.key} label={t('organisation.key_copy')} />
            <Button onClick={onClose}>{t('ui.close')}</Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const expiresAt = new Date(`${expires}T12:00:00Z`).toISOString();
            mutate({ name, scopes: [...scopes], unitId, expiresAt });
          }}
        >
          <Stack gap="sm">
            <TextInput
              label={t('organisation.name')}
              description={t('organisation.key_name_hint')}
              required
              withAsterisk={false}
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <fieldset className={classes.scopes}>
              <legend>{t('organisation.key_scopes')}</legend>
              {keyScopes.map((scope) => (
                <Checkbox
                  key={scope}
                  label={t(`organisation.scope.${scope}`)}
                  checked={scopes.includes(scope)}
                  onChange={() => toggle(scope)}
                />
              ))}
            </fieldset>
            <UnitSelect label={t('organisation.unit')} value={unitId} onChange={setUnitId} />
            <TextInput
              label={t('organisation.key_expires')}
              type="date"
              required
              withAsterisk={false}
              min={today}
              value={expires}
              onChange={(event) => setExpires(event.currentTarget.value)}
            />
            <FormError error={error} area="organisation" />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('ui.cancel')}
              </Button>
              <Button type="submit" loading={isPending} disabled={scopes.length === 0}>
                {t('organisation.key_make')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
