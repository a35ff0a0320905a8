import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answer, ApiError, api, body } from '#api.ts';

/** The business calendar: opening hours of a week, holidays, zone. */
export type Calendar = Answer<'/api/v1/calendar', 'get'>;

/** A stretch of a weekday in which work is done. */
export type Opening = Calendar['week'][number];

/** A day off. */
export type Holiday = Calendar['holidays'][number];

/** The business calendar of the organisation. */
export const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: (): Promise<Calendar> => body(api.GET('/api/v1/calendar')),
});

/** Sets the business calendar; due times of open tickets follow. The caller says what failed. */
export function useChangeCalendar() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Calendar) => body(api.PUT('/api/v1/calendar', { body: wanted })),
    onSuccess: ({ openTickets: _, ...calendar }) => {
      client.setQueryData(calendarQuery.queryKey, calendar);
      return client.invalidateQueries({ queryKey: ['tickets'] });
    },
    onError: (error) => {
      const stale = error instanceof ApiError && error.code === 'stale_version';
      return stale ? client.invalidateQueries(calendarQuery) : undefined;
    },
  });
}
