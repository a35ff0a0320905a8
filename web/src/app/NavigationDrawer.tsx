import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigation } from '#app/Navigation.tsx';
import { OrganisationSwitch } from '#app/OrganisationSwitch.tsx';
import classes from '#app/shell.module.css';
import type { Me } from '#reference.ts';
import { SlideOver } from '#ui/SlideOver.tsx';

type NavigationDrawerProps = {
  readonly open: boolean;
  readonly me: Me;
  readonly onClose: () => void;
  /** What stands below the navigation. */
  readonly children: ReactNode;
};

/** The navigation on a phone, from the left. */
export function NavigationDrawer({ open, me, onClose, children }: NavigationDrawerProps) {
  const { t } = useTranslation();
  return (
    <SlideOver open={open} onClose={onClose} width={272} side="left" title={t('shell.navigation')}>
      <div className={classes.drawer}>
        <OrganisationSwitch me={me} />
        <Navigation may={me.may} onFollow={onClose} />
        {children}
      </div>
    </SlideOver>
  );
}
