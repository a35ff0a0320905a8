import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError, type FieldFault } from './error.ts';

/** The body of every refusal (RFC 9457), with the code that clients act on. */
export const Problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
});

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Signed out',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  408: 'Too slow',
  413: 'Too large',
  414: 'Too long',
  415: 'Unsupported type',
  422: 'Not valid',
  429: 'Too many requests',
  431: 'Too large',
  500: 'Server error',
  503: 'Not available',
  507: 'No space left',
};

type Refusal = { status: number; code: string; detail: string; faults: readonly FieldFault[] };

const noSpaceCodes = new Set(['ENOSPC', '53100']);
const storeAwayCodes = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'ECONNRESET',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function fromStore(error: unknown): Refusal | null {
  const code = errorCode(error);
  if (noSpaceCodes.has(code)) {
    return {
      status: 507,
      code: 'no_space',
      detail: 'The disk is full. Nothing of this request was kept; try again once space is freed.',
      faults: [],
    };
  }
  const message = error instanceof Error ? error.message : '';
  const away = /timeout exceeded when trying to connect|Connection terminated/i.test(message);
  if (storeAwayCodes.has(code) || away) {
    return {
      status: 503,
      code: 'store_away',
      detail:
        'A store is restarting. Nothing of this request was kept; try again in a few seconds.',
      faults: [],
    };
  }
  return null;
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof AppError) {
    return { status: error.status, code: error.code, detail: error.message, faults: error.faults };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const faults = error.validation.map((fault) => ({
      path: fault.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      code: String(fault.keyword),
      message: fault.message ?? 'Not valid.',
    }));
    return {
      status: 422,
      code: 'not_valid',
      detail: 'The request has faults; nothing was kept.',
      faults,
    };
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) {
    const code =
      errorCode(error)
        .toLowerCase()
        .replace(/^fst_(err_)?/, '') || 'bad_request';
    return {
      status,
      code,
      detail: error instanceof Error ? error.message : 'Bad request.',
      faults: [],
    };
  }
  return fromStore(error);
}

/** A sentence that quotes a request can never be taken for markup, whoever shows it. */
function plain(sentence: string): string {
  return sentence.replaceAll('<', '‹').replaceAll('>', '›');
}

function send(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): void {
  const waits = refusal.status === 503 || refusal.status === 429;
  if (waits && !reply.hasHeader('retry-after')) {
    reply.header('retry-after', String(1 + Math.floor(Math.random() * 3)));
  }
  reply
    .status(refusal.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: 'about:blank',
      title: titles[refusal.status] ?? 'Refused',
      status: refusal.status,
      code: refusal.code,
      detail: plain(refusal.detail),
      requestId: request.id,
      ...(refusal.faults.length > 0
        ? { errors: refusal.faults.map((fault) => ({ ...fault, message: plain(fault.message) })) }
        : {}),
    });
}

/** Turns whatever a handler threw into a problem body; what is not expected is logged and hidden. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalOf(error);
  if (refusal) {
    if (error instanceof AppError) reply.headers(error.headers);
    send(request, reply, refusal);
    return;
  }
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: '' };
  request.log.error({ requestId: request.id, error: message, stack }, 'request failed');
  send(request, reply, {
    status: 500,
    code: 'server_error',
    detail:
      'Something went wrong on the server. Nothing was changed; the id helps to find out why.',
    faults: [],
  });
}

/** The answer for an address that no route has. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  send(request, reply, {
    status: 404,
    code: 'not_found',
    detail: 'There is nothing at this address.',
    faults: [],
  });
}

const broken: Readonly<Record<string, { status: number; code: string; detail: string }>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'head_too_large',
    detail: 'The address and headers of the request are too long.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'too_slow',
    detail: 'The request took too long to arrive.',
  },
};
const notHttp = { status: 400, code: 'not_http', detail: 'This is not a valid HTTP request.' };

/** The answer on a connection whose request could not even be read; it ends the connection. */
export function answerUnreadable(error: Error, socket: Socket): void {
  const { status, code, detail } = broken[errorCode(error)] ?? notHttp;
  const title = titles[status] ?? 'Refused';
  const problem = { type: 'about:blank', title, status, code, detail, requestId: randomUUID() };
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  if (errorCode(error) === 'ECONNRESET' || !socket.writable) socket.destroy();
  else socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
