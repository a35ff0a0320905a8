import { Button, type ButtonProps } from '@mantine/core';
import { AppLink } from '#ui/AppLink.tsx';
import classes from '#ui/link-button.module.css';

type LinkButtonProps = Pick<ButtonProps, 'variant' | 'size' | 'leftSection' | 'children'> & {
  readonly href: string;
};

/** A link of this site that looks like a button. */
export function LinkButton({ href, ...rest }: LinkButtonProps) {
  return (
    <Button
      className={classes.link}
      renderRoot={(props) => <AppLink {...props} href={href} />}
      {...rest}
    />
  );
}
