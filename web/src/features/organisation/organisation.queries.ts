import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answer, api, body, sendText } from '#api.ts';
import { type Role, type UnitKind, unitsQuery } from '#reference.ts';

/** Someone of the organisation, or someone invited to it. */
export type Person = Answer<'/api/v1/people', 'get'>['items'][number];

/** What the roles and key scopes may do. */
export type Matrix = Answer<'/api/v1/roles', 'get'>;

/** What a CSV did or would do; of people also the invitation links, shown once. */
export type CsvOutcome = Answer<'/api/v1/units/import', 'post'> & {
  readonly links?: Answer<'/api/v1/people/import', 'post'>['links'];
};

/** The people of the units the reader sees. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async (): Promise<readonly Person[]> => (await body(api.GET('/api/v1/people'))).items,
});

/** The matrix of roles. */
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: (): Promise<Matrix> => body(api.GET('/api/v1/roles')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** What a new invitation says. */
export type Invitation = { readonly email: string; readonly role: Role; readonly unitId: string };

/** What came of an invitation: a link to hand over, unless it was mailed. */
export type Invited = Answer<'/api/v1/people/invitations', 'post'>;

function useRefresh() {
  const client = useQueryClient();
  return async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: peopleQuery.queryKey });
    await client.invalidateQueries({ queryKey: unitsQuery.queryKey });
  };
}

/** Invites someone. */
export function useInvite() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (invitation: Invitation): Promise<Invited> =>
      body(api.POST('/api/v1/people/invitations', { body: invitation })),
    onSuccess: refresh,
    onError: () => undefined,
  });
}

/** Takes an invitation back. */
export function useWithdraw() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.DELETE('/api/v1/people/invitations/{id}', { params: { path: { id } } })),
    onSuccess: refresh,
  });
}

/** A change of a person's role, unit or standing. */
export type PersonChange = {
  readonly id: string;
  readonly role?: Role;
  readonly unitId?: string;
  readonly active?: boolean;
};

/** Changes a person's role, unit or standing. */
export function useChangePerson() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, ...change }: PersonChange): Promise<Person> =>
      body(api.PATCH('/api/v1/people/{id}', { params: { path: { id } }, body: change })),
    onSuccess: refresh,
  });
}

/** A unit to be added. */
export type NewUnit = {
  readonly parentId: string;
  readonly kind: Exclude<UnitKind, 'headquarters'>;
  readonly name: string;
  readonly key: string;
};

/** Adds a unit. */
export function useAddUnit() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (unit: NewUnit) => body(api.POST('/api/v1/units', { body: unit })),
    onSuccess: refresh,
    onError: () => undefined,
  });
}

/** A change of a unit; `open` reopens a closed one. */
export type UnitChange = {
  readonly id: string;
  readonly name?: string;
  readonly parentId?: string;
  readonly open?: true;
};

/** Renames, moves or reopens a unit. */
export function useChangeUnit() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, ...change }: UnitChange) =>
      body(api.PATCH('/api/v1/units/{id}', { params: { path: { id } }, body: change })),
    onSuccess: refresh,
  });
}

/** Removes a unit; one with a history is closed instead. */
export function useCloseUnit() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: string): Promise<{ readonly closed: boolean }> =>
      body(api.DELETE('/api/v1/units/{id}', { params: { path: { id } } })),
    onSuccess: refresh,
  });
}

/** What a CSV is a list of. */
export type CsvKind = 'units' | 'people';

/** Reads a CSV of units or people; a dry run only says what would happen. */
export function useCsv(kind: CsvKind) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ text, dryRun }: { readonly text: string; readonly dryRun: boolean }) => {
      const options = {
        params: { query: { dryRun: dryRun ? ('true' as const) : ('false' as const) } },
        ...sendText(text, 'text/csv'),
      };
      const outcome: Promise<CsvOutcome> =
        kind === 'units'
          ? body(api.POST('/api/v1/units/import', options))
          : body(api.POST('/api/v1/people/import', options));
      return outcome;
    },
    onSuccess: async (_outcome, { dryRun }) => {
      if (!dryRun) await refresh();
    },
    onError: () => undefined,
  });
}
