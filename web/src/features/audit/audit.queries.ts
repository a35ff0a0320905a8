import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query';
import { type Answer, api, body } from '#api.ts';
import type { AuditFilter } from '#features/audit/pages.ts';

type AuditPage = Answer<'/api/v1/audit', 'get'>;

/** The log, newest first, a page at a time. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }): Promise<AuditPage> => {
      const cursor = pageParam === '' ? {} : { cursor: Number(pageParam) };
      return body(api.GET('/api/v1/audit', { params: { query: { ...filter, ...cursor } } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** The people one can narrow the log to. */
export const actorsQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async (): Promise<
    readonly { readonly id: string; readonly name: string; readonly email: string }[]
  > => (await body(api.GET('/api/v1/people'))).items,
});

/** Checks the whole log on the server. */
export function useVerify() {
  return useMutation({
    mutationFn: (): Promise<{
      readonly ok: boolean;
      readonly entries: number;
      readonly firstBad: number | null;
    }> => body(api.POST('/api/v1/audit/verify')),
  });
}
