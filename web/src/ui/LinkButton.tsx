import { Button, type ButtonProps } from '@mantine/core';
import { AppLink } from '#ui/AppLink.tsx';

type LinkButtonProps = Pick<ButtonProps, 'variant' | 'size' | 'leftSection' | 'children'> & {
  readonly href: string;
};

/** A link of this site that looks like a button. */
export function LinkButton({ href, ...rest }: LinkButtonProps) {
  return <Button renderRoot={(props) => <AppLink {...props} href={href} />} {...rest} />;
}
