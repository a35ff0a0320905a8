import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '#api.ts';
import type { Language } from '#i18n/i18n.ts';
import { type Me, meQuery } from '#reference.ts';

/** Changes my password; my other sessions end. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: { readonly current: string; readonly next: string }): Promise<Me> =>
      body(api.POST('/api/v1/me/password', { body: form })),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
    onError: () => undefined,
  });
}

/** What can be changed of the organisation. */
export type OrganisationChange = {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: Language;
};

/** Changes the organisation's name, time zone or language. */
export function useChangeOrganisation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: OrganisationChange) =>
      body(api.PATCH('/api/v1/organisation', { body: change })),
    onSuccess: () => client.invalidateQueries(),
    onError: () => undefined,
  });
}
