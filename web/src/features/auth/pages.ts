import { safeReturn } from '#api.ts';
import { definePage, noSearch, type Page } from '#page.ts';

/** Signing in; `return` is where to go afterwards, on this site only. */
export const signInPage = definePage({
  path: '/sign-in',
  areas: ['auth'],
  search: (raw): { readonly return?: string } => {
    const path = safeReturn(raw.return);
    return path === '/' ? {} : { return: path };
  },
  load: async () => (await import('#features/auth/SignIn.tsx')).SignIn,
});

/** The pages anyone may open. */
export const authPages: readonly Page[] = [
  signInPage,
  {
    path: '/setup/$token',
    areas: ['auth'],
    search: noSearch,
    load: async () => (await import('#features/auth/Setup.tsx')).Setup,
  },
  {
    path: '/link/$token',
    areas: ['auth'],
    search: noSearch,
    load: async () => (await import('#features/auth/SignInLink.tsx')).SignInLink,
  },
  {
    path: '/forgot',
    areas: ['auth'],
    search: noSearch,
    load: async () => (await import('#features/auth/Forgot.tsx')).Forgot,
  },
  {
    path: '/reset/$token',
    areas: ['auth'],
    search: noSearch,
    load: async () => (await import('#features/auth/Reset.tsx')).Reset,
  },
  {
    path: '/invitation/$token',
    areas: ['auth'],
    search: noSearch,
    load: async () => (await import('#features/auth/Invitation.tsx')).Invitation,
  },
];
