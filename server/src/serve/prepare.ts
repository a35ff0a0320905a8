import { once } from 'node:events';
import { loadConfig, type StoreConfig } from '../kernel/config.ts';
import { report, sentence } from './messages.ts';

/**
 * Runs before anything serves: checks the configuration for the supervisor and, once the stores
 * are up, migrates them. A process of its own, so that its libraries are gone afterwards.
 */
async function prepare(): Promise<void> {
  const config = loadConfig(process.env);
  const stores = once(process, 'message');
  await report({ kind: 'config', config });
  const { migrateStores } = await import('./migrate-stores.ts');
  const [message]: unknown[] = await stores;
  if (!isStores(message)) throw new Error('Migrations need the addresses of the stores.');
  await report({ kind: 'migrated', applied: await migrateStores(message) });
}

function isStores(message: unknown): message is StoreConfig {
  return typeof message === 'object' && message !== null && 'pg' in message && 'facts' in message;
}

process.on('SIGINT', () => {});
process.once('disconnect', () => process.exit(1));
prepare()
  .catch((error: unknown) => report({ kind: 'fault', message: sentence(error) }))
  .finally(() => process.exit(0));
