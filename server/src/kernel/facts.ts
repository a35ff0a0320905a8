import type { ClickHouseClient } from '@clickhouse/client';

/** A value bound to a statement, with its ClickHouse type. */
type FactParameter = { readonly type: string; readonly value: unknown };

/** A condition of a query: SQL with `{name}` places, and the values that fill them. */
export type FactCondition = {
  readonly sql: string;
  readonly values?: Readonly<Record<string, FactParameter>>;
};

/**
 * A condition that holds for rows of those voices whose own fact, or one of whose mentions, fulfils
 * all of `voices` or `mentions`.
 */
export type VoicesCondition =
  | { readonly voices: readonly FactCondition[] }
  | { readonly mentions: readonly FactCondition[] };

/** One read of one fact table. Text comes from our own code alone; values are always bound. */
export type FactQuery = {
  readonly table: 'voice_fact' | 'mention_fact';
  readonly select: string;
  readonly where?: readonly (FactCondition | VoicesCondition)[];
  readonly groupBy?: string;
  readonly having?: string;
  readonly orderBy?: string;
  readonly limit?: number;
};

/** A row to append: its day decides the month that it is filed under. */
export type FactRow = { readonly day: string };

/** The facts of one organisation. */
export type OrgFacts = {
  read<Row>(query: FactQuery): Promise<Row[]>;
  append(table: FactQuery['table'], rows: readonly FactRow[], token: string): Promise<void>;
  /** Deletes every fact of the organisation, once its truth is gone. */
  forget(): Promise<void>;
};

