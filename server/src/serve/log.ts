import type { StoreLog } from '../kernel/embedded/postgres.ts';

const LEVELS = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, silent: 100 } as const;

/** Least level of log lines that are written. */
export type Level = keyof typeof LEVELS;

/**
 * A log with the same JSON lines as the other processes write, without loading their logger: the
 * supervisor stays as small as it can.
 */
export function supervisorLog(least: Level): StoreLog {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (fields: object, msg: string): void => {
      if (LEVELS[level] < LEVELS[least]) return;
      const head = { level: LEVELS[level], time: Date.now(), pid: process.pid, name: 'supervisor' };
      process.stderr.write(`${JSON.stringify({ ...head, ...fields, msg })}\n`);
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
