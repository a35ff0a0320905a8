import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Navigation } from '#app/Navigation.tsx';
import { OrganisationSwitch } from '#app/OrganisationSwitch.tsx';
import classes from '#app/shell.module.css';
import type { Me } from '#reference.ts';

type NavigationDrawerProps = {
  readonly open: boolean;
  readonly me: Me;
  readonly onClose: () => void;
};

/** The navigation on a phone, from the left. */
export function NavigationDrawer({ open, me, onClose }: NavigationDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      size={272}
      title={t('shell.navigation')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className={classes.drawer}>
        <OrganisationSwitch me={me} />
        <Navigation may={me.may} onFollow={onClose} />
      </div>
    </Drawer>
  );
}
