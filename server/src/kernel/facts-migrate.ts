import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClickHouseClient } from '@clickhouse/client';

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.ts$/;

const FACTS_MIGRATIONS = join(import.meta.dirname, '../../migrations/facts');

/** Where statements run: on one server or on every node of a named cluster. */
export type FactsEngine = { cluster?: string };

type Migration = { version: number; name: string; statements: string[]; checksum: string };

type Module = { up(engine: FactsEngine): string[] };

function isModule(value: unknown): value is Module {
  return (
    typeof value === 'object' && value !== null && 'up' in value && typeof value.up === 'function'
  );
}

async function read(directory: string, name: string, engine: FactsEngine): Promise<Migration> {
  const module: unknown = await import(pathToFileURL(join(directory, name)).href);
  if (!isModule(module)) throw new Error(`Facts migration ${name} exports no function up.`);
  const statements = module.up(engine);
  const checksum = createHash('sha256').update(statements.join('\n;\n')).digest('hex');
  return { version: Number(name.slice(0, 4)), name, statements, checksum };
}

function ledger({ cluster }: FactsEngine): string[] {
  const columns =
    '(version UInt32, name String, checksum String, applied_at DateTime DEFAULT now())';
  if (!cluster) {
    return [
      `CREATE TABLE IF NOT EXISTS schema_migration ${columns}
       ENGINE = ReplacingMergeTree(applied_at) ORDER BY version`,
    ];
  }
  // One shard for all nodes, so that every node knows what was applied.
  return [
    `CREATE TABLE IF NOT EXISTS schema_migration ON CLUSTER ${cluster} ${columns}
     ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/all/{database}/schema_migration',
       '{shard}-{replica}', applied_at) ORDER BY version`,
  ];
}

type Entry = { version: number; name: string; checksum: string };

async function entries(client: ClickHouseClient): Promise<Map<number, Entry>> {
  const result = await client.query({
    query: 'SELECT version, name, checksum FROM schema_migration FINAL',
    format: 'JSONEachRow',
  });
  return new Map((await result.json<Entry>()).map((row) => [Number(row.version), row]));
}

function pendingOf(known: Migration[], done: Map<number, Entry>): Migration[] {
  for (const { version, name } of done.values()) {
    if (Number(version) > known.length) {
      throw new Error(`The facts are newer than this release: they have ${name}. Upgrade Voxloop.`);
    }
  }
  return known.filter((migration, index) => {
    if (migration.version !== index + 1) {
      throw new Error(`Facts migration ${migration.name} breaks the sequence.`);
    }
    const entry = done.get(migration.version);
    if (entry && entry.checksum !== migration.checksum) {
      throw new Error(`Facts migration ${migration.name} was changed after it had been applied.`);
    }
    return !entry;
  });
}

async function apply(client: ClickHouseClient, migration: Migration): Promise<void> {
  for (const query of migration.statements) {
    try {
      await client.command({ query });
    } catch (error) {
      throw new Error(`Facts migration ${migration.name} failed.`, { cause: error });
    }
  }
  const { version, name, checksum } = migration;
  await client.insert({
    table: 'schema_migration',
    columns: ['version', 'name', 'checksum'],
    values: [{ version, name, checksum }],
    format: 'JSONEachRow',
  });
}

/**
 * Brings the fact tables to their newest form. ClickHouse has no transactions: every statement of
 * a migration must be repeatable (`IF NOT EXISTS`), because a killed run starts its file again.
 *
 * @returns the names of the files that were applied.
 * @throws Error when a file fails, was changed after it had been applied, or is unknown here.
 */
export async function migrateFacts(
  client: ClickHouseClient,
  engine: FactsEngine,
  directory = FACTS_MIGRATIONS,
): Promise<string[]> {
  const names = readdirSync(directory)
    .filter((name) => FILE_NAME.test(name))
    .sort();
  const known = await Promise.all(names.map((name) => read(directory, name, engine)));
  for (const query of ledger(engine)) await client.command({ query });
  const pending = pendingOf(known, await entries(client));
  for (const migration of pending) await apply(client, migration);
  return pending.map(({ name }) => name);
}
