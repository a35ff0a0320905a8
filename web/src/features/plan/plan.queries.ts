import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { type Answer, api, body, type Sent } from '#api.ts';
import type { NewPlanSearch, PlansSearch } from '#features/plan/pages.ts';

type PlansAnswer = Answer<'/api/v1/plans', 'get'>;
/** A plan in a list. */
export type PlanRow = PlansAnswer['items'][number];

/** A plan with everything on its page. */
export type PlanAnswer = Answer<'/api/v1/plans/{id}', 'get'>;

/** What a plan would start from. */
export type DraftAnswer = Answer<'/api/v1/plans/draft', 'get'>;

/** What a person decides when starting an improvement. */
export type PlanInput = Sent<'/api/v1/plans', 'post'>;

/** Changes to a plan, its step among them. */
type PlanChange = Partial<Sent<'/api/v1/plans/{id}', 'patch'>>;

/** An action that a department is given. */
export type ActionInput = Sent<'/api/v1/plans/{id}/actions', 'post'>;

/** The plans of my units and departments, the next one due first. */
export const plansQuery = (search: PlansSearch) =>
  infiniteQueryOptions({
    queryKey: ['plans', 'list', search],
    queryFn: ({ pageParam }): Promise<PlansAnswer> => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam };
      const query = { ...search, limit: 100, ...cursor };
      return body(api.GET('/api/v1/plans', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** One plan. */
export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['plans', 'one', id],
    queryFn: (): Promise<PlanAnswer> =>
      body(api.GET('/api/v1/plans/{id}', { params: { path: { id } } })),
  });

/** A point that a plan can be about, where it is complete. */
export type Subject = {
  readonly need: string;
  readonly point: NonNullable<NewPlanSearch['point']>;
  readonly touchpoint?: string | undefined;
  readonly unit?: string | undefined;
};

/** What an improvement on a point would start from, as of now. */
export const draftQuery = ({ need, point, touchpoint, unit }: Subject) =>
  queryOptions({
    queryKey: ['plans', 'draft', need, point, touchpoint, unit],
    queryFn: (): Promise<DraftAnswer> => {
      const query = {
        need,
        point,
        ...(touchpoint === undefined ? {} : { touchpointId: touchpoint }),
        ...(unit === undefined ? {} : { unitId: unit }),
      };
      return body(api.GET('/api/v1/plans/draft', { params: { query } }));
    },
    retry: false,
  });

/** The people who can own a plan; empty for those who may not list people. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async () => (await body(api.GET('/api/v1/people'))).items,
});

/** A plan that is to be started, with its first actions. */
export type NewPlan = { readonly plan: PlanInput; readonly actions: readonly ActionInput[] };

/** Starts a plan, which freezes its baseline, then gives its first actions. */
export function useStartPlan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ plan, actions }: NewPlan): Promise<PlanAnswer> => {
      let started: PlanAnswer = await body(api.POST('/api/v1/plans', { body: plan }));
      for (const action of actions) started = await addAction(started.id, action);
      return started;
    },
    onError: () => undefined,
    onSuccess: (plan) => {
      client.setQueryData(planQuery(plan.id).queryKey, plan);
      return client.invalidateQueries({ queryKey: ['plans', 'list'] });
    },
  });
}

function addAction(id: string, action: ActionInput): Promise<PlanAnswer> {
  const params = { path: { id } };
  return body(api.POST('/api/v1/plans/{id}/actions', { params, body: action }));
}

/** Something a person does to a plan or one of its actions. */
export type PlanAct =
  | { readonly kind: 'change'; readonly change: PlanChange }
  | { readonly kind: 'add'; readonly action: ActionInput }
  | { readonly kind: 'finish'; readonly actionId: string; readonly done: boolean }
  | { readonly kind: 'remove'; readonly actionId: string };

function send(id: string, act: PlanAct): Promise<PlanAnswer> {
  switch (act.kind) {
    case 'change': {
      const change = { note: '', ...act.change };
      return body(api.PATCH('/api/v1/plans/{id}', { params: { path: { id } }, body: change }));
    }
    case 'add':
      return addAction(id, act.action);
    case 'finish': {
      const params = { path: { id, actionId: act.actionId } };
      const { done } = act;
      return body(api.PATCH('/api/v1/plans/{id}/actions/{actionId}', { params, body: { done } }));
    }
    case 'remove': {
      const params = { path: { id, actionId: act.actionId } };
      return body(api.DELETE('/api/v1/plans/{id}/actions/{actionId}', { params }));
    }
  }
}

/** Does something to a plan; its page and the list follow. */
export function usePlanAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: PlanAct) => send(id, act),
    onError: () => undefined,
    onSuccess: (plan) => {
      client.setQueryData(planQuery(id).queryKey, plan);
      return client.invalidateQueries({ queryKey: ['plans', 'list'] });
    },
  });
}
