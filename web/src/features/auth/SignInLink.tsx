import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AuthFrame } from '#features/auth/AuthFrame.tsx';
import classes from '#features/auth/auth.module.css';
import { useLink } from '#features/auth/auth.queries.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { FormError } from '#ui/FormError.tsx';

/** Signs in by a one-time link. It asks for a press, as previews of a link must not use it up. */
export function SignInLink() {
  const { t } = useTranslation();
  const { token = '' } = useParams({ strict: false });
  const { mutate, isPending, error } = useLink();
  return (
    <AuthFrame title={t('auth.link_title')} hint={t('auth.link_hint')}>
      <FormError error={error} area="auth" />
      <Button fullWidth loading={isPending} onClick={() => mutate(token)}>
        {t('auth.link_enter')}
      </Button>
      {error && (
        <div className={classes.foot}>
          <AppLink href="/sign-in">{t('auth.back_to_sign_in')}</AppLink>
        </div>
      )}
    </AuthFrame>
  );
}
