import { randomUUID } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testStores } from '../../../test/stores.ts';
import type { FactsEndpoint } from '../config.ts';
import { factsClient } from '../facts-client.ts';
import { migrateFacts } from '../facts-migrate.ts';

/**
 * What the product relies on, asked of whatever engine serves the facts: olapd, or with
 * CLICKHOUSE_URL (and CLICKHOUSE_CLUSTER) set, a ClickHouse server or cluster.
 */
const { CLICKHOUSE_URL: url, CLICKHOUSE_CLUSTER: cluster } = process.env;
const endpoint: FactsEndpoint = url
  ? { kind: 'url', url, ...(cluster ? { cluster } : {}) }
  : testStores().facts;

const org = randomUUID();
let client: ClickHouseClient;

async function rows<Row>(
  query: string,
  query_params: Record<string, unknown> = {},
): Promise<Row[]> {
  const result = await client.query({ query, query_params, format: 'JSONEachRow' });
  return result.json<Row>();
}

const voice = (id: string, version: number, more: object = {}) => ({
  org_id: org,
  day: '2026-03-01',
  source: 'survey',
  voice_id: id,
  version,
  occurred_at: '2026-03-01 10:00:00.125',
  unit_id: org,
  ...more,
});

async function append(values: object[], token: string): Promise<void> {
  await client.insert({
    table: 'voice_fact',
    values,
    format: 'JSONEachRow',
    clickhouse_settings: { insert_deduplication_token: token, distributed_foreground_insert: 1 },
  });
}

const countOf = async (from: string): Promise<number> => {
  const [row] = await rows<{ n: string }>(`SELECT count() AS n FROM ${from}`, { org });
  return Number(row?.n);
};
const ours = 'WHERE org_id = {org:UUID}';

beforeAll(async () => {
  client = factsClient(endpoint);
  await migrateFacts(client, cluster ? { cluster } : {});
  const [engine] = await rows<{ version: string }>('SELECT version() AS version');
  const name = endpoint.kind === 'socket' ? 'olapd' : 'ClickHouse server';
  process.stdout.write(
    `conformance: engine ${name}, version ${engine?.version}, cluster ${cluster ?? 'no'}\n`,
  );
});
afterAll(async () => {
  const [table, where] = cluster
    ? ['voice_fact_local', `ON CLUSTER '${cluster}'`]
    : ['voice_fact', ''];
  // Of their one month only: over all it would rewrite what other tests left.
  await client.command({
    query: `ALTER TABLE ${table} ${where} DELETE IN PARTITION 202603 WHERE org_id = {org:UUID}`,
    query_params: { org },
    clickhouse_settings: { mutations_sync: '2' },
  });
  await client.close();
});

describe('parameters', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom("'", '\\', '\t', '\n', '\r', '`', '"', 'N', 'é', '\b', '\0', '0'),
    }),
  );

  test('A7: text, alone, absent and in arrays, comes back as it was sent', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.option(text), fc.array(text), async (one, maybe, many) => {
        const sql = `SELECT {one:String} AS one, {maybe:Nullable(String)} AS maybe,
          {many:Array(String)} AS many, length({one:String}) AS bytes`;
        const [row] = await rows<Record<string, unknown>>(sql, { one, maybe, many });
        expect(row).toMatchObject({ one, maybe, many });
        expect(Number(row?.bytes)).toBe(Buffer.byteLength(one));
      }),
      { numRuns: 150 },
    );
  });

  test('numbers, ids, days and instants keep their value and type', async () => {
    const day = new Date('2026-03-01T10:20:30.456Z');
    const [row] = await rows<Record<string, unknown>>(
      `SELECT {i:Int64} = -7 AS i, {f:Float64} = 0.5 AS f, {b:Bool} AS b, toString({u:UUID}) AS u,
        toString({d:Date}) AS d, toString({t:DateTime64(3, 'UTC')}) AS t, {n:Array(UInt32)} AS n,
        toString({big:UInt64}) AS big, isNaN({nan:Float64}) AS nan`,
      {
        i: -7,
        f: 0.5,
        b: true,
        u: org,
        d: '2026-03-01',
        t: day,
        n: [1, 2],
        big: 2n ** 63n,
        nan: NaN,
      },
    );
    expect(row).toMatchObject({ b: true, u: org, d: '2026-03-01', n: [1, 2] });
    expect(row).toMatchObject({ t: '2026-03-01 10:20:30.456', big: String(2n ** 63n) });
    expect([row?.i, row?.f, row?.nan].map(Number)).toEqual([1, 1, 1]);
  });

  test('work in IN, LIMIT and as names', async () => {
    const sql = `SELECT number FROM numbers(10) WHERE number IN {some:Array(UInt64)}
      ORDER BY {by:Identifier} DESC LIMIT {limit:UInt32}`;
    const found = await rows<{ number: unknown }>(sql, { some: [1, 5, 7], by: 'number', limit: 2 });
    expect(found.map((row) => Number(row.number))).toEqual([7, 5]);
  });

  test('one that is missing is an error, not a null', async () => {
    await expect(rows('SELECT {who:String}')).rejects.toMatchObject({ code: '456' });
  });
});

