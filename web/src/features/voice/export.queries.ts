import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, body } from '#api.ts';
import type { Filter } from '#filter/filter.ts';

/** A kind of file. */
export type ExportFormat = 'csv' | 'xlsx';

const pollMs = 1_000;

/** Asks for a file of the voices of a filter. */
export function useAskExport() {
  return useMutation({
    mutationFn: (asked: { readonly format: ExportFormat; readonly filter: Filter }) =>
      body(api.POST('/api/v1/exports', { body: { kind: 'voices', ...asked } })),
  });
}

/** How far an export is; asked every second until it ends. */
export const exportQuery = (id: string) =>
  queryOptions({
    queryKey: ['export', id],
    queryFn: () => body(api.GET('/api/v1/exports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => {
      const status = state.data?.status;
      return status === 'done' || status === 'failed' || state.error ? false : pollMs;
    },
  });
