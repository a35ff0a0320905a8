import { once } from 'node:events';
import { pino } from 'pino';
import type { ServeContext } from '../kernel/config.ts';
import { afterBursts, shrinkHeap } from '../kernel/rest.ts';
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

let served: Served | null = null;
const close = (): Promise<void> =>
  (served?.close() ?? Promise.resolve()).catch((error: unknown) =>
    log.error(error, 'did not close cleanly'),
  );
process.once('SIGTERM', () => close().finally(() => process.exit(0)));
// Heard from the beginning: a supervisor that dies while this starts must not leave an orphan.
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), ORPHAN_MS).unref();
  close().finally(() => process.exit(1));
});

afterBursts(shrinkHeap);
try {
  served = await serve(part, context);
  await report({ kind: 'ready', url: served.url ?? null, setupUrl: served.setupUrl ?? null });
} catch (error) {
  log.error(error, 'could not start');
  await report({ kind: 'fault', message: sentence(error) });
  process.exit(1);
}
