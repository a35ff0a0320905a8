import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Answer, Engine } from './engine.ts';
import { Refusal } from './refusal.ts';
import { type Asked, type Statement, statement } from './statement.ts';

const BODY_LIMIT_BYTES = 256 * 1024 * 1024;
const HEADER_LIMIT_BYTES = 1024 * 1024;

const HTTP_STATUS: Readonly<Record<number, number>> = {
  47: 404,
  48: 501,
  60: 404,
  62: 400,
  81: 404,
  159: 408,
  164: 403,
  202: 503,
  307: 413,
  456: 400,
  497: 403,
};

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  JSON: 'application/json; charset=UTF-8',
  JSONCompact: 'application/json; charset=UTF-8',
  JSONEachRow: 'application/x-ndjson; charset=UTF-8',
  JSONCompactEachRow: 'application/x-ndjson; charset=UTF-8',
  CSV: 'text/csv; charset=UTF-8',
  CSVWithNames: 'text/csv; charset=UTF-8',
};

/** Parameters of the address that are no settings. */
const NO_SETTINGS = new Set([
  ...['query', 'query_id', 'database', 'default_format', 'session_id', 'session_timeout', 'role'],
  ...['user', 'password', 'compress', 'decompress'],
]);

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT_BYTES) {
      throw new Refusal(307, 'TOO_MANY_BYTES', 'The body is larger than 256 MiB.');
    }
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks, size);
  const encoding = request.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return body;
  if (encoding !== 'gzip') {
    throw new Refusal(48, 'NOT_IMPLEMENTED', `olapd does not read the encoding ${encoding}.`);
  }
  return promisify(gunzip)(body, { maxOutputLength: BODY_LIMIT_BYTES });
}

type Question = { asked: Asked; rows: Buffer | null };

async function questionOf(request: IncomingMessage, address: URL): Promise<Question> {
  if (request.headers['content-type']?.startsWith('multipart/')) {
    throw new Refusal(48, 'NOT_IMPLEMENTED', 'olapd takes parameters in the address only.');
  }
  const body = await bodyOf(request);
  const entries = [...address.searchParams];
  const inAddress = address.searchParams.get('query');
  const sql = inAddress ?? body.toString('utf8');
  const hasBody = inAddress !== null && body.length > 0;
  const parameters = new Map(
    entries.flatMap(([name, value]) =>
      name.startsWith('param_') ? [[name.slice('param_'.length), value]] : [],
    ),
  );
  const settings = new Map(
    entries.filter(([name]) => !NO_SETTINGS.has(name) && !name.startsWith('param_')),
  );
  const defaultFormat = address.searchParams.get('default_format') ?? 'TabSeparated';
  return {
    asked: { sql, parameters, settings, defaultFormat, hasBody },
    rows: hasBody ? body : null,
  };
}

function summary(answer: Answer): string {
  return JSON.stringify({
    read_rows: String(answer.readRows),
    read_bytes: String(answer.readBytes),
    written_rows: String(answer.writtenRows),
    written_bytes: String(answer.writtenBytes),
    total_rows_to_read: '0',
    result_rows: String(answer.writtenRows),
    result_bytes: String(answer.body.length),
    elapsed_ns: String(Math.round(answer.elapsedSeconds * 1e9)),
  });
}

function succeed(response: ServerResponse, { format }: Statement, answer: Answer): void {
  response.writeHead(200, {
    'content-type': CONTENT_TYPES[format] ?? 'text/plain; charset=UTF-8',
    'content-length': answer.body.length,
    'x-clickhouse-format': format,
    'x-clickhouse-timezone': 'UTC',
    'x-clickhouse-summary': summary(answer),
  });
  response.end(answer.body);
}

function fail(response: ServerResponse, error: unknown): void {
  const refusal =
    error instanceof Refusal ? error : new Refusal(1001, 'STD_EXCEPTION', String(error));
  const body = `${refusal.body}\n`;
  response.writeHead(HTTP_STATUS[refusal.code] ?? 500, {
    'content-type': 'text/plain; charset=UTF-8',
    'content-length': Buffer.byteLength(body),
    'x-clickhouse-exception-code': refusal.code,
  });
  response.end(body);
}

async function answer(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = new URL(request.url ?? '/', 'http://olapd');
  if (request.method === 'GET' && (address.pathname === '/ping' || request.url === '/')) {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('Ok.\n');
    return;
  }
  response.setHeader('x-clickhouse-server-display-name', 'olapd');
  response.setHeader(
    'x-clickhouse-query-id',
    address.searchParams.get('query_id') ?? crypto.randomUUID(),
  );
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const { asked, rows } = await questionOf(request, address);
  // A GET never changes anything, whatever it says: browsers and proxies send those on their own.
  const ready = statement(asked, engine.tableFunctions);
  if (request.method === 'GET' && ready.kind === 'write') {
    throw new Refusal(164, 'READONLY', 'A GET request cannot write.');
  }
  const result = await engine.run(ready, rows, gone.signal);
  if (!response.destroyed) succeed(response, ready, result);
}

/** The part of ClickHouse's HTTP interface that its official client uses. */
export function httpInterface(engine: Engine): Server {
  const server = createServer({ maxHeaderSize: HEADER_LIMIT_BYTES }, (request, response) => {
    answer(engine, request, response).catch((error: unknown) => {
      if (!response.headersSent && !response.destroyed) fail(response, error);
    });
  });
  // Longer than the client keeps an idle connection, so that it never writes into a closing one.
  server.keepAliveTimeout = 30_000;
  server.requestTimeout = 0;
  return server;
}
