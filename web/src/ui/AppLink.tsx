import { useRouter } from '@tanstack/react-router';
import type { ComponentPropsWithRef, MouseEvent } from 'react';

/** Props of `AppLink`: those of an anchor, with an address of this site. */
export type AppLinkProps = Omit<ComponentPropsWithRef<'a'>, 'href'> & { readonly href: string };

/** A link inside the app: a true anchor that navigates without loading the page anew. */
export function AppLink({ href, onClick, target, ...rest }: AppLinkProps) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || modified || event.button !== 0 || target) return;
    event.preventDefault();
    router.history.push(href);
  };
  return <a {...rest} {...(target ? { target } : {})} href={href} onClick={follow} />;
}
