import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthFrame } from '#features/auth/AuthFrame.tsx';
import classes from '#features/auth/auth.module.css';
import { invitationQuery, useAccept } from '#features/auth/auth.queries.ts';
import { NewPassword } from '#features/auth/NewPassword.tsx';
import { currentLanguage } from '#i18n/i18n.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { FormError } from '#ui/FormError.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Accepts an invitation: name, password, in. */
export function Invitation() {
  const { t } = useTranslation();
  const { token = '' } = useParams({ strict: false });
  const { data: invitation, isPending, error } = useQuery(invitationQuery(token));
  if (isPending) {
    return (
      <AuthFrame title={t('auth.invitation_title')}>
        <LoadingSkeleton shape="text" rows={4} />
      </AuthFrame>
    );
  }
  if (error) {
    return (
      <AuthFrame title={t('auth.invitation_title')}>
        <Notice tone="bad" alert>
          {t('auth.invitation_gone')}
        </Notice>
        <div className={classes.foot}>
          <AppLink href="/sign-in">{t('auth.back_to_sign_in')}</AppLink>
        </div>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t('auth.invitation_title')} hint={t('auth.invitation_hint', invitation)}>
      <AcceptForm token={token} email={invitation.email} />
    </AuthFrame>
  );
}

function AcceptForm({ token, email }: { readonly token: string; readonly email: string }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = useAccept(token);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ name, password, locale: currentLanguage() });
      }}
    >
      <TextInput label={t('auth.email')} value={email} readOnly autoComplete="username" />
      <TextInput
        label={t('auth.name')}
        autoComplete="name"
        required
        withAsterisk={false}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NewPassword value={password} onChange={setPassword} />
      <p className={classes.note}>{t('auth.invitation_known')}</p>
      <FormError error={error} area="auth" />
      <Button type="submit" fullWidth loading={isPending}>
        {t('auth.accept')}
      </Button>
    </form>
  );
}
