import type { PoolConfig } from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import { defaultDataDir } from './disk.ts';
import type { Secrets } from './secrets.ts';

const port = z.coerce.number().int().min(0).max(65_535);

const Environment = z.object({
  VOXLOOP_DATA: z
    .string()
    .min(1)
    .default(() => defaultDataDir())
    .describe('Folder for everything that is kept: truth, facts, files and secrets.'),
  VOXLOOP_PORT: port.default(8080).describe('TCP port of the web interface and the API.'),
  VOXLOOP_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address to listen on; 0.0.0.0 opens the server to the network.'),
  VOXLOOP_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Public address that links in mails and redirects are built from.'),
  VOXLOOP_ROLE: z
    .enum(['all', 'api', 'worker'])
    .default('all')
    .describe('Which processes this instance runs.'),
  VOXLOOP_TRUSTED_PROXY_HOPS: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('How many reverse proxies may set X-Forwarded-For; 0 trusts none.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('External PostgreSQL 15 or later, application role (no owner, no superuser).'),
  DATABASE_OWNER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('The same database as its owner; used by migrations only.'),
  CLICKHOUSE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('External ClickHouse over HTTP, with user and password in the address.'),
  CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^[A-Za-z_]\w*$/)
    .optional()
    .describe('Cluster name; set, tables are created Replicated and Distributed on it.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server for invitations, alerts and survey mails.'),
  MAIL_FROM: z.string().min(3).optional().describe('Sender of outgoing mail.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least level of log lines that are written.'),
});

/** What the environment says, checked and with defaults filled in. */
export type Config = z.infer<typeof Environment>;

/** Where the facts are asked: the embedded engine's socket or a ClickHouse server. */
export type FactsEndpoint =
  | { kind: 'socket'; socketPath: string }
  | { kind: 'url'; url: string; cluster?: string };

/** Addresses of both stores; plain data, so it can cross a process boundary. */
export type StoreConfig = {
  pg: { owner: PoolConfig; app: PoolConfig };
  facts: FactsEndpoint;
};

/** What the API and the worker process are given to start with. */
export type ServeContext = {
  config: Config;
  secrets: Secrets;
  stores: StoreConfig;
  log: Logger;
  demo: boolean;
};

function crossFaults(config: Config): string[] {
  const faults: string[] = [];
  if (config.DATABASE_OWNER_URL && !config.DATABASE_URL) {
    faults.push('DATABASE_OWNER_URL: needs DATABASE_URL beside it');
  }
  if (config.CLICKHOUSE_CLUSTER && !config.CLICKHOUSE_URL) {
    faults.push('CLICKHOUSE_CLUSTER: needs CLICKHOUSE_URL beside it');
  }
  if (config.SMTP_URL && !config.MAIL_FROM) faults.push('SMTP_URL: needs MAIL_FROM beside it');
  return faults;
}

function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, string> {
  const known = Object.keys(Environment.shape);
  return Object.fromEntries(
    known.flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

/**
 * The configuration in `env`; empty values count as unset.
 *
 * @throws Error naming every faulty variable at once.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(withoutEmpty(env));
  const faults = parsed.success
    ? crossFaults(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success || faults.length > 0) {
    throw new Error(`The configuration has faults:\n  ${faults.join('\n  ')}`);
  }
  return parsed.data;
}

/** One variable of the configuration, for the reference table. */
export type ConfigDoc = { name: string; docs: string };

/** Every variable with its sentence, in the order of the schema. */
export function configDocs(): ConfigDoc[] {
  return Object.entries(Environment.shape).map(([name, schema]) => ({
    name,
    docs: schema.description ?? '',
  }));
}
