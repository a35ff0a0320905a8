import { mkdirSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RawInsertFormat, type Session, Session as SessionClass } from 'chdb';
import { type Lane, lane } from './lane.ts';
import { fromEngine, Refusal } from './refusal.ts';
import type { RowInsert, Statement } from './statement.ts';

const DATABASE = 'voxloop';
const WAITING = 64;
const OPEN_RETRY_MS = 100;
const GIB = 1024 ** 3;

/** What came back from a statement. */
export type Answer = {
  body: Uint8Array;
  readRows: number;
  readBytes: number;
  writtenRows: number;
  writtenBytes: number;
  elapsedSeconds: number;
};

/** The facts' engine in this process. */
export type Engine = {
  version: string;
  tableFunctions: ReadonlySet<string>;
  run(statement: Statement, rows: Buffer | null, signal: AbortSignal): Promise<Answer>;
  load(): { running: number; waiting: number };
  /** Hands memory that a burst of work left with the allocator back to the system. */
  shrink(): Promise<void>;
  close(): Promise<void>;
};

/**
 * The engine's own configuration: every insert reaches the disk before it is acknowledged, and
 * caches and background threads are sized for a machine that others use as well. With so few threads
 * a deletion often finds none free: it must look again soon, where the default waits ten minutes.
 */
function configuration(): string {
  const memory = Math.floor(Math.min(totalmem() / 2, 6 * GIB));
  return `<clickhouse>
  <max_server_memory_usage>${memory}</max_server_memory_usage>
  <mark_cache_size>67108864</mark_cache_size>
  <background_pool_size>2</background_pool_size>
  <background_processing_pool_thread_sleep_seconds>1</background_processing_pool_thread_sleep_seconds>
  <background_processing_pool_task_sleep_seconds_when_no_work_min>1</background_processing_pool_task_sleep_seconds_when_no_work_min>
  <background_processing_pool_task_sleep_seconds_when_no_work_max>5</background_processing_pool_task_sleep_seconds_when_no_work_max>
  <background_common_pool_size>2</background_common_pool_size>
  <background_schedule_pool_size>4</background_schedule_pool_size>
  <background_move_pool_size>1</background_move_pool_size>
  <background_fetches_pool_size>1</background_fetches_pool_size>
  <background_message_broker_schedule_pool_size>1</background_message_broker_schedule_pool_size>
  <background_distributed_schedule_pool_size>1</background_distributed_schedule_pool_size>
  <background_buffer_flush_schedule_pool_size>1</background_buffer_flush_schedule_pool_size>
  <merge_tree>
    <fsync_after_insert>1</fsync_after_insert>
    <fsync_part_directory>1</fsync_part_directory>
    <number_of_free_entries_in_pool_to_execute_mutation>2</number_of_free_entries_in_pool_to_execute_mutation>
    <number_of_free_entries_in_pool_to_lower_max_size_of_merge>2</number_of_free_entries_in_pool_to_lower_max_size_of_merge>
    <number_of_free_entries_in_pool_to_execute_optimize_entire_partition>2</number_of_free_entries_in_pool_to_execute_optimize_entire_partition>
  </merge_tree>
</clickhouse>
`;
}

/** A killed predecessor holds the folder for a moment longer. */
async function openFirst(folder: string, args: string[], patienceMs: number): Promise<Session> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return new SessionClass(folder, { connectionArgs: args });
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(OPEN_RETRY_MS);
    }
  }
}

async function tableFunctionsOf(session: Session): Promise<ReadonlySet<string>> {
  const result = await session.queryAsync('SELECT name FROM system.table_functions', {
    format: 'TabSeparated',
  });
  return new Set(result.text().toLowerCase().split('\n').filter(Boolean));
}

async function query(session: Session, { sql, format }: Statement): Promise<Answer> {
  const result = await session.queryAsync(sql, { format });
  return {
    body: result.bytes(),
    readRows: result.rowsRead,
    readBytes: result.bytesRead,
    writtenRows: 0,
    writtenBytes: 0,
    elapsedSeconds: result.elapsed,
  };
}

