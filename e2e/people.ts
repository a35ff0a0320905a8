import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { type Api, createApi } from './api.ts';

/** A role of the product. */
type Role = 'administrator' | 'management' | 'business' | 'execution';

/** Someone who can sign in. */
export type Person = {
  readonly email: string;
  readonly password: string;
  readonly cookie: string;
  readonly api: Api;
};

type Unit = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly key: string;
};

/** The API as the administrator of the sample company. */
export function adminApi(): Api {
  const { url, cookie } = inject('product');
  return createApi(url, { cookie });
}

/** The units of the sample company, headquarters first. */
export async function units(): Promise<readonly Unit[]> {
  const { items } = await adminApi().get<{ items: Unit[] }>('/units');
  return items.toSorted(
    (a, b) => Number(b.kind === 'headquarters') - Number(a.kind === 'headquarters'),
  );
}

type Wanted = {
  readonly role?: Role;
  readonly locale?: 'en' | 'zh' | 'es';
  /** Key of the unit the person works in; headquarters without. */
  readonly unit?: string;
  readonly name?: string;
};

/** Invites a new person, accepts for them and signs them in. */
export async function newPerson(wanted: Wanted = {}): Promise<Person> {
  const { role = 'administrator', locale = 'en', unit, name = 'Robin Tester' } = wanted;
  const all = await units();
  const place = unit ? all.find(({ key }) => key === unit) : all[0];
  if (!place) throw new Error(`There is no unit ${unit}.`);
  const email = `robin.${randomUUID().slice(0, 8)}@example.org`;
  const password = randomUUID();
  const body = { email, role, unitId: place.id };
  const { link } = await adminApi().post<{ link: string }>('/people/invitations', body);
  const { url } = inject('product');
  const token = link.split('/invitation/')[1] ?? '';
  const accept = { name, password, locale };
  const cookie = await createApi(url).session(`/auth/invitations/${token}`, accept);
  return { email, password, cookie, api: createApi(url, { cookie }) };
}
