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

/** The points with ranks counted within their own kind, as a list of one kind shows them. */
export function rankWithinKind<T extends Pick<RankedPoint, 'point' | 'rank'>>(
  points: readonly T[],
): T[] {
  const given = new Map<string, number>();
  const byRank = points.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  const ranks = new Map<T, number>();
  for (const point of byRank) {
    if (point.rank === null) break;
    const next = (given.get(point.point) ?? 0) + 1;
    given.set(point.point, next);
    ranks.set(point, next);
  }
  return points.map((point) => ({ ...point, rank: ranks.get(point) ?? null }));
}

/** The needs of a filter. */
export const needsQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['needs', filter],
    queryFn: () => readNeeds(filter),
    select: (answer) => ({ ...answer, points: rankWithinKind(answer.points) }),
    placeholderData: keepPreviousData,
  });
