import type { PoolConfig } from 'pg';
import type { Config, FactsEndpoint, StoreConfig } from '../kernel/config.ts';
import { freeSpace, keepBallast, releaseBallast } from '../kernel/disk.ts';
import { type StoreStart, startPostgres } from '../kernel/embedded/postgres.ts';
import { startOlap } from '../kernel/olapd/start.ts';
import { type Kept, keep, together } from './keep.ts';

const BALLAST_CHECK_MS = 60_000;
const FULL_BYTES = 64 * 1024 * 1024;

/** Both stores, wherever they run, and how to end those that are ours. */
export type Stores = { addresses: StoreConfig; kept: Kept };

/** Whether a store of our own is needed, so that the data folder must not be shared. */
export function isEmbedded(config: Config): boolean {
  return !config.DATABASE_URL || !config.CLICKHOUSE_URL;
}

type Part<Address> = { address: Address; kept: Kept | null };
type Truth = { owner: PoolConfig; app: PoolConfig };

async function truth(config: Config, start: StoreStart): Promise<Part<Truth>> {
  if (config.DATABASE_URL) {
    const app = { connectionString: config.DATABASE_URL };
    const owner = { connectionString: config.DATABASE_OWNER_URL ?? config.DATABASE_URL };
    return { address: { owner, app }, kept: null };
  }
  const { dataDir, log } = start;
  const kept = await keep({
    name: 'postgres',
    log,
    start: () => startPostgres(start),
    beforeRestart() {
      // It cannot even start on a full volume, and would stay down until someone tidies up.
      if (freeSpace(dataDir).freeBytes > FULL_BYTES) return;
      log.warn({}, 'the volume is full; the reserve is released');
      releaseBallast(dataDir);
    },
  });
  const { owner, app } = kept.first;
  return { address: { owner, app }, kept };
}

async function facts(config: Config, start: StoreStart): Promise<Part<FactsEndpoint>> {
  const { CLICKHOUSE_URL: url, CLICKHOUSE_CLUSTER: cluster } = config;
  if (url) return { address: { kind: 'url', url, ...(cluster ? { cluster } : {}) }, kept: null };
  const { log } = start;
  const kept = await keep({ name: 'olapd', log, start: () => startOlap(start) });
  return { address: kept.first.endpoint, kept };
}

function ballastKeeper({ dataDir, log }: StoreStart): Kept {
  const check = (): void => {
    if (!keepBallast(dataDir)) log.warn({ ...freeSpace(dataDir) }, 'the volume is nearly full');
  };
  check();
  const timer = setInterval(check, BALLAST_CHECK_MS);
  const end = (): void => clearInterval(timer);
  return { stop: async () => end(), kill: end };
}

/**
 * Starts the stores that are not given by address, and keeps them running.
 *
 * @throws Error when one does not come up; the other is stopped then.
 */
export async function startStores(config: Config, start: StoreStart): Promise<Stores> {
  const kept: Kept[] = [];
  const note = async <Address>(starting: Promise<Part<Address>>): Promise<Address> => {
    const part = await starting;
    if (part.kept) kept.push(part.kept);
    return part.address;
  };
  const starting = [note(truth(config, start)), note(facts(config, start))] as const;
  try {
    const [pg, olap] = await Promise.all(starting);
    if (isEmbedded(config)) kept.push(ballastKeeper(start));
    return { addresses: { pg, facts: olap }, kept: together(kept) };
  } catch (error) {
    await Promise.allSettled(starting);
    await together(kept).stop();
    throw error;
  }
}
