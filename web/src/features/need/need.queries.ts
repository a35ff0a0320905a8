import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from '#api.ts';
import type { Filter } from '#filter/filter.ts';

const readNeeds = (query: Filter) => body(api.GET('/api/v1/needs', { params: { query } }));

/** The hierarchy with its volumes, and the ranked points. */
export type NeedsAnswer = Awaited<ReturnType<typeof readNeeds>>;

/** What is said of one need and of everything below it. */
export type NeedVolume = NeedsAnswer['needs'][number];

/** A ranked point with its evidence. */
export type RankedPoint = NeedsAnswer['points'][number];

/** The needs of a filter. */
export const needsQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['needs', filter],
    queryFn: () => readNeeds(filter),
    placeholderData: keepPreviousData,
  });
