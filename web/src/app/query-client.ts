import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '#api.ts';
import { errorToast } from '#ui/toast.tsx';

let onSignedOut: () => void = () => undefined;

/** Says what to do when the server no longer knows who asks. */
export function whenSignedOut(run: () => void): void {
  onSignedOut = run;
}

function heed(error: unknown): void {
  if (error instanceof ApiError && error.status === 401) onSignedOut();
}

/** Retries what may pass by itself: no answer, or a failing server; never a refusal. */
function retry(failures: number, error: unknown): boolean {
  const passing = error instanceof ApiError && (error.status === 0 || error.status >= 502);
  return passing && failures < 2;
}

/** Server state of the page. A mutation without its own `onError` says so in a notification. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: heed }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      heed(error);
      if (mutation.options.onError === undefined) errorToast(error);
    },
  }),
  defaultOptions: { queries: { retry, staleTime: 15_000 } },
});
