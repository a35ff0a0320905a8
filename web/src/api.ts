import { createClient, type paths } from '@voxloop/sdk';

/** The typed client of the server that delivered this page. */
export const api = createClient({ baseUrl: '' });

/** A refusal or failure of the server, with the code and id it gave. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: string;
  readonly fields: readonly FieldError[];

  constructor(status: number, problem: Problem) {
    super(problem.detail ?? problem.title ?? problem.code ?? String(status));
    this.name = 'ApiError';
    this.status = status;
    this.code = problem.code ?? 'unknown';
    this.detail = problem.detail ?? '';
    this.requestId = problem.requestId ?? '';
    this.fields = problem.errors ?? [];
  }
}

/** One field the server refused. */
export type FieldError = { readonly path: string; readonly code: string; readonly message: string };

type Problem = {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly requestId?: string;
  readonly errors?: readonly FieldError[];
};

/** The body one operation takes, as the API document has it. */
export type Sent<
  Path extends keyof paths,
  Method extends keyof paths[Path],
> = paths[Path][Method] extends { requestBody: { content: { 'application/json': infer Input } } }
  ? Input
  : never;

/** The body of the good answer of one operation, as the API document has it. */
export type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = Good<
  paths[Path][Method]
>;

type Good<Operation> = Operation extends { responses: infer Responses }
  ? Json<Responses[keyof Responses & (200 | 201 | 202)]>
  : never;

type Json<Response> = Response extends { content: { 'application/json': infer Body } }
  ? Body
  : never;

/** Options that send `text` as it is, where an operation takes a file and not JSON. */
export function sendText(text: string, type: string) {
  const onRequest = ({ request }: { readonly request: Request }): Request =>
    new Request(request, { body: text, headers: { 'content-type': type } });
  return { middleware: [{ onRequest }] };
}

type Reply<T> = { readonly data?: T; readonly error?: unknown; readonly response: Response };

/**
 * The body of a successful reply.
 *
 * @throws ApiError for every other status; status 0 when the server could not be reached.
 */
export async function body<T>(reply: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await reply.catch((cause: unknown) => {
    if (cause instanceof TypeError) throw new ApiError(0, { code: 'offline' });
    throw cause;
  });
  if (!response.ok) throw new ApiError(response.status, readProblem(error));
  return data as T;
}

function readProblem(error: unknown): Problem {
  return typeof error === 'object' && error !== null ? error : {};
}

/** A path of this site to return to after signing in; anything else becomes `/`. */
export function safeReturn(path: unknown): string {
  if (typeof path !== 'string' || !/^\/(?![/\\])/.test(path)) return '/';
  const url = new URL(path, location.origin);
  return url.origin === location.origin ? url.pathname + url.search + url.hash : '/';
}
