import { useSuspenseQuery } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { ApiError, safeReturn } from '#api.ts';
import { FailedPage, MissingPage, RefusedPage } from '#app/ErrorPages.tsx';
import { openPages, pages } from '#app/pages.ts';
import { follow } from '#app/preferences.ts';
import { queryClient, whenSignedOut } from '#app/query-client.ts';
import { holdsJunk, parseSearch, stringifySearch } from '#app/search-text.ts';
import { loadAreas } from '#i18n/i18n.ts';
import type { Page } from '#page.ts';
import { meQuery } from '#reference.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: MissingPage,
  errorComponent: FailedPage,
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(async () => ({ default: (await import('#app/Shell.tsx')).Shell })),
  errorComponent: FailedPage,
  beforeLoad: async ({ location }) => {
    try {
      const me = await queryClient.ensureQueryData(meQuery);
      await follow(me.account);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: { return: location.href } });
    }
  },
});

type Place = { readonly pathname: string; readonly search: object; readonly hash: string };

/** Rewrites an address whose parameters the page does not all take, so that links stay clean. */
function dropJunk(page: Page, { pathname, search, hash }: Place): void {
  const kept = page.search({ ...search });
  if (holdsJunk(search, kept)) throw redirect({ to: pathname, search: kept, hash, replace: true });
}

function inShell(page: Page) {
  return createRoute({
    getParentRoute: () => shell,
    path: page.path,
    validateSearch: page.search,
    beforeLoad: ({ location }) => dropJunk(page, location),
    loader: () => loadAreas(page.areas),
    component: lazyRouteComponent(async () => {
      const Content = await page.load();
      return { default: () => <Guard page={page} Content={Content} /> };
    }),
    pendingComponent: () => <LoadingSkeleton shape="page" />,
    errorComponent: FailedPage,
  });
}

function Guard({ page, Content }: { readonly page: Page; readonly Content: ComponentType }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const allowed = page.may === undefined || me.may.includes(page.may);
  return allowed ? <Content /> : <RefusedPage />;
}

function inTheOpen(page: Page) {
  return createRoute({
    getParentRoute: () => root,
    path: page.path,
    validateSearch: page.search,
    beforeLoad: ({ location }) => dropJunk(page, location),
    loader: () => loadAreas(page.areas),
    component: lazyRouteComponent(async () => ({ default: await page.load() })),
    errorComponent: FailedPage,
  });
}

const missing = createRoute({
  getParentRoute: () => shell,
  path: '$',
  component: MissingPage,
});

/** The router over every page of `pages.ts`. */
export const router = createRouter({
  routeTree: root.addChildren([
    ...openPages.map(inTheOpen),
    shell.addChildren([...pages.map(inShell), missing]),
  ]),
  defaultPreload: false,
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPendingMs: 200,
});

whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  queryClient.clear();
  void router.navigate({ to: '/sign-in', search: { return: safeReturn(href) } });
});
