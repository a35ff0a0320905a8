/** What the server answered, with its JSON body where there is one. */
export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests state the shape in what they expect of it.
  body: any;
};

/** More than a JSON body to send. */
export type More = { headers?: Record<string, string>; type?: string };

/** Asks the server's API as someone; paths start below `/api/v1`. */
export type Caller = {
  readonly headers: Readonly<Record<string, string>>;
  call(method: string, path: string, body?: unknown, more?: More): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, more?: More): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  patch(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
};

function encode(body: unknown): string | Uint8Array<ArrayBuffer> | FormData {
  if (typeof body === 'string' || body instanceof FormData) return body;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return JSON.stringify(body);
}

async function ask(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body = isJson && text ? JSON.parse(text) : null;
  return { status: response.status, headers: response.headers, text, body };
}

/** A caller that sends these headers: a cookie with its origin, or an API key. */
export function callerWith(url: string, headers: Readonly<Record<string, string>>): Caller {
  const call: Caller['call'] = (method, path, body, { headers: extra, type } = {}) => {
    const plain = body === undefined || body instanceof FormData;
    const contentType = plain ? {} : { 'content-type': type ?? 'application/json' };
    return ask(`${url}/api/v1${path}`, {
      method,
      headers: { ...headers, ...contentType, ...extra },
      ...(body === undefined ? {} : { body: encode(body) }),
    });
  };
  return {
    headers,
    call,
    get: (path) => call('GET', path),
    post: (path, body, more) => call('POST', path, body, more),
    put: (path, body) => call('PUT', path, body),
    patch: (path, body) => call('PATCH', path, body),
    delete: (path) => call('DELETE', path),
  };
}

/** A caller whose session is the one that an answer's cookie opened. */
export function signedIn(url: string, answer: Answer, origin: string): Caller {
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  return callerWith(url, { cookie, origin });
}
