import { queryOptions } from '@tanstack/react-query';
import { api, body } from '#api.ts';
import type { Language } from '#i18n/i18n.ts';
import type { Names } from '#ui/names.ts';

/** Roles of people, from the policy file. */
export type Role = 'administrator' | 'management' | 'business' | 'execution';

/** Height of rows, a choice per person. */
export type Density = 'comfortable' | 'default' | 'compact';

/** Who is signed in, where, and what they may do. */
export type Me = {
  readonly account: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly locale: Language;
    readonly theme: 'light' | 'dark' | 'auto';
    readonly density: Density;
    readonly singleKeys: boolean;
  };
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly timeZone: string;
    readonly locale: Language;
    readonly pack: string;
    readonly sample: boolean;
  };
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly role: Role;
  readonly unit: { readonly id: string; readonly name: string; readonly kind: UnitKind };
  readonly viewAs: {
    readonly role: Role;
    readonly unitId: string;
    readonly unitName: string;
  } | null;
  readonly may: readonly string[];
};

/** Kinds of organisation units. */
export type UnitKind = 'headquarters' | 'region' | 'store' | 'department';

/** One unit of the organisation's tree. */
export type Unit = {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly key: string;
  readonly timeZone: string | null;
  readonly people: number;
  readonly closedAt: string | null;
};

/** The industry pack in use: needs, departments, touchpoints. */
export type Pack = {
  readonly id: string;
  readonly version: string;
  readonly needs: readonly {
    readonly key: string;
    readonly parent: string | null;
    readonly names: Names;
  }[];
  readonly departments: readonly { readonly key: string; readonly names: Names }[];
};

/** The signed-in person; fails with 401 when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: (): Promise<Me> => body(api.GET('/api/v1/me')),
  staleTime: 60_000,
  retry: false,
});

/** The units the reader sees. */
export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: async (): Promise<readonly Unit[]> => (await body(api.GET('/api/v1/units'))).items,
  staleTime: 60_000,
});

/** The industry pack of the organisation. */
export const packQuery = queryOptions({
  queryKey: ['pack'],
  queryFn: (): Promise<Pack> => body(api.GET('/api/v1/pack')),
  staleTime: 300_000,
});
