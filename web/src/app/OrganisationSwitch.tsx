import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '#app/shell.module.css';
import type { Me } from '#reference.ts';
import { useChangeOrganisation } from '#session.ts';

/** The organisation's name; a menu when the person belongs to several. */
export function OrganisationSwitch({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const { mutate: change } = useChangeOrganisation();
  const { id, name } = me.organisation;
  if (me.organisations.length < 2) return <span className={classes.organisation}>{name}</span>;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button
          type="button"
          className={classes.organisation}
          aria-label={t('shell.organisation', { name })}
        >
          {name}
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {me.organisations.map((one) => (
          <Menu.Item
            key={one.id}
            rightSection={one.id === id ? <IconCheck size={15} /> : null}
            onClick={() => one.id !== id && change(one.id)}
          >
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
