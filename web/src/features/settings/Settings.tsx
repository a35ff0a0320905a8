import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { OrganisationForm } from '#features/settings/OrganisationForm.tsx';
import { PasswordForm } from '#features/settings/PasswordForm.tsx';
import { Preferences } from '#features/settings/Preferences.tsx';
import { ProfileForm } from '#features/settings/ProfileForm.tsx';
import classes from '#features/settings/settings.module.css';
import { meQuery } from '#reference.ts';
import { useSignOut } from '#session.ts';
import { Card, Page } from '#ui/Page.tsx';

/** My profile, how I like the interface, my sessions; the organisation for those who may. */
export function Settings() {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const { mutate: signOut, isPending } = useSignOut();
  useScrollToHash();
  return (
    <Page title={t('shell.nav.settings')}>
      <div className={classes.columns}>
        <Card title={t('settings.profile')}>
          <ProfileForm me={me} />
        </Card>
        <Card title={t('settings.interface')} hint={t('settings.interface_hint')}>
          <Preferences me={me} />
        </Card>
        <div id="password">
          <Card title={t('settings.password')} hint={t('settings.password_hint')}>
            <PasswordForm />
          </Card>
        </div>
        <Card title={t('settings.sessions')} hint={t('settings.sessions_hint')}>
          <Button variant="default" loading={isPending} onClick={() => signOut('everywhere')}>
            {t('shell.sign_out_everywhere')}
          </Button>
        </Card>
        {me.may.includes('organisation.write') && (
          <Card title={t('settings.organisation')}>
            <OrganisationForm me={me} />
          </Card>
        )}
      </div>
    </Page>
  );
}

function useScrollToHash(): void {
  useEffect(() => {
    const id = location.hash.slice(1);
    if (id) document.getElementById(id)?.scrollIntoView();
  }, []);
}
