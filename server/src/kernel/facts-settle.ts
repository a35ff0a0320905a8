import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Facts } from './facts.ts';

const pauseMs = 15_000;
const quietSeconds = 20;

/** Keeps folding months that have come to rest, one after the other, until closed. */
export function keepSettled(facts: Facts, log: Logger): { close(): Promise<void> } {
  const stop = new AbortController();
  const settling = (async () => {
    while (!stop.signal.aborted) {
      const more = await facts.settle(quietSeconds).catch((error: unknown) => {
        log.warn({ error: String(error) }, 'facts were not settled');
        return false;
      });
      if (!more) await sleep(pauseMs, undefined, { signal: stop.signal }).catch(() => {});
    }
  })();
  return {
    async close() {
      stop.abort();
      await settling;
    },
  };
}