/** The fact store; every use of it is opened for one organisation. */
export type Facts = {
  of(orgId: string): OrgFacts;
  /**
   * Folds one month that was written in pieces and has been left alone for `quietSeconds` into one
   * piece: reads of it then need no folding of their own, which is most of their time.
   *
   * @returns Whether there was such a month.
   */
  settle(quietSeconds: number): Promise<boolean>;
  ping(): Promise<boolean>;
  close(): Promise<void>;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const limits =
  'max_execution_time = 20, max_memory_usage = 1500000000, max_result_rows = 2000000, max_threads = 2';

type Bound = { readonly conditions: string[]; readonly values: Record<string, unknown> };

function bind(condition: FactCondition, bound: Bound): string {
  let { sql } = condition;
  for (const [name, { type, value }] of Object.entries(condition.values ?? {})) {
    if (Object.hasOwn(bound.values, name))
      throw new RangeError(`The value ${name} is bound twice.`);
    bound.values[name] = value;
    sql = sql.replaceAll(`{${name}}`, `{${name}:${type}}`);
  }
  return `(${sql})`;
}

const ofOrganisation = 'org_id = {org:UUID}';

/** The statement of `query` for one organisation, with its bound values. */
export function statementOf(
  orgId: string,
  query: FactQuery,
): { sql: string; values: Record<string, unknown> } {
  if (!uuid.test(orgId)) throw new RangeError('A fact query needs the id of an organisation.');
  const bound: Bound = { conditions: [ofOrganisation], values: { org: orgId } };
  for (const condition of query.where ?? []) {
    if ('sql' in condition) {
      bound.conditions.push(bind(condition, bound));
    } else {
      const [table, inner] =
        'voices' in condition
          ? ['voice_fact', condition.voices]
          : ['mention_fact', condition.mentions];
      const all = [ofOrganisation, ...inner.map((one) => bind(one, bound))];
      bound.conditions.push(
        `voice_id IN (SELECT voice_id FROM ${table} FINAL WHERE ${all.join(' AND ')})`,
      );
    }
  }
  const parts = [
    `SELECT ${query.select} FROM ${query.table} FINAL WHERE ${bound.conditions.join(' AND ')}`,
    query.groupBy ? `GROUP BY ${query.groupBy}` : '',
    query.having ? `HAVING ${query.having}` : '',
    query.orderBy ? `ORDER BY ${query.orderBy}` : '',
    query.limit ? `LIMIT ${Math.trunc(query.limit)}` : '',
    // Months never share a voice's key, so each may be folded by itself.
    `SETTINGS readonly = 1, do_not_merge_across_partitions_select_final = 1, ${limits}`,
  ];
  return { sql: parts.filter(Boolean).join(' '), values: bound.values };
}

/** At most two heavy reads at once: a third waits, and equal ones share one answer. */
function gate(size: number) {
  let free = size;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** An insert may touch a hundred months at most; a file of old voices can hold more. */
const monthsPerInsert = 90;

/** Rows in as few inserts as the months allow; the same rows are always parted the same way. */
function insertsOf<Row extends FactRow>(rows: readonly Row[]): Row[][] {
  const monthOf = (row: Row) => row.day.slice(0, 7);
  const months = [...new Set(rows.map(monthOf))].sort();
  if (months.length <= monthsPerInsert) return [[...rows]];
  const partOf = new Map(months.map((month, at) => [month, Math.floor(at / monthsPerInsert)]));
  const parts: Row[][] = [];
  for (const row of rows) {
    const part = partOf.get(monthOf(row)) ?? 0;
    parts[part] ??= [];
    parts[part].push(row);
  }
  return parts;
}

/** Beyond this a month would keep new facts waiting too long; the store folds those by itself. */
const mostRowsToSettle = 5_000_000;

// On a cluster the tables of these names hold nothing themselves, and nothing is found.
const unsettled = `SELECT table, partition FROM system.parts
  WHERE database = currentDatabase() AND active AND table IN ('voice_fact', 'mention_fact')
  GROUP BY table, partition
  HAVING (count() > 1 OR max(level) = 0) AND sum(rows) < {most:UInt64}
    AND max(modification_time) <= now() - {quiet:UInt32}
  ORDER BY sum(rows) DESC LIMIT 1`;

/** Facts read and appended through a ClickHouse client. */
export function openFacts(client: ClickHouseClient): Facts {
  const enter = gate(2);
  const running = new Map<string, Promise<unknown[]>>();
  const ask = (sql: string, values: Record<string, unknown>): Promise<unknown[]> => {
    const key = `${sql}\n${JSON.stringify(values)}`;
    const same = running.get(key);
    if (same) return same;
    const answer = enter(async () => {
      const result = await client.query({
        query: sql,
        query_params: values,
        format: 'JSONEachRow',
      });
      return await result.json<unknown>();
    }).finally(() => running.delete(key));
    running.set(key, answer);
    return answer;
  };
  return {
    of: (orgId) => ({
      async read<Row>(query: FactQuery) {
        const { sql, values } = statementOf(orgId, query);
        return (await ask(sql, values)) as Row[];
      },
      async append(table, rows, token) {
        if (rows.length === 0) return;
        for (const [part, values] of insertsOf(rows).entries()) {
          await client.insert({
            table,
            values: values.map((row) => ({ ...row, org_id: orgId })),
            format: 'JSONEachRow',
            clickhouse_settings: { insert_deduplication_token: `${token}-${part}` },
          });
        }
      },
      async forget() {
        for (const table of ['voice_fact', 'mention_fact']) {
          const found = await client.query({
            query: `SELECT DISTINCT toYYYYMM(day) AS month FROM ${table} WHERE org_id = {org:UUID}`,
            query_params: { org: orgId },
            format: 'JSONEachRow',
          });
          // Only its own months are touched: a deletion over all would rewrite everybody's.
          for (const { month } of await found.json<{ month: number }>()) {
            await client.command({
              query: `DELETE FROM ${table} IN PARTITION ${Math.trunc(Number(month))} WHERE org_id = {org:UUID}`,
              query_params: { org: orgId },
            });
          }
        }
      },
    }),
    async settle(quietSeconds) {
      const result = await client.query({
        query: unsettled,
        query_params: { quiet: quietSeconds, most: mostRowsToSettle },
        format: 'JSONEachRow',
      });
      const [month] = await result.json<{ table: string; partition: string }>();
      if (!month || !/^\d{6}$/.test(month.partition)) return false;
      const { table, partition } = month;
      await client.command({ query: `OPTIMIZE TABLE ${table} PARTITION ${partition} FINAL` });
      return true;
    },
    ping: async () => (await client.ping()).success,
    close: () => client.close(),
  };
}
