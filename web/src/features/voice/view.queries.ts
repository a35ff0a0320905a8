import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '#api.ts';

const readViews = () => body(api.GET('/api/v1/views'));

/** A filter kept under a name, private or of the team. */
export type SavedView = Awaited<ReturnType<typeof readViews>>['items'][number];

/** The saved views of the list of voices. */
export const viewsQuery = queryOptions({
  queryKey: ['views', 'voices'],
  queryFn: async (): Promise<readonly SavedView[]> =>
    (await readViews()).items.filter(({ page }) => page === 'voices'),
  staleTime: 60_000,
});

/** Keeps a view. */
export function useSaveView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: Pick<SavedView, 'name' | 'query' | 'team'>) =>
      body(api.POST('/api/v1/views', { body: { ...view, page: 'voices' } })),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  });
}

/** Removes a view; the caller offers to bring it back. */
export function useRemoveView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: SavedView) =>
      body(api.DELETE('/api/v1/views/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  });
}
