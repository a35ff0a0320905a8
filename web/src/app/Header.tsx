import { ActionIcon } from '@mantine/core';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSaveAccount } from '#account.ts';
import { AccountMenu } from '#app/AccountMenu.tsx';
import { OrganisationSwitch } from '#app/OrganisationSwitch.tsx';
import { SampleBadge } from '#app/SampleBadge.tsx';
import classes from '#app/shell.module.css';
import type { Me } from '#reference.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { LanguageMenu } from '#ui/LanguageMenu.tsx';
import { Logo } from '#ui/Logo.tsx';
import { ThemeSwitch } from '#ui/ThemeSwitch.tsx';

type HeaderProps = {
  readonly me: Me;
  readonly onMenu: () => void;
  readonly onSearch: () => void;
  readonly onKeys: () => void;
};

/** The bar on top: where I am, search, language, theme, account. */
export function Header({ me, onMenu, onSearch, onKeys }: HeaderProps) {
  const { t } = useTranslation();
  const { mutate: save } = useSaveAccount();
  return (
    <header className={classes.header}>
      <ActionIcon
        className={classes.onPhone}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('shell.open_navigation')}
        onClick={onMenu}
      >
        <IconMenu2 size={20} />
      </ActionIcon>
      <div className={classes.brandRow} data-sample={me.organisation.sample || undefined}>
        <AppLink className={classes.brand} href="/" aria-label={t('shell.home')}>
          <Logo />
          <span>Voxloop</span>
        </AppLink>
        <span className={classes.onDesk}>
          <OrganisationSwitch me={me} />
        </span>
      </div>
      <button
        type="button"
        className={classes.search}
        onClick={onSearch}
        aria-label={t('shell.search')}
      >
        <IconSearch size={16} aria-hidden="true" />
        <span>{t('shell.search')}</span>
        <kbd>{isApple() ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      {me.organisation.sample && <SampleBadge me={me} />}
      <LanguageMenu onChoose={(locale) => save({ locale })} />
      <ThemeSwitch onChoose={(theme) => save({ theme })} />
      <AccountMenu me={me} onKeys={onKeys} />
    </header>
  );
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
