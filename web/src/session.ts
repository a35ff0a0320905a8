import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api, body } from '#api.ts';
import { type Me, meQuery } from '#reference.ts';

/** Signs the person out, here or everywhere, and shows the sign-in page. */
export function useSignOut() {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (where: 'here' | 'everywhere') =>
      where === 'here'
        ? body(api.POST('/api/v1/auth/sign-out'))
        : body(api.POST('/api/v1/auth/sign-out-everywhere')),
    onSuccess: async () => {
      await router.navigate({ to: '/sign-in' });
      client.clear();
    },
  });
}

/** Forgets what was shown of the organisation before, and begins on the first page of this one. */
function useEnterOrganisation() {
  const client = useQueryClient();
  const router = useRouter();
  return async (me: Me): Promise<void> => {
    client.clear();
    client.setQueryData(meQuery.queryKey, me);
    await router.navigate({ to: '/', search: {} });
    await router.invalidate();
  };
}

/** Changes to another organisation of the person; everything shown is of that one then. */
export function useChangeOrganisation() {
  const enter = useEnterOrganisation();
  return useMutation({
    mutationFn: (id: string): Promise<Me> =>
      body(api.POST('/api/v1/me/organisation', { body: { id } })),
    onSuccess: enter,
  });
}

/** Opens the sample company beside the own one, and changes to it. */
export function useOpenSample() {
  const enter = useEnterOrganisation();
  return useMutation({
    mutationFn: (): Promise<Me> => body(api.POST('/api/v1/organisation/sample')),
    onSuccess: enter,
  });
}

/** Removes the sample company and changes to the organisation that is left. */
export function useRemoveSample() {
  const client = useQueryClient();
  const enter = useEnterOrganisation();
  return useMutation({
    mutationFn: async (): Promise<Me> => {
      // What is asked for the sample at this moment would be refused: its session ends.
      await client.cancelQueries();
      await body(api.DELETE('/api/v1/organisation/sample'));
      return body(api.GET('/api/v1/me'));
    },
    onSuccess: enter,
  });
}

/** Sees the product as another role and unit would; null goes back to one's own. */
export function useViewAs() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (viewAs: { readonly role: Me['role']; readonly unitId: string } | null) =>
      body(api.PUT('/api/v1/me/view-as', { body: viewAs })),
    onSuccess: () => client.resetQueries(),
  });
}
