import { join } from 'node:path';
import { defaults, type PoolConfig } from 'pg';
import type { StoreConfig } from '../kernel/config.ts';
import { factsClient } from '../kernel/facts-client.ts';
import { migrateFacts } from '../kernel/facts-migrate.ts';
import { installQueues } from '../kernel/jobs.ts';
import { type AppRole, migrate, requireMigrated } from '../kernel/migrate.ts';
import { queues } from '../queues.ts';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

/** The role that a pool logs in as, from its fields or its address. */
export function roleOf(pool: PoolConfig): AppRole {
  const url = pool.connectionString ? new URL(pool.connectionString) : null;
  const name = url ? decodeURIComponent(url.username) : pool.user;
  const password = url ? decodeURIComponent(url.password) : pool.password;
  return {
    name: name || String(defaults.user),
    password: typeof password === 'string' ? password : '',
  };
}

async function migrateTruth({ owner, app }: StoreConfig['pg']): Promise<string[]> {
  // Without an address for the owner this instance may not change the schema, only check it.
  if (owner.connectionString !== undefined && owner.connectionString === app.connectionString) {
    await requireMigrated(app, MIGRATIONS);
    return [];
  }
  const role = roleOf(app);
  const { applied } = await migrate(owner, MIGRATIONS, role);
  await installQueues(owner, queues, role.name);
  return applied;
}

/** Brings both stores to the newest form; answers the names of the files that were applied. */
export async function migrateStores({ pg, facts }: StoreConfig): Promise<string[]> {
  const cluster = facts.kind === 'url' ? facts.cluster : undefined;
  const client = factsClient(facts);
  try {
    const [truth, applied] = await Promise.all([
      migrateTruth(pg),
      migrateFacts(client, cluster ? { cluster } : {}),
    ]);
    return [...truth, ...applied];
  } finally {
    await client.close();
  }
}
