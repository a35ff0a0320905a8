import { pages } from '#app/pages.ts';
import type { NavItem, NavLevel, Page } from '#page.ts';

/** A page that stands in the navigation. */
export type NavPage = Page & { readonly nav: NavItem };

/** The levels of the navigation, top to bottom. */
export const navLevels: readonly NavLevel[] = [
  'management',
  'business',
  'execution',
  'organisation',
];

/** The pages of the navigation that these policy actions open. */
export function navItems(may: readonly string[]): readonly NavPage[] {
  return pages.filter(
    (page): page is NavPage =>
      page.nav !== undefined && (page.may === undefined || may.includes(page.may)),
  );
}

/** The item whose page is shown: the longest path that begins the present one. */
export function activePath(items: readonly NavPage[], pathname: string): string | undefined {
  return items
    .map(({ path }) => path)
    .filter((path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
