/** Who asks: a session's cookie or a key. */
export type Credentials = { readonly cookie?: string; readonly key?: string };

/** The API as tests use it: JSON in and out, errors thrown. */
export function createApi(url: string, { cookie, key }: Credentials = {}) {
  const ask = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      ...init,
      method,
      headers: {
        origin: url,
        ...(cookie ? { cookie } : {}),
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...init.headers,
      },
    });
    if (response.ok) return response;
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  };
  const send = (method: string, path: string, body?: unknown): Promise<Response> =>
    ask(method, path, {
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
    });
  const read = async <T>(response: Response): Promise<T> => {
    const text = await response.text();
    return (text === '' ? null : JSON.parse(text)) as T;
  };
  return {
    get: async <T>(path: string): Promise<T> => read(await send('GET', path)),
    text: async (path: string): Promise<string> => (await send('GET', path)).text(),
    post: async <T>(path: string, body?: unknown): Promise<T> =>
      read(await send('POST', path, body)),
    put: async <T>(path: string, body: unknown): Promise<T> => read(await send('PUT', path, body)),
    patch: async <T>(path: string, body: unknown): Promise<T> =>
      read(await send('PATCH', path, body)),
    remove: async (path: string): Promise<void> => void (await send('DELETE', path)),
    /** Signs in by an endpoint that answers with a session; the cookie to send from then on. */
    session: async (path: string, body: unknown): Promise<string> => {
      const [set = ''] = (await send('POST', path, body)).headers.getSetCookie();
      return set.split(';')[0] ?? '';
    },
    /** Uploads a file as a form does. */
    upload: async <T>(path: string, file: { name: string; text: string }): Promise<T> => {
      const body = new FormData();
      body.append('file', new Blob([file.text]), file.name);
      return read(await ask('POST', path, { body }));
    },
  };
}

/** The API as one person or key may use it. */
export type Api = ReturnType<typeof createApi>;
