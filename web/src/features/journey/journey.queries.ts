import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Answer, api, body } from '#api.ts';
import type { Filter } from '#filter/filter.ts';

/** A journey with its stages, computed from what customers said. */
export type JourneyAnswer = Answer<'/api/v1/journeys/{id}/map', 'get'>;

/** One stage of the map. */
export type StageAnswer = JourneyAnswer['stages'][number];

/** One touchpoint of a stage. */
export type TouchpointAnswer = StageAnswer['touchpoints'][number];

/** A voice behind a cell. */
export type CellVoice = Answer<'/api/v1/voices', 'get'>['items'][number];

/** The journeys of the organisation. */
export const journeysQuery = queryOptions({
  queryKey: ['journeys'],
  queryFn: async () => (await body(api.GET('/api/v1/journeys'))).items,
});

/** The map of a journey for a filter. */
export const journeyMapQuery = (id: string, filter: Filter) =>
  queryOptions({
    queryKey: ['journeys', id, filter],
    queryFn: (): Promise<JourneyAnswer> =>
      body(api.GET('/api/v1/journeys/{id}/map', { params: { path: { id }, query: filter } })),
    placeholderData: keepPreviousData,
  });

const shownVoices = 8;

/** The newest voices behind a cell, and how many there are. */
export const cellVoicesQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['voices', 'cell', filter],
    queryFn: () =>
      body(api.GET('/api/v1/voices', { params: { query: { ...filter, limit: shownVoices } } })),
    placeholderData: keepPreviousData,
  });

/** An improvement that runs at a touchpoint. */
export type RunningPlan = Answer<'/api/v1/plans', 'get'>['items'][number];

const mostPlans = 200;

/** The improvements that run, for the lane of the map. */
export const runningPlansQuery = queryOptions({
  queryKey: ['plans', 'running'],
  queryFn: async (): Promise<readonly RunningPlan[]> => {
    const query = { limit: mostPlans };
    return (await body(api.GET('/api/v1/plans', { params: { query } }))).items;
  },
});
