import { ApiError } from '#api.ts';

/** The catalog key of the sentence that says what happened. */
export function errorKey(error: unknown): string {
  if (!(error instanceof ApiError)) return 'ui.error.unexpected';
  if (error.status === 0) return 'ui.error.offline';
  if (error.status === 404) return 'ui.error.not_found';
  if (error.status === 403) return 'ui.error.forbidden';
  if (error.status === 429) return 'ui.error.busy';
  return error.status >= 500 ? 'ui.error.server' : 'ui.error.refused';
}
