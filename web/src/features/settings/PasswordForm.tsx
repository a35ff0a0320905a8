import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/settings/settings.module.css';
import { useChangePassword } from '#features/settings/settings.queries.ts';
import { FormError } from '#ui/FormError.tsx';
import { toast } from '#ui/toast.tsx';

const shortest = 10;

/** Changes my password; asks for the present one. */
export function PasswordForm() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const { mutate, isPending, error } = useChangePassword();
  const done = (): void => {
    setCurrent('');
    setNext('');
    toast(t('settings.password_changed'));
  };
  const eye = { 'aria-label': t('settings.show_password') };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ current, next }, { onSuccess: done });
      }}
    >
      <PasswordInput
        label={t('settings.current_password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={eye}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('settings.new_password')}
        description={t('settings.password_rule', { count: shortest })}
        autoComplete="new-password"
        required
        withAsterisk={false}
        minLength={shortest}
        maxLength={200}
        visibilityToggleButtonProps={eye}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <FormError error={error} area="settings" />
      <Button type="submit" loading={isPending}>
        {t('settings.change_password')}
      </Button>
    </form>
  );
}
