import { overloaded, Refusal } from './refusal.ts';

/** A few workers that do one thing at a time each, and a short queue before them. */
export type Lane<Worker> = {
  use<Result>(signal: AbortSignal, work: (worker: Worker) => Promise<Result>): Promise<Result>;
  running(): number;
  waiting(): number;
  drained(): Promise<void>;
};

/** How a lane is made up: its workers, how many callers may wait, and how a worker is replaced. */
export type LaneParts<Worker> = {
  workers: readonly Worker[];
  limit: number;
  renew(worker: Worker): Promise<Worker>;
};

/**
 * A lane over `workers`; one whose work failed is replaced before it gets more. At most `limit` callers wait, first come first served; a caller whose
 * signal fires while it waits gives up its place.
 *
 * @throws Refusal 202 from `use` when the queue is full, 394 when the caller gave up.
 */
export function lane<Worker>({ workers, limit, renew }: LaneParts<Worker>): Lane<Worker> {
  const free = [...workers];
  const queue: ((worker: Worker) => void)[] = [];
  const idle: (() => void)[] = [];

  function turn(signal: AbortSignal): Promise<Worker> {
    const worker = free.pop();
    if (worker !== undefined) return Promise.resolve(worker);
    if (queue.length >= limit) return Promise.reject(overloaded());
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        queue.splice(queue.indexOf(take), 1);
        reject(new Refusal(394, 'QUERY_WAS_CANCELLED', 'The caller went away.'));
      };
      const take = (next: Worker): void => {
        signal.removeEventListener('abort', leave);
        resolve(next);
      };
      queue.push(take);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  function giveBack(worker: Worker): void {
    const next = queue.shift();
    if (next) {
      next(worker);
      return;
    }
    free.push(worker);
    if (free.length === workers.length) for (const resolve of idle.splice(0)) resolve();
  }

  return {
    async use(signal, work) {
      let worker = await turn(signal);
      try {
        return await work(worker);
      } catch (error) {
        worker = await renew(worker);
        throw error;
      } finally {
        giveBack(worker);
      }
    },
    running: () => workers.length - free.length,
    waiting: () => queue.length,
    drained: () =>
      free.length === workers.length
        ? Promise.resolve()
        : new Promise((resolve) => {
            idle.push(resolve);
          }),
  };
}
