import { once } from 'node:events';
import { pino } from 'pino';
import type { ServeContext } from '../kernel/config.ts';
import { type Assignment, report, sentence } from './messages.ts';

const ORPHAN_MS = 3_000;

type Served = { url?: string; setupUrl?: string | null; close(): Promise<void> };

async function serve(part: string, context: ServeContext): Promise<Served> {
  if (part === 'api') return (await import('../api.ts')).startApi(context);
  return (await import('../jobs.ts')).startWorker(context);
}

function isAssignment(message: unknown): message is Assignment {
  return typeof message === 'object' && message !== null && 'stores' in message;
}

const part = process.argv[2] ?? '';
// Ctrl-C reaches the whole process group; the supervisor decides who ends when.
process.on('SIGINT', () => {});
const [message]: unknown[] = await once(process, 'message');
if (!isAssignment(message)) throw new Error('A serving process needs its assignment.');
const log = pino({ name: part, level: message.config.LOG_LEVEL });
const context: ServeContext = { ...message, log };

try {
  const served = await serve(part, context);
  let _closing: Promise<void> | null = null;
  const close = (code: number): void => {
    // A service manager may signal every process of the tree, and the supervisor signals again.
    _closing ??= served
      .close()
      .catch((error: unknown) => log.error(error, 'did not close cleanly'))
      .finally(() => process.exit(code));
  };
  process.on('SIGTERM', () => close(0));
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), ORPHAN_MS).unref();
    close(1);
  });
  await report({ kind: 'ready', url: served.url ?? null, setupUrl: served.setupUrl ?? null });
} catch (error) {
  log.error(error, 'could not start');
  await report({ kind: 'fault', message: sentence(error) });
  process.exit(1);
}
