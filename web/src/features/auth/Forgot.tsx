import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthFrame } from '#features/auth/AuthFrame.tsx';
import classes from '#features/auth/auth.module.css';
import { useForgot } from '#features/auth/auth.queries.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { FormError } from '#ui/FormError.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Asks for a link to set a new password. */
export function Forgot() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const { mutate, isPending, isSuccess, error } = useForgot();
  return (
    <AuthFrame title={t('auth.forgot_title')} hint={t('auth.forgot_hint')}>
      {isSuccess ? (
        <Notice tone="good" alert>
          {t('auth.forgot_sent')}
        </Notice>
      ) : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            mutate(email);
          }}
        >
          <TextInput
            label={t('auth.email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <FormError error={error} area="auth" />
          <Button type="submit" fullWidth loading={isPending}>
            {t('auth.send_link')}
          </Button>
        </form>
      )}
      <div className={classes.foot}>
        <AppLink href="/sign-in">{t('auth.back_to_sign_in')}</AppLink>
      </div>
    </AuthFrame>
  );
}
