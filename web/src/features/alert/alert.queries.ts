import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { type Answer, api, body, type Sent } from '#api.ts';

type AlertsAnswer = Answer<'/api/v1/alerts', 'get'>;

/** A rule that fired on a voice. */
export type Alert = AlertsAnswer['items'][number];

/** A rule with the unit it holds for and how often it fired. */
export type Rule = Answer<'/api/v1/alert-rules', 'get'>['items'][number];

/** What a person decides about a rule. */
export type RuleInput = Sent<'/api/v1/alert-rules', 'post'>;

const freshMs = 30_000;

/** What the rules raised, newest first, a page at a time. */
export const alertsQuery = infiniteQueryOptions({
  queryKey: ['alerts'],
  queryFn: ({ pageParam }): Promise<AlertsAnswer> => {
    const query = pageParam === '' ? {} : { cursor: pageParam };
    return body(api.GET('/api/v1/alerts', { params: { query } }));
  },
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
  refetchInterval: freshMs,
});

/** The rules of my units. */
export const rulesQuery = queryOptions({
  queryKey: ['alert-rules'],
  queryFn: async (): Promise<readonly Rule[]> => (await body(api.GET('/api/v1/alert-rules'))).items,
});

/** Adds a rule, or changes the one with this id. */
export function useSaveRule(id: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Partial<RuleInput> & RuleInput): Promise<Rule> =>
      id === null
        ? body(api.POST('/api/v1/alert-rules', { body: input }))
        : body(api.PATCH('/api/v1/alert-rules/{id}', { params: { path: { id } }, body: input })),
    onError: () => undefined,
    onSuccess: () => client.invalidateQueries({ queryKey: rulesQuery.queryKey }),
  });
}

/** Switches a rule on or off. */
export function useSwitchRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, active }: { readonly id: string; readonly active: boolean }) =>
      body(api.PATCH('/api/v1/alert-rules/{id}', { params: { path: { id } }, body: { active } })),
    onError: () => undefined,
    onSuccess: () => client.invalidateQueries({ queryKey: rulesQuery.queryKey }),
  });
}

/** Removes a rule; what it raised stays. */
export function useRemoveRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.DELETE('/api/v1/alert-rules/{id}', { params: { path: { id } } })),
    onError: () => undefined,
    onSuccess: () => client.invalidateQueries({ queryKey: rulesQuery.queryKey }),
  });
}
