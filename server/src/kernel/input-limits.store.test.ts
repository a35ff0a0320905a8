import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { aCompany } from '../../test/company.ts';
import { startProduct } from '../../test/product.ts';

const limits = { headersMs: 300, bodyMs: 300 };
const server = await startProduct({ limits });
const company = await aCompany(server);
const admin = company.as('administrator');
afterAll(() => server.close());

const voice = (more: object = {}) => ({
  source: { externalId: crypto.randomUUID() },
  occurredAt: new Date().toISOString(),
  content: { text: 'Kind.' },
  ...more,
});

/** A JSON text of exactly so many bytes. */
const padded = (bytes: number, body: object) => JSON.stringify(body).padEnd(bytes, ' ');

test('D1: a body of 256 KB is read, one byte more is not', async () => {
  const limit = 256 * 1024;
  const body = { theme: 'dark' };
  expect((await admin.patch('/me', padded(limit, body))).status).toBe(200);
  const { status, body: problem } = await admin.patch('/me', padded(limit + 1, body));
  expect([status, problem.code]).toEqual([413, 'ctp_body_too_large']);
});

test('D1: a batch of voices may have 4 MB and 1,000 of them', async () => {
  const limit = 4 * 1024 * 1024;
  expect((await admin.post('/voices', padded(limit, { voices: [voice()] }))).status).toBe(202);
  const larger = await admin.post('/voices', padded(limit + 1, { voices: [voice()] }));
  expect([larger.status, larger.body.code]).toEqual([413, 'ctp_body_too_large']);
  const many = Array.from({ length: 1_001 }, () => voice());
  const refused = await admin.post('/voices', { voices: many });
  expect([refused.status, refused.body.code]).toEqual([422, 'not_valid']);
  const taken = await admin.post('/voices', { voices: many.slice(1) });
  expect([taken.status, taken.body.accepted]).toEqual([202, 1_000]);
});

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 1]));

test.each([
  // Inside the body, its list and the voice are two of the twenty levels.
  ['depth', voice({ extra: nested(18) }), voice({ extra: nested(19) })],
  ['keys', voice({ extra: keys(1_000) }), voice({ extra: keys(1_001) })],
  [
    'the length of a text',
    voice({ extra: '☂'.repeat(20_000) }),
    voice({ extra: '☂'.repeat(20_001) }),
  ],
  ['code points', voice({ extra: '😀'.repeat(20_000) }), voice({ extra: '😀'.repeat(20_001) })],
])('D1: one over the limit of %s is refused with its place', async (_, within, over) => {
  // An unknown field is not for the reader, so only that voice is refused, not the request.
  expect((await admin.post('/voices', { voices: [within] })).status).toBe(202);
  const { status, body } = await admin.post('/voices', { voices: [over] });
  expect([status, body.code]).toEqual([422, 'not_valid']);
  expect(body.errors[0]).toMatchObject({ code: 'input_limit' });
  expect(body.errors[0].path).toMatch(/^voices\.0\.extra/);
});

test.each([
  ['a name twice', '{"theme":"dark","theme":"light"}', 400],
  ['a name twice, once escaped', '{"theme":"dark","th\\u0065me":"light"}', 400],
  ['a name twice deep inside', '{"a":[{"b":{"c":1,"d":{},"c":2}}]}', 400],
  ['__proto__', '{"__proto__":{"role":"administrator"}}', 422],
  ['constructor', '{"theme":"dark","constructor":{"prototype":{"x":1}}}', 422],
  ['1e400', '{"theme":1e400}', 422],
  ['2^53 + 1', '{"theme":9007199254740993}', 422],
  ['NaN', '{"theme":NaN}', 400],
  ['text after the end', '{"theme":"dark"} x', 400],
  ['nothing', '', 400],
])('D2: %s is refused', async (_, text, expected) => {
  const { status, body } = await admin.patch('/me', text);
  expect(status).toBe(expected);
  expect(['bad_json', 'not_valid']).toContain(body.code);
  expect(Reflect.get({}, 'role')).toBeUndefined();
  expect(Reflect.get({}, 'x')).toBeUndefined();
});

test('D3: NUL and lone surrogates in every text of a voice are taken in, replaced', async () => {
  const bad = 'a\\u0000b\\ud800c';
  const text = `{"voices":[{"source":{"externalId":"${bad}"},"occurredAt":"2026-01-02T03:04:05Z",
    "attributes":{"note":"${bad}"},"content":{"text":"${bad}"}}]}`;
  const { status, body } = await admin.post('/voices', text);
  expect([status, body.accepted]).toEqual([202, 1]);
  const { text: stored } = (await admin.get(`/voices/${body.items[0].id}`)).body;
  expect(stored).toBe('a\uFFFDb\uFFFDc');
});

async function open(): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  // A server that closes while bytes are on their way resets the connection.
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Sends one byte after the other until the server closes; how long that took. */
async function trickle(socket: Socket, from: number): Promise<number> {
  const more = setInterval(() => socket.write('a'), 50);
  socket.resume();
  await once(socket, 'close');
  clearInterval(more);
  return performance.now() - from;
}

test('D1: whoever sends the head of a request too slowly is disconnected', async () => {
  const socket = await open();
  const from = performance.now();
  socket.write('GET /api/v1/me HTTP/1.1\r\nhost: x\r\nx-slow: ');
  const ms = await trickle(socket, from);
  expect(ms).toBeGreaterThanOrEqual(limits.headersMs - 50);
  expect(ms).toBeLessThan(10_000);
});

test('D1: whoever sends a body too slowly is disconnected', async () => {
  const socket = await open();
  const from = performance.now();
  const head = ['POST /api/v1/auth/sign-in HTTP/1.1', 'host: x', 'content-type: application/json'];
  socket.write(`${head.join('\r\n')}\r\ncontent-length: 100000\r\n\r\n{"email":"`);
  const ms = await trickle(socket, from);
  expect(ms).toBeGreaterThanOrEqual(limits.bodyMs - 50);
  expect(ms).toBeLessThan(10_000);
});
