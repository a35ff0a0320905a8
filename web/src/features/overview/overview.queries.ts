import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from '#api.ts';
import type { Filter } from '#filter/filter.ts';

const readOverview = (query: Filter) => body(api.GET('/api/v1/overview', { params: { query } }));

/** What the overview says. */
export type OverviewAnswer = Awaited<ReturnType<typeof readOverview>>;

/** A pain, itch or delight point with its evidence. */
export type PointAnswer = OverviewAnswer['hurts'][number];

const pollMs = 5_000;

/** How much of a sample company's year has been told; null for a real organisation. */
export const sampleQuery = queryOptions({
  queryKey: ['organisation', 'sample'],
  queryFn: async () => (await body(api.GET('/api/v1/organisation'))).sampleProgress,
  refetchInterval: ({ state }) => {
    const progress = state.data;
    return progress && (progress.total === null || progress.done < progress.total) ? pollMs : false;
  },
});

/** The overview of a filter; asked again while voices are still being understood. */
export const overviewQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['overview', filter],
    queryFn: () => readOverview(filter),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const volume = state.data?.volume;
      return volume && volume.understood < volume.total ? pollMs : false;
    },
  });