describe('facts', () => {
  test('I2: a batch delivered again under its token is not stored again', async () => {
    const batch = Array.from({ length: 50 }, () => voice(randomUUID(), 1));
    const before = await countOf(`voice_fact ${ours}`);
    await append(batch, 'batch-1');
    await append(batch, 'batch-1');
    expect(await countOf(`voice_fact ${ours}`)).toBe(before + 50);
  });

  test('I2: a newer version replaces an older one, whichever came first, and a tombstone removes it', async () => {
    const [kept, late, gone] = [randomUUID(), randomUUID(), randomUUID()];
    const before = await countOf(`voice_fact FINAL ${ours}`);
    await append([voice(kept, 1), voice(late, 2, { language: 'new' }), voice(gone, 1)], 'first');
    await append([voice(kept, 2), voice(late, 1, { language: 'old' })], 'second');
    await append([voice(gone, 2, { deleted: 1 })], 'third');
    expect(await countOf(`voice_fact FINAL ${ours}`)).toBe(before + 2);
    const sql = `SELECT language FROM voice_fact FINAL ${ours} AND voice_id = {late:UUID}`;
    expect(await rows(sql, { org, late })).toEqual([{ language: 'new' }]);
  });

  test('twenty thousand rows arrive in one insert', async () => {
    const batch = Array.from({ length: 20_000 }, (_, n) =>
      voice(randomUUID(), 1, { source: 'bulk', valence: n % 2 ? 1 : -1 }),
    );
    await append(batch, 'bulk');
    const sql = `SELECT count() AS n, sum(valence) AS total, quantileExact(0.5)(valence) AS middle
      FROM voice_fact FINAL ${ours} AND source = 'bulk'`;
    const [row] = await rows<Record<string, unknown>>(sql, { org });
    expect([row?.n, row?.total].map(Number)).toEqual([20_000, 0]);
  });

  test('an insert with a faulty row adds none of its rows', async () => {
    const before = await countOf(`voice_fact FINAL ${ours}`);
    const faulty = [voice(randomUUID(), 1), { ...voice(randomUUID(), 1), day: 'someday' }];
    await expect(append(faulty, 'faulty')).rejects.toMatchObject({ name: expect.any(String) });
    expect(await countOf(`voice_fact FINAL ${ours}`)).toBe(before);
  });
});

describe('answers', () => {
  test('come in the formats that the product reads', async () => {
    const query = 'SELECT number AS n FROM numbers(2) ORDER BY n';
    const numbers = async (format: 'JSON' | 'JSONCompactEachRow' | 'CSV'): Promise<string> =>
      (await (await client.query({ query, format })).text()).replaceAll(/[\s"]/g, '');
    expect(await numbers('JSON')).toContain('data:[{n:0},{n:1}]');
    expect(await numbers('JSONCompactEachRow')).toBe('[0][1]');
    expect(await numbers('CSV')).toBe('01');
  });

  test.each([
    ['an unknown table', 'SELECT 1 FROM no_such_table', { code: '60', type: 'UNKNOWN_TABLE' }],
    ['a syntax error', 'SELECT FROM WHERE', { code: '62', type: 'SYNTAX_ERROR' }],
    ['a query beyond its time', slow(), { code: '159', type: 'TIMEOUT_EXCEEDED' }],
    ['too many rows', tooMany(), { code: '396', type: 'TOO_MANY_ROWS_OR_BYTES' }],
  ])('%s has its own code', async (_, query, error) => {
    await expect(rows(query)).rejects.toMatchObject(error);
  });

  test('A7: a read-only statement cannot write, with its setting in the text', async () => {
    const query = "SELECT * FROM file('conformance.csv') SETTINGS readonly = 1";
    await expect(rows(query)).rejects.toMatchObject({ code: expect.stringMatching(/^(164|497)$/) });
  });

  test('A7: limits of one statement do not reach the next', async () => {
    await expect(rows(tooMany())).rejects.toThrow();
    expect(await rows('SELECT number FROM numbers(20)')).toHaveLength(20);
  });
});

function slow(): string {
  return 'SELECT sum(sipHash64(number)) FROM numbers(1000000000000) SETTINGS max_execution_time = 1';
}

function tooMany(): string {
  return 'SELECT number FROM numbers(10) SETTINGS max_result_rows = 5';
}
