import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthFrame } from '#features/auth/AuthFrame.tsx';
import classes from '#features/auth/auth.module.css';
import { useSignIn } from '#features/auth/auth.queries.ts';
import { signInPage } from '#features/auth/pages.ts';
import { usePageSearch } from '#page.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { FormError } from '#ui/FormError.tsx';

/** E-mail and password; afterwards back to where the person wanted to go. */
export function SignIn() {
  const { t } = useTranslation();
  const [search] = usePageSearch(signInPage);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = useSignIn(search.return ?? '/');
  return (
    <AuthFrame title={t('auth.sign_in')} hint={search.return && t('auth.return_hint')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ email, password });
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
        <PasswordInput
          label={t('auth.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('auth.show_password') }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FormError error={error} area="auth" />
        <Button type="submit" fullWidth loading={isPending}>
          {t('auth.sign_in')}
        </Button>
        <div className={classes.foot}>
          <AppLink href="/forgot">{t('auth.forgot')}</AppLink>
        </div>
      </form>
    </AuthFrame>
  );
}
