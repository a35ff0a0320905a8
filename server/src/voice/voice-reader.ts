import type { Reading, Voice } from '@voxloop/nlp';
import { Piscina } from 'piscina';

/** Voices of one organisation to be read by one pack. */
export type ReadTask = {
  readonly packId: string;
  /** The organisation's own names of needs. */
  readonly terms: Readonly<Record<string, readonly string[]>>;
  readonly voices: readonly Voice[];
};

/** Threads that read voices off the event loop. */
export type ReaderPool = {
  read(task: ReadTask): Promise<Reading[]>;
  close(): Promise<void>;
};

/** Opens the pool; a thread that has nothing to do for a while ends and gives its memory back. */
export function openReaders(threads: number): ReaderPool {
  const pool = new Piscina({
    filename: new URL('./voice-reader.worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 10_000,
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 192 },
  });
  return {
    read: (task) => pool.run(task, { name: 'read' }),
    close: () => pool.destroy(),
  };
}
