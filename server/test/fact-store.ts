import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FactsEndpoint } from '../src/kernel/config.ts';
import { prepareDataDir } from '../src/kernel/embedded/runner.ts';
import { factsClient } from '../src/kernel/facts-client.ts';
import { migrateFacts } from '../src/kernel/facts-migrate.ts';
import { startOlap } from '../src/kernel/olapd/start.ts';
import { loadSecrets } from '../src/kernel/secrets.ts';

/** A fact store that only one test file uses; stop it when done. */
export async function ownFactStore(): Promise<{ endpoint: FactsEndpoint; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vx-'));
  prepareDataDir(dataDir);
  const log = { info() {}, warn() {}, error() {} };
  const olap = await startOlap({ dataDir, secrets: loadSecrets(dataDir), log });
  const client = factsClient(olap.endpoint);
  await migrateFacts(client, {});
  await client.close();
  return {
    endpoint: olap.endpoint,
    async stop() {
      await olap.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
