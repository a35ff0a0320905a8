import type { Answer, Caller } from './caller.ts';
import type { World } from './matrix-world.ts';

/** One request, in its parts. */
export type Sent = {
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  /** The media type of a body that is no JSON. */
  type?: string;
};

/** How one endpoint is called with things of a world, and what ids it takes. */
export type Fixture =
  | {
      /** The allowed request, made of things of this world. */
      request(world: World): Promise<Sent> | Sent;
      /** Who may do it: the administrator of the region, unless only headquarters may. */
      by?: 'region' | 'headquarters';
      /** Places of ids that the schema does not call ids, such as `query.cursor`. */
      more?: readonly string[];
      /** Places where a foreign id is answered like an unknown one, but not with 404; why. */
      soft?: Readonly<Record<string, string>>;
    }
  | {
      /** Why nothing here belongs to anyone who is signed in. */
      open: string;
    };

/** Fixtures by endpoint: `GET /units`, `PATCH /units/{id}`. */
export type Fixtures = Readonly<Record<string, Fixture>>;

type Schema = {
  format?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  'x-accompanies'?: boolean;
};
type Operation = {
  parameters?: { in: string; name: string; schema: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
};

function idsIn(schema: Schema | undefined, at: string): string[] {
  if (!schema) return [];
  if (schema.format === 'uuid') return [at];
  const { anyOf = [], oneOf = [], allOf = [], properties = {}, items } = schema;
  return [
    ...[...anyOf, ...oneOf, ...allOf].flatMap((one) => idsIn(one, at)),
    ...Object.entries(properties).flatMap(([name, member]) => idsIn(member, `${at}.${name}`)),
    ...idsIn(items, `${at}.0`),
  ];
}

/** Every place of an endpoint's request in which the API document says that an id can stand. */
export function idPlaces(operation: Operation): string[] {
  const parameters = (operation.parameters ?? []).flatMap((parameter) =>
    idsIn(parameter.schema, `${parameter.in}.${parameter.name}`),
  );
  const bodies = Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
    idsIn(schema, 'body'),
  );
  return [...new Set([...parameters, ...bodies])];
}

/** Every endpoint of the API document, as `METHOD /path` below `/api/v1`. */
export function operations(document: { paths?: object | undefined }): Map<string, Operation> {
  const found = new Map<string, Operation>();
  for (const [url, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) {
      found.set(`${method.toUpperCase()} ${url.replace('/api/v1', '')}`, operation);
    }
  }
  return found;
}

/** What stands at a place of a request, such as `body.unitIds.0`. */
export function valueAt(sent: Sent, place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>(
      (value, name) => (value && typeof value === 'object' ? Reflect.get(value, name) : undefined),
      sent,
    );
}

/** The request with another value at a place. */
export function withValue(sent: Sent, place: string, value: unknown): Sent {
  const copy = structuredClone(sent);
  const names = place.split('.');
  const last = names.pop() ?? '';
  const holder = valueAt(copy, names.join('.'));
  if (holder && typeof holder === 'object') Reflect.set(holder, last, value);
  return copy;
}

/** Sends a request to an endpoint as someone. */
export function send(caller: Caller, endpoint: string, sent: Sent): Promise<Answer> {
  const [method = '', template = ''] = endpoint.split(' ');
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(sent.path?.[name] ?? ''),
  );
  const query = new URLSearchParams(sent.query).toString();
  return caller.call(method, query ? `${path}?${query}` : path, sent.body, {
    ...(sent.headers ? { headers: { ...sent.headers } } : {}),
    ...(sent.type ? { type: sent.type } : {}),
  });
}

/** What an answer tells, without what differs between any two requests. */
export function told({ status, text }: Answer): string {
  return `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`;
}
