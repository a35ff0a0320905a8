import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthFrame } from '#features/auth/AuthFrame.tsx';
import classes from '#features/auth/auth.module.css';
import { useReset } from '#features/auth/auth.queries.ts';
import { NewPassword } from '#features/auth/NewPassword.tsx';
import { AppLink } from '#ui/AppLink.tsx';
import { FormError } from '#ui/FormError.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Sets a new password with the token of a mail. */
export function Reset() {
  const { t } = useTranslation();
  const { token = '' } = useParams({ strict: false });
  const [password, setPassword] = useState('');
  const { mutate, isPending, isSuccess, error } = useReset();
  return (
    <AuthFrame title={t('auth.reset_title')}>
      {isSuccess ? (
        <Notice tone="good" alert>
          {t('auth.reset_done')}
        </Notice>
      ) : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            mutate({ token, password });
          }}
        >
          <NewPassword value={password} onChange={setPassword} />
          <FormError error={error} area="auth" />
          <Button type="submit" fullWidth loading={isPending}>
            {t('auth.set_password')}
          </Button>
        </form>
      )}
      <div className={classes.foot}>
        <AppLink href="/sign-in">{t('auth.back_to_sign_in')}</AppLink>
      </div>
    </AuthFrame>
  );
}
