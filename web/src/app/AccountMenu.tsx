import { Menu } from '@mantine/core';
import { IconKey, IconKeyboard, IconLogout, IconSettings } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from '#app/shell.module.css';
import type { Me } from '#reference.ts';
import { useSignOut } from '#session.ts';

type AccountMenuProps = { readonly me: Me; readonly onKeys: () => void };

/** Who I am, my settings, and the ways out. */
export function AccountMenu({ me, onKeys }: AccountMenuProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const { mutate: signOut } = useSignOut();
  const { name, email } = me.account;
  return (
    <Menu position="bottom-end" width={248}>
      <Menu.Target>
        <button type="button" className={classes.avatar} aria-label={t('shell.account', { name })}>
          {initials(name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.accountHead}>
          <strong>{name}</strong>
          <span>{email}</span>
          <span>{t('shell.role_at', { role: t(`ui.role.${me.role}`), unit: me.unit.name })}</span>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconSettings size={16} />}
          onClick={() => router.history.push('/settings')}
        >
          {t('shell.nav.settings')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKey size={16} />}
          onClick={() => router.history.push('/settings#password')}
        >
          {t('shell.password')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onKeys}>
          {t('shell.keys')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut('here')}>
          {t('shell.sign_out')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut('everywhere')}>
          {t('shell.sign_out_everywhere')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
