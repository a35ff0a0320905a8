import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '#api.ts';
import { type Me, meQuery } from '#reference.ts';

/** What a person may change about their own account. */
export type AccountChange = Partial<
  Pick<Me['account'], 'name' | 'locale' | 'theme' | 'density' | 'singleKeys'>
>;

const mutationKey = ['account'];

/** Saves choices of the person; they show at once and go back if the server refuses. */
export function useSaveAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationKey,
    mutationFn: (change: AccountChange): Promise<Me> =>
      body(api.PATCH('/api/v1/me', { body: change })),
    onMutate: (change) => {
      const before = client.getQueryData(meQuery.queryKey);
      if (before) {
        const account = { ...before.account, ...change };
        client.setQueryData(meQuery.queryKey, { ...before, account });
      }
      return before;
    },
    // An answer that a later choice has overtaken would take that choice back.
    onSuccess: (me) => {
      if (client.isMutating({ mutationKey }) === 1) client.setQueryData(meQuery.queryKey, me);
    },
    onSettled: (_me, error, _change, before) => {
      if (error && before) client.setQueryData(meQuery.queryKey, before);
    },
  });
}
