import { Button, Tabs } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Hours } from '#features/organisation/Hours.tsx';
import { InviteDialog } from '#features/organisation/InviteDialog.tsx';
import { PeopleTable } from '#features/organisation/PeopleTable.tsx';
import { organisationPage, organisationTabs } from '#features/organisation/pages.ts';
import { RolesMatrix } from '#features/organisation/RolesMatrix.tsx';
import { UnitTree } from '#features/organisation/UnitTree.tsx';
import { oneOf, usePageSearch } from '#page.ts';
import { meQuery } from '#reference.ts';
import { CopyLink } from '#ui/CopyLink.tsx';
import { NoPermission } from '#ui/ErrorState.tsx';
import { Card, Page } from '#ui/Page.tsx';

/** Units and people: who works where, in which role, what that role may do, and when work is done. */
export function Organisation() {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const [{ tab: wanted, invite, week }, setSearch] = usePageSearch(organisationPage);
  const seesPeople = me.may.includes('people.read');
  const tab = wanted ?? (seesPeople ? 'people' : 'units');
  const mayInvite = me.may.includes('people.write');
  return (
    <Page
      title={t('shell.nav.people')}
      subtitle={me.organisation.name}
      actions={
        <>
          <CopyLink />
          {mayInvite && (
            <Button
              leftSection={<IconUserPlus size={16} />}
              onClick={() => setSearch({ invite: '1' })}
            >
              {t('organisation.invite')}
            </Button>
          )}
        </>
      }
    >
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => setSearch({ tab: oneOf(organisationTabs, next) })}
      >
        <Tabs.List aria-label={t('shell.nav.people')} mb="md">
          {organisationTabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`organisation.tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="people">
          <Card>{seesPeople ? <PeopleTable me={me} /> : <NoPermission />}</Card>
        </Tabs.Panel>
        <Tabs.Panel value="units">
          <Card>
            <UnitTree me={me} />
          </Card>
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <Card hint={t('organisation.roles_hint')} title={t('organisation.tab.roles')}>
            <RolesMatrix />
          </Card>
        </Tabs.Panel>
        <Tabs.Panel value="hours">
          <Hours me={me} week={week} onWeek={(next) => setSearch({ week: next })} />
        </Tabs.Panel>
      </Tabs>
      {mayInvite && invite === '1' && (
        <InviteDialog me={me} onClose={() => setSearch({ invite: undefined }, { replace: true })} />
      )}
    </Page>
  );
}
