import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { aCompany } from '../test/company.ts';
import { type FuzzOperation, marker, requestsTo } from '../test/fuzz.ts';
import { operations, type Sent, send } from '../test/matrix.ts';
import { fixtures } from '../test/matrix-fixtures.ts';
import { aWorld, furnished } from '../test/matrix-world.ts';
import { startProduct } from '../test/product.ts';
import { Problem } from './kernel/problem.ts';

const perMinute = { key: 1e6, person: 1e6, address: 1e6 };
const server = await startProduct({ limits: { perMinute } });
const company = await furnished(server, await aCompany(server));
afterAll(() => server.close());

const endpoints = operations(server.app.swagger()) as unknown as Map<string, FuzzOperation>;
const long = process.env.VOXLOOP_TEST_LONG !== undefined;
/** Said in the name of the test, so that a failure can be repeated: set it to run the same again. */
const seed = Number(process.env.VOXLOOP_FUZZ_SEED ?? Date.now() % 1_000_000_000);
const numRuns = long ? 200 : 12;
const budgetMs = long ? 600_000 : 30_000;

async function base(endpoint: string): Promise<Sent> {
  const fixture = fixtures[endpoint];
  if (!fixture || 'open' in fixture) return {};
  return fixture.request(await aWorld(server, company, { region: 'east1' }));
}

async function fuzz(endpoint: string, operation: FuzzOperation, ms: number): Promise<number> {
  const given = await base(endpoint);
  // Some endpoints end the session or move the person: each gets someone of its own.
  const caller = await company.hire('administrator', 'headquarters');
  let count = 0;
  const holds = fc.asyncProperty(requestsTo(operation, given), async (sent) => {
    const from = performance.now();
    const { status, headers, text, body } = await send(caller, endpoint, sent);
    count += 1;
    expect(status, text).toBeLessThan(500);
    // Two seconds are judged where the machine is quiet; this only notices what hangs.
    expect(performance.now() - from).toBeLessThan(15_000);
    expect(headers.get('content-type') ?? '').not.toMatch(/html|xml(?!formats)|svg/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    if (status < 400) return;
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(Problem.strict().safeParse(body).error).toBeUndefined();
    expect(body.status).toBe(status);
    expect(text).not.toContain(marker);
    expect(text).not.toMatch(/node_modules|\.ts:\d+|select .* from /i);
  });
  await fc.assert(holds, { seed, numRuns, interruptAfterTimeLimit: ms, endOnFailure: !long });
  return count;
}

test(`D11: no request, right or broken, is answered with a fault of the server (seed ${seed})`, {
  timeout: 900_000,
}, async () => {
  let requests = 0;
  const faults: string[] = [];
  const until = performance.now() + budgetMs;
  let left = endpoints.size;
  for (const [endpoint, operation] of endpoints) {
    // What quick endpoints leave over goes to the slow ones; each gets at least a few requests.
    const ms = Math.max(1_000, (until - performance.now()) / left);
    left -= 1;
    await fuzz(endpoint, operation, ms).then(
      (count) => {
        requests += count;
      },
      (error: unknown) => {
        const cause = error instanceof Error ? error.cause : '';
        faults.push(`${endpoint}: ${String(cause).slice(0, 300)} ${String(error).slice(0, 800)}`);
      },
    );
  }
  expect(faults).toEqual([]);
  expect(requests).toBeGreaterThan(endpoints.size * 2);
  expect(Reflect.get({}, 'a')).toBeUndefined();
});
