import { Agent, type IncomingMessage, request } from 'node:http';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { aCompany } from '../test/company.ts';
import { startProduct } from '../test/product.ts';
import { testStores } from '../test/stores.ts';
import { startApi } from './api.ts';
import { inOrg } from './kernel/db.ts';

const server = await startProduct();
const company = await aCompany(server);
afterAll(() => server.close());

/** The API as it is served, with what it logs. */
async function serve() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(...String(chunk).trim().split('\n'));
      done();
    },
  });
  const { config, secrets } = server.services;
  const api = await startApi({
    config: { ...config, VOXLOOP_PORT: 0, VOXLOOP_BASE_URL: undefined },
    secrets,
    stores: testStores(),
    log: pino({ level: 'info' }, sink),
    demo: false,
  });
  return { ...api, lines, url: api.url.replace('localhost', '127.0.0.1') };
}

type Heard = { outcome: 'answered' | 'not reached' | 'cut off'; status: number; body: string };

/** One request, told apart by whether it got any byte before it failed. */
function ask(
  url: string,
  sent: { agent?: Agent; headers?: Record<string, string>; body?: string } = {},
): Promise<Heard> {
  return new Promise((resolve) => {
    let answer: IncomingMessage | null = null;
    let body = '';
    const end = (outcome: Heard['outcome']) =>
      resolve({ outcome, status: answer?.statusCode ?? 0, body });
    const method = sent.body === undefined ? 'GET' : 'POST';
    const asked = request(url, { method, agent: sent.agent, headers: sent.headers ?? {} });
    asked.on('response', (response) => {
      answer = response;
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => end('answered'));
      response.on('error', () => end('cut off'));
    });
    asked.on('error', () => end(answer ? 'cut off' : 'not reached'));
    asked.end(sent.body);
  });
}

test('M1: readiness says no at least a second before the listener closes', async () => {
  const api = await serve();
  expect(await ask(`${api.url}/livez`)).toMatchObject({ outcome: 'answered', status: 200 });
  expect(await ask(`${api.url}/readyz`)).toMatchObject({ outcome: 'answered', status: 200 });
  let unready = 0;
  let unreachable = 0;
  const closed = api.close();
  while (unreachable === 0) {
    const { outcome, status } = await ask(`${api.url}/readyz`);
    if (outcome !== 'answered') unreachable = performance.now();
    else if (status === 503) unready ||= performance.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await closed;
  expect(unready).toBeGreaterThan(0);
  expect(unreachable - unready).toBeGreaterThanOrEqual(1_000);
});

test('M2: ending under load cuts no answer off, and keeps every voice it acknowledged', async () => {
  const api = await serve();
  const { headers } = await company.withKey(['voices:write']);
  const agent = new Agent({ keepAlive: true });
  const acknowledged: string[] = [];
  const cutOff: Heard[] = [];
  let after = 0;
  let closing = false;
  const client = async () => {
    for (let reached = true; reached; ) {
      const source = { externalId: crypto.randomUUID() };
      const voice = { source, occurredAt: new Date().toISOString(), content: { text: 'Kind.' } };
      const body = JSON.stringify({ voices: [voice] });
      const given = { ...headers, 'content-type': 'application/json' };
      const heard = await ask(`${api.url}/api/v1/voices`, { agent, headers: given, body });
      if (heard.outcome === 'cut off') cutOff.push(heard);
      if (heard.status === 202) acknowledged.push(JSON.parse(heard.body).items[0].id);
      if (heard.status === 202 && closing) after += 1;
      reached = heard.outcome === 'answered' && heard.status < 500;
    }
  };
  const clients = Array.from({ length: 8 }, client);
  await expect.poll(() => acknowledged.length).toBeGreaterThan(20);
  closing = true;
  await api.close();
  await Promise.all(clients);
  agent.destroy();
  expect(cutOff).toEqual([]);
  expect(after).toBeGreaterThan(0);
  const { db } = server.services;
  const rows = await inOrg(db, company.orgId, (tx) =>
    tx.selectFrom('voice').select('id').where('id', 'in', acknowledged).execute(),
  );
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(acknowledged));
});

test('M3: each request is one line of JSON with the id of its answer, and no secret in any', async () => {
  const api = await serve();
  const marker = 'marker-5f1c9a';
  const secrets = { authorization: `Bearer vx_${marker}`, cookie: `voxloop_session=${marker}` };
  const refused = await fetch(`${api.url}/api/v1/voices?q=${marker}`, { headers: secrets });
  const id = refused.headers.get('x-request-id');
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(((await refused.json()) as { requestId: string }).requestId).toBe(id);
  const tried = await fetch(`${api.url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url },
    body: JSON.stringify({ email: `${marker}@guest.test`, password: marker }),
  });
  const own = tried.headers.get('x-request-id');
  expect(own).not.toBe(id);
  await api.close();
  const lines = api.lines.map((line) => JSON.parse(line));
  const about = (one: string | null) => lines.filter(({ requestId }) => requestId === one);
  expect(about(id)).toHaveLength(1);
  expect(about(id)[0]).toMatchObject({ msg: 'request', method: 'GET', status: 401 });
  expect(about(id)[0].route).toBe('/api/v1/voices');
  expect(about(own)).toHaveLength(1);
  expect(api.lines.filter((line) => line.includes(marker))).toEqual([]);
});

test('M4: however many different ids and addresses are asked for, the metrics gain no series', async () => {
  const api = await serve();
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const series = async () => {
    const { body } = await ask(`${api.url}/metrics`, { agent });
    return new Set(
      body
        .split('\n')
        .filter((line) => line.startsWith('voxloop_http_request_seconds'))
        .map((line) => line.replace(/ [^ ]+$/, '')),
    );
  };
  const { headers } = await company.withKey(['read']);
  const visit = (count: number) =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const id = crypto.randomUUID();
        await ask(`${api.url}/api/v1/voices/${id}`, { agent, headers });
        await ask(`${api.url}/api/v1/${id}`, { agent, headers });
      }),
    );
  await visit(1);
  await series();
  const before = await series();
  // A route's template is its only label of the kind, so two hundred tell here what ten thousand tell in the long run.
  await visit(process.env.VOXLOOP_TEST_LONG ? 5_000 : 100);
  expect(await series()).toEqual(before);
  expect([...before].join('\n')).toContain('route="/api/v1/voices/:id"');
  agent.destroy();
  await api.close();
});
