import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { leanMalloc } from '../kernel/rest.ts';
import type { Running } from './keep.ts';
import { type Assignment, isReport, type Report } from './messages.ts';

const DRAIN_MS = 20_000;

/** Processes of this program besides its supervisor. */
export type Part = 'api' | 'worker';

/** How much memory each of our programs may spend on being quick. */
export const partFlags: Readonly<Record<Part | 'prepare', string[]>> = {
  api: ['--expose-gc', '--max-semi-space-size=4', '--max-old-space-size=512'],
  worker: ['--expose-gc', '--max-semi-space-size=8', '--max-old-space-size=512'],
  prepare: ['--max-semi-space-size=4'],
};

/** Starts one of our programs as a child with a channel to this process. */
export function spawnPart(part: Part | 'prepare'): ChildProcess {
  const program = part === 'prepare' ? 'prepare.ts' : 'child.ts';
  return fork(join(import.meta.dirname, program), part === 'prepare' ? [] : [part], {
    execArgv: partFlags[part],
    env: { ...process.env, ...leanMalloc },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** Resolves with the first report of one kind; a fault or an early end is an error. */
export function reported<Kind extends Report['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<Report, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const isWanted = (message: Report): message is Extract<Report, { kind: Kind }> =>
      message.kind === kind;
    const hear = (message: unknown): void => {
      if (!isReport(message)) return;
      if (isWanted(message)) settle(() => resolve(message));
      else if (message.kind === 'fault') settle(() => reject(new Error(message.message)));
    };
    const end = (code: number | null, signal: string | null): void =>
      settle(() => reject(new Error(`A process ended early (${signal ?? `code ${code}`}).`)));
    const settle = (outcome: () => void): void => {
      child.off('message', hear);
      child.off('exit', end);
      outcome();
    };
    child.on('message', hear);
    child.on('exit', end);
    child.on('error', reject);
  });
}

/** A process that serves, with what it said when it was ready. */
export type ServingPart = Running & { url: string | null; setupUrl: string | null };

/** Starts the API or the worker and resolves when it serves. */
export async function startPart(part: Part, assignment: Assignment): Promise<ServingPart> {
  const child = spawnPart(part);
  const exited = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => resolve(code));
    child.on('error', () => resolve(null));
  });
  child.send(assignment, () => {});
  const { url, setupUrl } = await reported(child, 'ready');
  return {
    url,
    setupUrl,
    exited,
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS);
      await exited;
      clearTimeout(late);
    },
    kill: () => child.kill('SIGKILL'),
  };
}
