import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Database } from './tables/database.ts';

/** The truth, with no organisation chosen: only accounts and sessions can be read through it. */
export type Db = Kysely<Database>;

/** The truth inside one transaction. */
export type Tx = Transaction<Database>;

const INT8 = 20;
const DATE = 1082;

pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(DATE, (value) => value);

/** A pool of the application role. `onError` hears of connections that broke while idle. */
export function openDb(config: pg.PoolConfig, onError: (error: Error) => void): Db {
  const pool = new pg.Pool({
    max: 10,
    idleTimeoutMillis: 3_000,
    connectionTimeoutMillis: 5_000,
    ...config,
  });
  // A restarting database breaks idle connections; without a listener that would end the process.
  pool.on('error', onError);
  // So does one that breaks between two statements of a transaction; its next statement fails.
  pool.on('connect', (client) => client.on('error', onError));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Runs `work` in one transaction that sees only the rows of `orgId`.
 *
 * The setting is local to the transaction, so a connection never carries it to the next request.
 */
export function inOrg<T>(db: Db, orgId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.org', ${orgId}, true)`.execute(tx);
    return work(tx);
  });
}

/** JSON text for a jsonb column. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}