const ROW_FORMATS: readonly RawInsertFormat[] = [
  'JSONEachRow',
  'JSONCompactEachRow',
  'CSV',
  'CSVWithNames',
  'TabSeparated',
  'TabSeparatedWithNames',
];

async function insertRows(session: Session, insert: RowInsert, rows: Buffer): Promise<Answer> {
  const format = ROW_FORMATS.find((name) => name === insert.format);
  if (!format) {
    throw new Refusal(73, 'UNKNOWN_FORMAT', `olapd does not accept rows as ${insert.format}.`);
  }
  const { table, columns, settings } = insert;
  const summary = await session.insert({
    table,
    values: rows,
    format,
    settings: Object.fromEntries(settings),
    ...(columns ? { columns } : {}),
  });
  return {
    body: new Uint8Array(),
    readRows: summary.rowsSent ?? 0,
    readBytes: summary.bytesSent,
    writtenRows: summary.rowsWritten,
    writtenBytes: summary.bytesWritten,
    elapsedSeconds: summary.elapsed,
  };
}

type Lanes = { read: Lane<Session>; write: Lane<Session> };

type Opened = { lanes: Lanes; sessions: ReadonlySet<Session>; writer: Session };

async function openLanes(dataDir: string, patienceMs: number): Promise<Opened> {
  const folder = join(dataDir, 'facts');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const configPath = join(dataDir, 'facts.xml');
  writeFileSync(configPath, configuration(), { mode: 0o600 });
  const args = [`--config-file=${configPath}`];
  const sessions = new Set<Session>();
  const open = async (opening: Session): Promise<Session> => {
    sessions.add(opening);
    await opening.queryAsync(`USE ${DATABASE}`);
    return opening;
  };
  const another = (): Promise<Session> => open(new SessionClass(folder, { connectionArgs: args }));
  // A session gives what a failed statement had already said to whoever asks next.
  const renew = async (session: Session): Promise<Session> => {
    try {
      const fresh = await another();
      sessions.delete(session);
      session.close();
      return fresh;
    } catch (error) {
      // Going on with the old one is the one thing that must not happen.
      process.stderr.write(`olapd cannot replace a session: ${error}\n`);
      process.exit(1);
    }
  };
  const writer = await openFirst(folder, args, patienceMs);
  // The engine's default database opens files by their name; ours does not.
  await writer.queryAsync(`CREATE DATABASE IF NOT EXISTS ${DATABASE} ENGINE = Atomic`);
  const workers = [await open(writer)];
  const readers = [await another(), await another()];
  const lanes = {
    read: lane({ workers: readers, limit: WAITING, renew }),
    write: lane({ workers, limit: WAITING, renew }),
  };
  return { lanes, sessions, writer };
}

/**
 * Opens the facts of a data folder: one writer and two readers.
 *
 * @param patienceMs how long to wait for another process to let go of the folder.
 */
export async function openEngine(dataDir: string, patienceMs: number): Promise<Engine> {
  const { lanes, sessions, writer } = await openLanes(dataDir, patienceMs);
  const version = (await writer.queryAsync('SELECT version()', { format: 'TabSeparated' })).text();
  return {
    version: version.trim(),
    tableFunctions: await tableFunctionsOf(writer),
    run: (statement, rows, signal) =>
      lanes[statement.kind].use(signal, async (session) => {
        try {
          return statement.insert
            ? await insertRows(session, statement.insert, rows ?? Buffer.alloc(0))
            : await query(session, statement);
        } catch (error) {
          throw error instanceof Refusal ? error : fromEngine(error);
        }
      }),
    load: () => ({
      running: lanes.read.running() + lanes.write.running(),
      waiting: lanes.read.waiting() + lanes.write.waiting(),
    }),
    shrink: () =>
      lanes.write.use(new AbortController().signal, async (session) => {
        await session.queryAsync('SYSTEM JEMALLOC PURGE');
      }),
    async close() {
      await Promise.all([lanes.read.drained(), lanes.write.drained()]);
      for (const session of sessions) session.close();
    },
  };
}
