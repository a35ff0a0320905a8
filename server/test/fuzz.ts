import fc from 'fast-check';
import type { Sent } from './matrix.ts';

/** A JSON schema, as far as the API document uses it. */
export type FuzzSchema = {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: FuzzSchema[];
  oneOf?: FuzzSchema[];
  items?: FuzzSchema;
  properties?: Record<string, FuzzSchema>;
  required?: string[];
  additionalProperties?: FuzzSchema | boolean;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
};

/** What the document says of one endpoint's requests. */
export type FuzzOperation = {
  parameters?: { in: string; name: string; schema: FuzzSchema }[];
  requestBody?: { content?: Record<string, { schema?: FuzzSchema }> };
};

const day = fc
  .date({ min: new Date('1969-12-31'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

function text({ format, minLength = 0, maxLength = 40 }: FuzzSchema): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return day;
  if (format === 'date') return day.map((instant) => instant.slice(0, 10));
  if (format === 'email') return fc.emailAddress();
  const longest = Math.max(minLength, Math.min(maxLength, minLength + 40));
  const limit = Math.min(maxLength, 20_000);
  return fc.oneof(
    fc.string({ unit: 'grapheme', minLength, maxLength: longest }),
    fc.constantFrom('a'.repeat(minLength), '界'.repeat(limit)),
  );
}

function number({ minimum, maximum }: FuzzSchema, whole: boolean): fc.Arbitrary<unknown> {
  const min = Math.max(minimum ?? -1_000, Number.MIN_SAFE_INTEGER);
  const max = Math.max(min, Math.min(maximum ?? 1_000_000, Number.MAX_SAFE_INTEGER));
  const inside = whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  return fc.oneof(inside, fc.constantFrom(min, max));
}

function object({ properties = {}, required = [] }: FuzzSchema): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, fitting(schema)]),
  );
  return fc.record(members, { requiredKeys: required.filter((name) => name in members) });
}

/** Values that fit a schema, those at its bounds among them. */
export function fitting(schema: FuzzSchema): fc.Arbitrary<unknown> {
  const one = schema.anyOf ?? schema.oneOf;
  if (one && one.length > 0) return fc.oneof(...one.map(fitting));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const [type] = [schema.type].flat();
  if (type === 'string') return text(schema);
  if (type === 'integer' || type === 'number') return number(schema, type === 'integer');
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'array') {
    const minLength = schema.minItems ?? 0;
    const maxLength = Math.min(schema.maxItems ?? 4, minLength + 4);
    return fc.array(fitting(schema.items ?? {}), { minLength, maxLength });
  }
  if (type === 'object' && schema.properties) return object(schema);
  return fc.jsonValue({ maxDepth: 3 });
}

/** What markup an answer must never hand back as markup. */
export const marker = '<script>alert(5)</script>';

const nasty = fc.constantFrom<unknown>(
  '',
  ' ',
  '\u0000',
  'a\ud800b',
  marker,
  `"'><img src=x onerror=alert(5)>`,
  "' or 1=1; drop table voice; --",
  '../../../etc/passwd',
  '{{7*7}}',
  '%00',
  '[object Object]',
  '9'.repeat(400),
  'ﷺ'.repeat(20_001),
  '2026-02-30',
  '0000-00-00',
  '+275760-09-13T00:00:00.000Z',
  '1e309',
  'NaN',
  -1,
  0.1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  null,
  true,
  [],
  {},
  [[[]]],
  Array.from({ length: 1_001 }, () => 1),
);

const anything = fc.oneof(nasty, fc.jsonValue({ maxDepth: 2 }), fc.string({ unit: 'binary' }));

const broken = fc.constantFrom(
  '',
  '{',
  '[]',
  'null',
  '"text"',
  '{"a":1,"a":2}',
  '{"__proto__":{"a":1}}',
  '{"a":1e999}',
  '\u0000',
  '['.repeat(5_000),
  `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`,
  `{"${marker}":"${marker}"}`,
);

/** Every place in a value that another one can be put in. */
function placesIn(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || value instanceof FormData) return [at];
  const inside = Object.entries(value).flatMap(([name, one]) => placesIn(one, [...at, name]));
  return [at, ...inside];
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((one, at) => (String(at) === name ? replaced(one, rest, by) : one));
  }
  const members = Object(value) as Record<string, unknown>;
  return { ...members, [name]: replaced(members[name], rest, by) };
}

/** The value with one of its members made wrong. */
function damaged(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value);
  return fc
    .tuple(fc.constantFrom(...places), anything)
    .map(([place, by]) => replaced(value, place, by));
}

const asText = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();

function parameters(operation: FuzzOperation, place: 'path' | 'query', base: Sent) {
  const known = (operation.parameters ?? []).filter((one) => one.in === place);
  const members = Object.fromEntries(
    known.map(({ name, schema }) => {
      const given = base[place]?.[name];
      const right = given === undefined ? fitting(schema) : fc.constant(given);
      const wrong = fc.oneof(fitting(schema), anything);
      return [
        name,
        fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: wrong }).map(asText),
      ];
    }),
  );
  return fc.record(members, place === 'path' ? {} : { requiredKeys: [] });
}

function bodies(operation: FuzzOperation, base: Sent): fc.Arbitrary<unknown> {
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  if (!schema) {
    const junk = fc.oneof(broken, fc.string({ unit: 'binary' }));
    return base.body === undefined
      ? fc.constant(undefined)
      : fc.oneof(junk, fc.constant(base.body));
  }
  const given = base.body === undefined ? fitting(schema) : fc.constant(base.body);
  return fc.oneof(
    { weight: 2, arbitrary: given },
    { weight: 3, arbitrary: fitting(schema) },
    { weight: 5, arbitrary: fc.oneof(given, fitting(schema)).chain(damaged) },
    { weight: 2, arbitrary: broken },
  );
}

/** Requests to one endpoint: right ones, those at the bounds, and broken ones. */
export function requestsTo(operation: FuzzOperation, base: Sent): fc.Arbitrary<Sent> {
  return fc
    .record({
      path: parameters(operation, 'path', base),
      query: parameters(operation, 'query', base),
      body: bodies(operation, base),
    })
    .map(({ path, query, body }) => ({
      path: path as Record<string, string>,
      query: query as Record<string, string>,
      ...(body === undefined ? {} : { body }),
      ...(base.type === undefined ? {} : { type: base.type }),
    }));
}
