import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { Config } from '../kernel/config.ts';
import type { StoreLog } from '../kernel/embedded/postgres.ts';
import { prepareDataDir } from '../kernel/embedded/runner.ts';
import { type FolderLock, lockFolder } from '../kernel/lock.ts';
import { loadSecrets } from '../kernel/secrets.ts';
import { type Part, reported, type ServingPart, spawnPart, startPart } from './child-process.ts';
import { type Kept, keep, together } from './keep.ts';
import { supervisorLog } from './log.ts';
import type { Assignment } from './messages.ts';
import { isEmbedded, startStores } from './stores.ts';

const PARTS: Readonly<Record<Config['VOXLOOP_ROLE'], readonly Part[]>> = {
  all: ['api', 'worker'],
  api: ['api'],
  worker: ['worker'],
};

/** Where a started installation is reached; nowhere when it runs a worker only. */
export type Whereabouts = { url: string | null; setupUrl: string | null };

/** Found out before the stores are started, because then the answer comes at once. */
function refuseTakenPort({ VOXLOOP_PORT: port, VOXLOOP_HOST: host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is taken by another program; choose another with --port.`
          : `Cannot listen on port ${port} of ${host} (${error.code}).`;
      reject(new Error(reason));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

type Preparation = { config: Config; migrate(stores: Assignment['stores']): Promise<string[]> };

async function prepareChild(endings: Endings): Promise<Preparation> {
  const child = spawnPart('prepare');
  const end = (): void => {
    child.kill('SIGKILL');
  };
  endings.add({ stop: async () => end(), kill: end });
  const { config } = await reported(child, 'config');
  return {
    config,
    async migrate(stores) {
      const done = reported(child, 'migrated');
      child.send(stores, () => {});
      return (await done).applied;
    },
  };
}

/** Things that were started, ended in the opposite order. */
export class Endings {
  readonly #kept: Kept[] = [];

  add(kept: Kept): void {
    this.#kept.push(kept);
  }

  async stop(): Promise<void> {
    for (const kept of this.#kept.toReversed()) await kept.stop();
  }

  kill(): void {
    for (const kept of this.#kept.toReversed()) kept.kill();
  }
}

function lockEnding(lock: FolderLock): Kept {
  return { stop: async () => lock.release(), kill: () => lock.release() };
}

function whereaboutsEnding(path: string): Kept {
  const remove = (): void => rmSync(path, { force: true });
  return { stop: async () => remove(), kill: remove };
}

async function startParts(
  assignment: Assignment,
  log: StoreLog,
  endings: Endings,
): Promise<ServingPart | null> {
  const parts = PARTS[assignment.config.VOXLOOP_ROLE];
  const group: Kept[] = [];
  endings.add(together(group));
  const started = await Promise.allSettled(
    parts.map(async (name) => {
      const kept = await keep({ name, log, start: () => startPart(name, assignment) });
      group.push(kept);
      return { name, first: kept.first };
    }),
  );
  const failed = started.find((part) => part.status === 'rejected');
  if (failed) throw failed.reason;
  const found = started.find((part) => part.status === 'fulfilled' && part.value.name === 'api');
  return found?.status === 'fulfilled' ? found.value.first : null;
}

async function assemble(demo: boolean, endings: Endings): Promise<ServingPart | null> {
  const prepared = await prepareChild(endings);
  const dataDir = resolve(prepared.config.VOXLOOP_DATA);
  const config = { ...prepared.config, VOXLOOP_DATA: dataDir };
  const log = supervisorLog(config.LOG_LEVEL);
  prepareDataDir(dataDir);
  if (isEmbedded(config)) endings.add(lockEnding(lockFolder(dataDir)));
  if (config.VOXLOOP_ROLE !== 'worker') await refuseTakenPort(config);
  const whereabouts = join(dataDir, 'server.json');
  endings.add(whereaboutsEnding(whereabouts));
  const note = (url: string | null, stores: Assignment['stores'] | null): void => {
    const content = { pid: process.pid, url, stores, startedAt: new Date().toISOString() };
    writeFileSync(whereabouts, `${JSON.stringify(content)}\n`, { mode: 0o600 });
  };
  note(null, null);
  const secrets = loadSecrets(dataDir);
  const stores = await startStores(config, { dataDir, secrets, log });
  endings.add(stores.kept);
  const applied = await prepared.migrate(stores.addresses);
  if (applied.length > 0) log.info({ applied }, 'migrated');
  const assignment = { config, secrets, stores: stores.addresses, demo };
  const api = await startParts(assignment, log, endings);
  note(api?.url ?? null, stores.addresses);
  return api;
}

/**
 * Starts Voxloop as the environment says: stores, migrations, then the processes that serve, each
 * restarted when it ends on its own. What is started is noted in `endings`.
 *
 * @throws Error in words for a person; whatever had been started is stopped before.
 */
export async function startInstallation(demo: boolean, endings: Endings): Promise<Whereabouts> {
  try {
    const api = await assemble(demo, endings);
    return { url: api?.url ?? null, setupUrl: api?.setupUrl ?? null };
  } catch (error) {
    await endings.stop();
    throw error;
  }
}
