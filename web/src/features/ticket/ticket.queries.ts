import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { type Answer, ApiError, api, body } from '#api.ts';
import type { Status, TicketSearch } from '#features/ticket/pages.ts';

/** A ticket in a list. */
export type TicketRow = Answer<'/api/v1/tickets', 'get'>['items'][number];

/** A ticket with its voice, its history and what the reader may do. */
export type TicketAnswer = Answer<'/api/v1/tickets/{id}', 'get'>;

type TicketPageAnswer = Answer<'/api/v1/tickets', 'get'>;

const freshMs = 30_000;

/** Tickets of a filter in some statuses, a page at a time. */
export const ticketsQuery = (
  { unit, department, q, mine, overdue }: TicketSearch,
  list: { readonly status: readonly Status[]; readonly sort: 'due' | 'newest' },
) => {
  const asked = { unit, department, q, mine, overdue, sort: list.sort, limit: 30 };
  const query = Object.fromEntries(
    Object.entries({ ...asked, status: list.status.join(',') }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  return infiniteQueryOptions({
    queryKey: ['tickets', 'list', query],
    queryFn: ({ pageParam }): Promise<TicketPageAnswer> => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam };
      return body(api.GET('/api/v1/tickets', { params: { query: { ...query, ...cursor } } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: freshMs,
  });
};

/** A ticket as it is now, past anything remembered. */
export function readTicket(id: string): Promise<TicketAnswer> {
  return body(api.GET('/api/v1/tickets/{id}', { params: { path: { id } } }));
}

/** One ticket. */
export const ticketQuery = (id: string) =>
  queryOptions({ queryKey: ['tickets', 'one', id], queryFn: () => readTicket(id) });

/** Something a person does to a ticket, and the version of it they saw. */
export type TicketAct =
  | { readonly kind: 'take'; readonly version: number }
  | { readonly kind: 'comment'; readonly text: string }
  /** Takes the reader's own last act back, by its number in the history. */
  | { readonly kind: 'undo'; readonly no: number }
  | {
      readonly kind: 'hand_off';
      readonly version: number;
      readonly departmentUnitId: string;
      readonly note: string;
    }
  | {
      readonly kind: 'status';
      readonly version: number;
      readonly status: Status;
      readonly reason?: string;
      readonly customerTold?: boolean;
    };

function send(id: string, act: TicketAct): Promise<TicketAnswer> {
  const params = { path: { id } };
  switch (act.kind) {
    case 'take': {
      const { version } = act;
      return body(api.POST('/api/v1/tickets/{id}/take', { params, body: { version } }));
    }
    case 'comment': {
      const { text } = act;
      return body(api.POST('/api/v1/tickets/{id}/comments', { params, body: { text } }));
    }
    case 'undo': {
      const path = { id, no: act.no };
      return body(api.POST('/api/v1/tickets/{id}/events/{no}/undo', { params: { path } }));
    }
    case 'hand_off': {
      const { kind: _, ...input } = act;
      return body(api.POST('/api/v1/tickets/{id}/hand-off', { params, body: input }));
    }
    case 'status': {
      const { kind: _, ...input } = act;
      return body(api.POST('/api/v1/tickets/{id}/status', { params, body: input }));
    }
  }
}

/** Does something to a ticket; lists and the ticket's page follow. The caller says what failed. */
export function useTicketAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: TicketAct) => send(id, act),
    onError: (error, act) => {
      if (act.kind !== 'undo' || !isRefused(error)) return;
      // What was refused is not offered again, not even where the ticket can no longer be read.
      client.setQueryData(ticketQuery(id).queryKey, (seen) => seen && withoutUndo(seen));
      void client.invalidateQueries({ queryKey: ['tickets'] });
    },
    onSuccess: (ticket) => {
      client.setQueryData(ticketQuery(id).queryKey, ticket);
      return client.invalidateQueries({ queryKey: ['tickets', 'list'] });
    },
  });
}

/** Whether the server decided against an act, rather than failing or being out of reach. */
function isRefused(error: unknown): boolean {
  return error instanceof ApiError && [403, 404, 409].includes(error.status);
}

function withoutUndo(ticket: TicketAnswer): TicketAnswer {
  return { ...ticket, may: { ...ticket.may, undo: null } };
}

/** Whether a refusal says that someone else changed the thing meanwhile. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'stale_version';
}
