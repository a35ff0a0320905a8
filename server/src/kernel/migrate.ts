import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, type PoolConfig } from 'pg';

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
const LOCK_KEY = 7_482_915_003;

/** The role that requests and jobs log in as. */
export type AppRole = { name: string; password: string };

type Migration = { version: number; name: string; sql: string; checksum: string };

/** The migrations of a folder in their order. */
function readMigrations(directory: string): Migration[] {
  const migrations = readdirSync(directory)
    .filter((name) => FILE_NAME.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { version: Number(name.slice(0, 4)), name, sql, checksum };
    });
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) {
      throw new Error(`Migration ${migration.name} breaks the sequence: ${index + 1} is next.`);
    }
  });
  return migrations;
}

const LEDGER = `
  create table if not exists schema_migration (
    version integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`;

type Applied = Map<number, { name: string; checksum: string }>;

async function readLedger(client: Client): Promise<Applied> {
  const { rows } = await client.query<{ version: number; name: string; checksum: string }>(
    'select version, name, checksum from schema_migration',
  );
  return new Map(rows.map(({ version, name, checksum }) => [version, { name, checksum }]));
}

function refuseDrift(known: Migration[], ledger: Applied): void {
  for (const [version, { name }] of ledger) {
    if (version > known.length) {
      throw new Error(`The database is newer than this release: it has ${name}. Upgrade Voxloop.`);
    }
  }
  for (const { version, name, checksum } of known) {
    const entry = ledger.get(version);
    if (entry && entry.checksum !== checksum) {
      throw new Error(`Migration ${name} was changed after it had been applied.`);
    }
  }
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query(
      'insert into schema_migration (version, name, checksum) values ($1, $2, $3)',
      [migration.version, migration.name, migration.checksum],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new Error(`Migration ${migration.name} failed; nothing of it was kept.`, {
      cause: error,
    });
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

type RoleRow = { powerful: boolean };

/** On a managed server the owner may lack the right to alter roles; then the role is prepared. */
async function setPassword(client: Client, role: AppRole): Promise<void> {
  const name = client.escapeIdentifier(role.name);
  try {
    await client.query(`alter role ${name} password ${client.escapeLiteral(role.password)}`);
  } catch (error) {
    const refused =
      error instanceof Error && 'code' in error && error.code === INSUFFICIENT_PRIVILEGE;
    if (!refused) throw error;
  }
}

async function ensureLogin(client: Client, role: AppRole): Promise<void> {
  const name = client.escapeIdentifier(role.name);
  const { rows } = await client.query<RoleRow>(
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as powerful
     from pg_roles where rolname = $1`,
    [role.name],
  );
  const [found] = rows;
  if (!found) {
    const password = client.escapeLiteral(role.password);
    await client.query(`create role ${name} login password ${password}`);
    return;
  }
  if (found.powerful) {
    throw new Error(
      `The role ${role.name} could pass row-level security; requests must use a role that is ` +
        'nosuperuser nobypassrls nocreaterole nocreatedb noreplication.',
    );
  }
  await setPassword(client, role);
}

async function ensureRole(client: Client, role: AppRole): Promise<void> {
  await ensureLogin(client, role);
  const name = client.escapeIdentifier(role.name);
  const { rows } = await client.query<{ name: string; user: string }>(
    'select current_database() as name, current_user as "user"',
  );
  if (rows[0]?.user === role.name) {
    throw new Error(`The role ${role.name} owns the database; requests must use another one.`);
  }
  const database = client.escapeIdentifier(rows[0]?.name ?? '');
  await client.query(`
    revoke all on schema public from public;
    revoke temporary on database ${database} from public;
    grant usage on schema public to ${name};
    grant connect on database ${database} to ${name};
    grant select on schema_migration to ${name};
    alter default privileges in schema public
      grant select, insert, update, delete on tables to ${name};
    alter default privileges in schema public grant usage, select on sequences to ${name}`);
}

type Standing = { powerful: boolean; owns: boolean };

async function refusePowerful(client: Client): Promise<void> {
  const { rows } = await client.query<Standing>(
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as powerful,
       exists (select from pg_tables where schemaname = 'public' and tableowner = rolname) as owns
     from pg_roles where rolname = current_user`,
  );
  if (rows[0]?.powerful || rows[0]?.owns) {
    throw new Error(
      'DATABASE_URL names a role that could pass row-level security; give the owner as ' +
        'DATABASE_OWNER_URL and another role as DATABASE_URL, which the migrations create.',
    );
  }
}

/**
 * Resolves when the database has every file of this release.
 *
 * @throws Error naming what is missing, that the database is newer or was changed, or that the role
 * of `app` could pass row-level security.
 */
export async function requireMigrated(app: PoolConfig, directory: string): Promise<void> {
  const known = readMigrations(directory);
  const client = new Client({ ...app, application_name: 'voxloop-migrate' });
  client.on('error', () => {});
  await client.connect();
  try {
    await refusePowerful(client);
    const exists = await client.query("select to_regclass('schema_migration') as ledger");
    const ledger: Applied = exists.rows[0]?.ledger ? await readLedger(client) : new Map();
    refuseDrift(known, ledger);
    const missing = known.find(({ version }) => !ledger.has(version));
    if (missing) {
      throw new Error(
        `The database lacks ${missing.name}; set DATABASE_OWNER_URL once so that it is migrated.`,
      );
    }
  } finally {
    await client.end();
  }
}

/** What a run of the migrations did. */
export type MigrationReport = { applied: string[]; version: number };

/**
 * Brings the database to the newest schema and the application role to its rights: each file in
 * one transaction, in order, once, under a lock, so that runs may overlap or be killed.
 * The application role exists before the first file runs and may read and write what files create;
 * a file narrows that with `revoke`.
 *
 * @throws Error when a file fails, was changed after it had been applied, or is unknown here.
 */
export async function migrate(
  owner: PoolConfig,
  directory: string,
  appRole: AppRole,
): Promise<MigrationReport> {
  const known = readMigrations(directory);
  const client = new Client({ ...owner, application_name: 'voxloop-migrate' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    await client.query(LEDGER);
    const ledger = await readLedger(client);
    refuseDrift(known, ledger);
    await ensureRole(client, appRole);
    const pending = known.filter(({ version }) => !ledger.has(version));
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map(({ name }) => name), version: known.length };
  } finally {
    await client.end();
  }
}
