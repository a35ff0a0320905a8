import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api, body } from '#api.ts';
import { type Language, speak } from '#i18n/i18n.ts';
import { type Me, meQuery } from '#reference.ts';

/** What the first run begins with. */
export type Start = 'sample' | 'file' | 'empty';

/** The form of the first run. */
export type SetupForm = {
  readonly token: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly organisation: string;
  readonly locale: Language;
  readonly timeZone: string;
  readonly pack: string;
  readonly start: Start;
};

/** Whether a first-run link still works. */
export const setupQuery = (token: string) =>
  queryOptions({
    queryKey: ['setup', token],
    queryFn: (): Promise<{ readonly valid: boolean }> =>
      body(api.GET('/api/v1/auth/setup/{token}', { params: { path: { token } } })),
    retry: false,
  });

/** Whom an invitation is for. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: (): Promise<{ readonly email: string; readonly organisation: string }> =>
      body(api.GET('/api/v1/auth/invitations/{token}', { params: { path: { token } } })),
    retry: false,
  });

/** Takes over a new session: the person is known, their language spoken, the page opened. */
function useEnter() {
  const client = useQueryClient();
  const router = useRouter();
  return async (me: Me, to: string): Promise<void> => {
    client.removeQueries({ type: 'inactive' });
    client.setQueryData(meQuery.queryKey, me);
    await speak(me.account.locale);
    router.history.push(to);
  };
}

/** Signs in and goes to `to`. Errors are the form's to show. */
export function useSignIn(to: string) {
  const enter = useEnter();
  return useMutation({
    mutationFn: (form: { readonly email: string; readonly password: string }): Promise<Me> =>
      body(api.POST('/api/v1/auth/sign-in', { body: form })),
    onSuccess: (me) => enter(me, to),
    onError: () => undefined,
  });
}

/** Signs in by a one-time link. */
export function useLink() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (token: string): Promise<Me> =>
      body(api.POST('/api/v1/auth/link', { body: { token } })),
    onSuccess: (me) => enter(me, '/'),
    onError: () => undefined,
  });
}

const firstPage: Record<Start, string> = { sample: '/', file: '/sources/import', empty: '/' };

/** Makes the administrator and the organisation, and opens what they chose to begin with. */
export function useSetup() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (form: SetupForm): Promise<Me> =>
      body(api.POST('/api/v1/auth/setup', { body: form })),
    onSuccess: (me, form) => enter(me, firstPage[form.start]),
    onError: () => undefined,
  });
}

/** Asks for a link to set a new password; the answer is the same for every address. */
export function useForgot() {
  return useMutation({
    mutationFn: (email: string) => body(api.POST('/api/v1/auth/forgot', { body: { email } })),
    onError: () => undefined,
  });
}

/** Sets a new password with the token of a mail. */
export function useReset() {
  return useMutation({
    mutationFn: (form: { readonly token: string; readonly password: string }) =>
      body(api.POST('/api/v1/auth/reset', { body: form })),
    onError: () => undefined,
  });
}

/** Accepts an invitation with a name and a password. */
export function useAccept(token: string) {
  const enter = useEnter();
  return useMutation({
    mutationFn: (form: {
      readonly name: string;
      readonly password: string;
      readonly locale: Language;
    }): Promise<Me> =>
      body(
        api.POST('/api/v1/auth/invitations/{token}', { params: { path: { token } }, body: form }),
      ),
    onSuccess: (me) => enter(me, '/'),
    onError: () => undefined,
  });
}
