import { queryOptions } from '@tanstack/react-query';
import { type Answer, api, body } from '#api.ts';

/** Who is signed in, where, and what they may do. */
export type Me = Answer<'/api/v1/me', 'get'>;

/** Roles of people, from the policy file. */
export type Role = Me['role'];

/** Height of rows, a choice per person. */
export type Density = Me['account']['density'];

/** One unit of the organisation's tree. */
export type Unit = Answer<'/api/v1/units', 'get'>['items'][number];

/** Kinds of organisation units. */
export type UnitKind = Unit['kind'];

/** The industry pack in use: needs, departments. */
export type Pack = Answer<'/api/v1/pack', 'get'>;

/** The signed-in person; fails with 401 when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: (): Promise<Me> => body(api.GET('/api/v1/me')),
  staleTime: 60_000,
  retry: false,
});

/** The units the reader sees. */
export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: async (): Promise<readonly Unit[]> => (await body(api.GET('/api/v1/units'))).items,
  staleTime: 60_000,
});

/** Every touchpoint of the organisation, in the order of the journey maps. */
export const touchpointsQuery = queryOptions({
  queryKey: ['touchpoints'],
  queryFn: async () => (await body(api.GET('/api/v1/touchpoints'))).items,
  staleTime: 300_000,
});

/** The industry pack of the organisation. */
export const packQuery = queryOptions({
  queryKey: ['pack'],
  queryFn: (): Promise<Pack> => body(api.GET('/api/v1/pack')),
  staleTime: 300_000,
});
