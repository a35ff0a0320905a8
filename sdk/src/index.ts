import createFetchClient from 'openapi-fetch';
import type { paths } from './schema.ts';

export type { components, paths } from './schema.ts';

/** A typed client of the API; every call answers with `data` or with a problem as `error`. */
export function createClient(options: { baseUrl: string; headers?: Record<string, string> }) {
  return createFetchClient<paths>({ ...options, credentials: 'same-origin' });
}

/** The client's type, for those who pass it on. */
export type Client = ReturnType<typeof createClient>;
