/** One fault in a request, with the place it stands in. */
export type FieldFault = { path: string; code: string; message: string };

/** Something a person or a client can act on. `code` is part of the API; `message` is a sentence. */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly faults: readonly FieldFault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    status: number,
    message: string,
    more: { faults?: readonly FieldFault[]; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.status = status;
    this.faults = more.faults ?? [];
    this.headers = more.headers ?? {};
  }
}

/** The answer for an id that does not exist here, whoever else may own it. */
export function notFound(noun: string): AppError {
  return new AppError('not_found', 404, `There is no such ${noun}, or you may not see it.`);
}

/** The answer for an act the person's role or unit does not allow. */
export function forbidden(action: string): AppError {
  return new AppError('forbidden', 403, `Your role does not allow this (${action}).`);
}
