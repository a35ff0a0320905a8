import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreLog } from '../kernel/embedded/postgres.ts';
import { sentence } from './messages.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
const STEADY_MS = 30_000;

/** Something that runs until it exits or is stopped. */
export type Running = { exited: Promise<number | null>; stop(): Promise<void>; kill?(): void };

/** Something started that is to be ended: in order, or at once. */
export type Kept = { stop(): Promise<void>; kill(): void };

/** Several things that end together; more may join while they run. */
export function together(all: Kept[]): Kept {
  return {
    async stop() {
      await Promise.all(all.map((each) => each.stop()));
    },
    kill() {
      for (const each of all) each.kill();
    },
  };
}

/** How to start a thing, and what to do before it is started again. */
export type Keeping<Thing extends Running> = {
  name: string;
  log: StoreLog;
  start(): Promise<Thing>;
  beforeRestart?(): void;
};

/** Pause before the next start: doubled each time, back to the shortest after a steady run. */
export function nextPause(pause: number, ranMs: number): number {
  return ranMs > STEADY_MS ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
}

/**
 * Starts a thing and keeps it running. The first start must succeed; later ones are repeated with
 * growing pauses until they do.
 */
export async function keep<Thing extends Running>(
  keeping: Keeping<Thing>,
): Promise<Kept & { first: Thing }> {
  const { name, log } = keeping;
  const stopping = new AbortController();
  const first = await keeping.start();
  let present: Thing | null = first;

  async function restart(pause: number): Promise<number> {
    await sleep(pause, undefined, { signal: stopping.signal });
    keeping.beforeRestart?.();
    try {
      const next = await keeping.start();
      present = next;
      if (stopping.signal.aborted) await next.stop();
      else log.info({ process: name }, 'started again');
      return pause;
    } catch (error) {
      log.error({ process: name, error: sentence(error) }, 'could not be started again');
      return nextPause(pause, 0);
    }
  }

  async function watch(): Promise<void> {
    let pause = FIRST_PAUSE_MS / 2;
    while (!stopping.signal.aborted) {
      if (!present) {
        pause = await restart(pause);
        continue;
      }
      const since = performance.now();
      const code = await present.exited;
      if (stopping.signal.aborted) return;
      log.warn({ process: name, code }, 'ended on its own');
      pause = nextPause(pause, performance.now() - since);
      present = null;
    }
  }
  const watching = watch().catch(() => {});

  return {
    first,
    async stop() {
      stopping.abort();
      await present?.stop();
      await watching;
    },
    kill() {
      stopping.abort();
      present?.kill?.();
    },
  };
}
