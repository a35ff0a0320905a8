/** Less work than this between two looks is rest: what timers and health checks cost. */
const restCpuMs = 150;
/** As much work as this leaves something behind that is worth a collection. */
const burstCpuMs = 500;

const usedMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/**
 * Calls `shrink` once after each burst of work, when this process has come to rest: engines keep the
 * memory of their busiest moment until somebody asks for it back.
 *
 * @param lookMs how long one look at the work is from the next, in milliseconds.
 */
export function afterBursts(shrink: () => void, lookMs = 5_000): void {
  let last = usedMs();
  let owed = 0;
  setInterval(() => {
    const now = usedMs();
    const spent = now - last;
    last = now;
    if (spent > restCpuMs) {
      owed += spent;
      return;
    }
    if (owed < burstCpuMs) return;
    shrink();
    owed = 0;
    last = usedMs();
  }, lookMs).unref();
}

/**
 * Environment of a program that is to give memory back: glibc else keeps what a burst of buffers
 * took, in as many arenas as there are threads.
 */
export const leanMalloc = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' } as const;

/** Collects garbage and hands the pages back to the system; needs `--expose-gc`. */
export function shrinkHeap(): void {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
