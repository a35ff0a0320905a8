import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answer, ApiError, api, body } from '#api.ts';
import { firstDay } from '#filter/filter.ts';

/** A file of voices on its way in. */
export type Import = Answer<'/api/v1/imports', 'get'>['items'][number];

/** A text encoding that files can be read in. */
export type EncodingName = NonNullable<Import['encoding']>['name'];

/** Which column becomes which part of a voice, as the server keeps it. */
export type StoredMapping = NonNullable<Import['mapping']>;

/** What a dry run found. */
export type Rehearsal = Answer<'/api/v1/imports/{id}/dry-run', 'post'>;

/** The first rows as voices. */
export type Preview = Answer<'/api/v1/imports/{id}/preview', 'get'>;

const path = (id: string) => ({ params: { path: { id } } });

const runningMs = 1_000;
const understandingMs = 2_000;
const pointsMs = 5_000;

/** Whether some voices of the import are still being read for what they say. */
export function isUnderstanding({ status, accepted, understood }: Import): boolean {
  return (status === 'done' || status === 'cancelled') && understood < accepted;
}

function pollMs(one: Import): number | false {
  if (one.status === 'running') return runningMs;
  return isUnderstanding(one) ? understandingMs : false;
}

/** The newest imports; asked again while one is under way. */
export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: async (): Promise<readonly Import[]> => (await body(api.GET('/api/v1/imports'))).items,
  refetchInterval: ({ state }) => {
    const waits = (state.data ?? []).map(pollMs).filter((wait) => wait !== false);
    return waits.length > 0 ? Math.min(...waits) : false;
  },
});

/** One import; asked again while it is under way. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: (): Promise<Import> => body(api.GET('/api/v1/imports/{id}', path(id))),
    refetchInterval: ({ state }) => (state.data ? pollMs(state.data) : false),
  });

/** The first rows of a file as voices, read as `mapping` says. */
export const previewQuery = (id: string, mapping: StoredMapping | null) =>
  queryOptions({
    queryKey: ['import', id, 'preview', mapping],
    queryFn: (): Promise<Preview> => body(api.GET('/api/v1/imports/{id}/preview', path(id))),
    gcTime: 0,
  });

