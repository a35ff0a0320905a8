import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '#features/import/import.module.css';
import { AppLink } from '#ui/AppLink.tsx';

type LinkButtonProps = {
  readonly href: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** The main thing to do here. */
  readonly first?: boolean;
};

/** A link to another page with the weight of a button. */
export function LinkButton({ href, label, icon, first = false }: LinkButtonProps) {
  return (
    <Button
      className={classes.linkButton ?? ''}
      variant={first ? 'filled' : 'default'}
      leftSection={icon}
      renderRoot={(props) => <AppLink {...props} href={href} />}
    >
      {label}
    </Button>
  );
}
