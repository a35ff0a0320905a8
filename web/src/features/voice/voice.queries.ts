import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from '#api.ts';
import type { Filter } from '#filter/filter.ts';

const pageSize = 50;

const readVoices = (filter: Filter, cursor: string) =>
  body(
    api.GET('/api/v1/voices', {
      params: { query: { ...filter, limit: pageSize, ...(cursor === '' ? {} : { cursor }) } },
    }),
  );

const readVoice = (id: string) =>
  body(api.GET('/api/v1/voices/{id}', { params: { path: { id } } }));

/** A page of the list of voices. */
export type VoiceListPage = Awaited<ReturnType<typeof readVoices>>;

/** A voice in a list. */
export type ListedVoice = VoiceListPage['items'][number];

/** A voice with everything known of it. */
export type WholeVoice = Awaited<ReturnType<typeof readVoice>>;

/** What is said of one need in one stretch of a voice. */
export type Mention = ListedVoice['mentions'][number];

/** The voices of a filter, newest first, a page at a time. */
export const voicesQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['voices', 'list', filter],
    queryFn: ({ pageParam }) => readVoices(filter, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** One voice. */
export const voiceQuery = (id: string) =>
  queryOptions({ queryKey: ['voice', id], queryFn: () => readVoice(id) });

/** How many voices each channel has under a filter. */
export const channelCountsQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['overview', filter],
    queryFn: () => body(api.GET('/api/v1/overview', { params: { query: filter } })),
    placeholderData: keepPreviousData,
  });

/** How many voices each need has under a filter. */
export const needCountsQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['needs', filter],
    queryFn: () => body(api.GET('/api/v1/needs', { params: { query: filter } })),
    placeholderData: keepPreviousData,
  });
