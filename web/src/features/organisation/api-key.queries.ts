import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answer, api, body } from '#api.ts';

/** What an API key may be allowed to do. */
export const keyScopes = ['read', 'voices:write', 'tickets:write'] as const;

/** A scope of an API key. */
export type KeyScope = (typeof keyScopes)[number];

/** A key without its secret. */
export type ApiKey = Answer<'/api/v1/api-keys', 'get'>['items'][number];

/** The keys of the units the reader sees. */
export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async (): Promise<readonly ApiKey[]> => (await body(api.GET('/api/v1/api-keys'))).items,
});

/** What a new key is to be. */
export type NewApiKey = {
  readonly name: string;
  readonly scopes: KeyScope[];
  readonly unitId: string;
  readonly expiresAt: string;
};

/** Makes a key; the answer holds its secret, which is never shown again. */
export function useMakeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: NewApiKey): Promise<ApiKey & { readonly key: string }> =>
      body(api.POST('/api/v1/api-keys', { body: wanted })),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
    onError: () => undefined,
  });
}

/** Revokes a key; whatever uses it is refused at once. */
export function useRevokeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  });
}
