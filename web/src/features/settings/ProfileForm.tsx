import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveAccount } from '#account.ts';
import classes from '#features/settings/settings.module.css';
import type { Me } from '#reference.ts';
import { toast } from '#ui/toast.tsx';

/** My name; the e-mail is how I sign in and stays. */
export function ProfileForm({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const [name, setName] = useState(me.account.name);
  const { mutate, isPending } = useSaveAccount();
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ name }, { onSuccess: () => toast(t('ui.saved')) });
      }}
    >
      <TextInput label={t('settings.email')} value={me.account.email} readOnly />
      <TextInput
        label={t('settings.name')}
        required
        withAsterisk={false}
        maxLength={120}
        autoComplete="name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={isPending} disabled={name === me.account.name}>
        {t('ui.save')}
      </Button>
    </form>
  );
}