/** Every row read without taking any in. */
export const rehearsalQuery = (id: string, mapping: StoredMapping | null) =>
  queryOptions({
    queryKey: ['import', id, 'dry-run', mapping],
    queryFn: (): Promise<Rehearsal> => body(api.POST('/api/v1/imports/{id}/dry-run', path(id))),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

/** A row that was not, or would not be, taken in, with its reason. */
export type RejectedRow = Rehearsal['errors'][number];

const readRejected = (id: string, query: { readonly cursor?: number; readonly limit: number }) =>
  body(api.GET('/api/v1/imports/{id}/rejected', { params: { path: { id }, query } }));

/** How many rejected rows a page shows; all are in the download. */
export const shownRejected = 20;

/** The first rows of an import that were not taken in. */
export const rejectedQuery = ({ id, rejected }: Import) =>
  queryOptions({
    // Asked again while an import under way rejects more, until the shown ones are full.
    queryKey: ['import', id, 'rejected', Math.min(rejected, shownRejected)],
    queryFn: async (): Promise<readonly RejectedRow[]> =>
      (await readRejected(id, { limit: shownRejected })).items,
    placeholderData: keepPreviousData,
  });

const pageRows = 1_000;

/** Every row that was not taken in, as far as the server keeps them. */
export async function allRejected(id: string): Promise<readonly RejectedRow[]> {
  const rows: RejectedRow[] = [];
  for (let cursor: number | null = 0; cursor !== null; ) {
    const page = await readRejected(id, { cursor, limit: pageRows });
    rows.push(...page.items);
    cursor = page.next === null ? null : Number(page.next);
  }
  return rows;
}

const readPoints = (importId: string) =>
  body(api.GET('/api/v1/needs', { params: { query: { import: importId, from: firstDay } } }));

/** What the voices of an import say, over all time; asked again while they are being read. */
export const importPointsQuery = (one: Import) =>
  queryOptions({
    // A key of its own once all is understood, so that the end is asked for as well.
    queryKey: ['needs', 'import', one.id, isUnderstanding(one)],
    queryFn: () => readPoints(one.id),
    placeholderData: keepPreviousData,
    refetchInterval: isUnderstanding(one) ? pointsMs : false,
  });

/** A point of the file with its evidence. */
export type ImportPoint = Awaited<ReturnType<typeof readPoints>>['points'][number];

/** Looks again after a refusal: another tab may have moved the import on. */
function useLookAgain() {
  const client = useQueryClient();
  return (id: string) => client.invalidateQueries({ queryKey: importQuery(id).queryKey });
}

function useKeepImport() {
  const client = useQueryClient();
  return async (one: Import): Promise<void> => {
    client.setQueryData(importQuery(one.id).queryKey, one);
    await client.invalidateQueries({ queryKey: importsQuery.queryKey });
  };
}

/** Says how the text of a file is encoded; its columns are read again. */
export function useChooseEncoding(id: string) {
  const keep = useKeepImport();
  const lookAgain = useLookAgain();
  return useMutation({
    mutationFn: (encoding: EncodingName): Promise<Import> =>
      body(api.PUT('/api/v1/imports/{id}/encoding', { ...path(id), body: { encoding } })),
    onSuccess: keep,
    onError: () => lookAgain(id),
  });
}

/** The mapping as it is sent. */
export type Mapping = Omit<StoredMapping, 'scopeUnitId'>;

/** Saves what the columns hold. */
export function useSaveMapping(id: string) {
  const keep = useKeepImport();
  const lookAgain = useLookAgain();
  return useMutation({
    mutationFn: (mapping: Mapping): Promise<Import> =>
      body(api.PUT('/api/v1/imports/{id}/mapping', { ...path(id), body: mapping })),
    onSuccess: keep,
    onError: () => lookAgain(id),
  });
}

/** What can be asked of an import that has a mapping. */
export type ImportStep = 'start' | 'cancel' | 'undo';

/** Starts or goes on with an import, stops it, or takes back what it brought in. */
export function useImportStep() {
  const keep = useKeepImport();
  const lookAgain = useLookAgain();
  return useMutation({
    mutationFn: ({ id, step }: { readonly id: string; readonly step: ImportStep }) => {
      const sent: Promise<Import> =
        step === 'start'
          ? body(api.POST('/api/v1/imports/{id}/start', path(id)))
          : step === 'cancel'
            ? body(api.POST('/api/v1/imports/{id}/cancel', path(id)))
            : body(api.POST('/api/v1/imports/{id}/undo', path(id)));
      return sent;
    },
    onSuccess: keep,
    onError: (_error, { id }) => lookAgain(id),
  });
}

/** An upload under way. */
export type Upload = { readonly sent: Promise<Import>; readonly stop: () => void };

function refusal(request: XMLHttpRequest): ApiError {
  try {
    return new ApiError(request.status, JSON.parse(request.responseText));
  } catch {
    return new ApiError(request.status, { code: request.status === 0 ? 'offline' : 'unknown' });
  }
}

/**
 * Sends a file and tells how much of it has gone.
 *
 * The promise fails with an `ApiError`; one with the code `stopped` after `stop`.
 */
export function startUpload(file: File, onSent: (bytes: number) => void): Upload {
  // fetch does not tell how much of a body was sent.
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append('file', file);
  const sent = new Promise<Import>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText));
      else reject(refusal(request));
    });
    request.addEventListener('error', () => reject(refusal(request)));
    request.addEventListener('abort', () => reject(new ApiError(0, { code: 'stopped' })));
  });
  request.open('POST', '/api/v1/imports');
  request.send(form);
  return { sent, stop: () => request.abort() };
}
