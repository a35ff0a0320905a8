import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api, body } from '#api.ts';
import { type Me, meQuery } from '#reference.ts';

/** Ends this session, or every session of the person, and shows the sign-in page. */
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

/** Changes to another organisation of the person; everything shown is of that one then. */
export function useChangeOrganisation() {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (id: string): Promise<Me> =>
      body(api.POST('/api/v1/me/organisation', { body: { id } })),
    onSuccess: async (me) => {
      client.clear();
      client.setQueryData(meQuery.queryKey, me);
      await router.navigate({ to: '/', search: {} });
      await router.invalidate();
    },
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
