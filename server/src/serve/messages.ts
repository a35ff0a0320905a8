import type { Config, StoreConfig } from '../kernel/config.ts';
import type { Secrets } from '../kernel/secrets.ts';

/** What the supervisor hands to a process that serves. */
export type Assignment = { config: Config; secrets: Secrets; stores: StoreConfig; demo: boolean };

/** What a process of ours tells its supervisor. */
export type Report =
  | { kind: 'config'; config: Config }
  | { kind: 'migrated'; applied: string[] }
  | { kind: 'ready'; url: string | null; setupUrl: string | null }
  | { kind: 'fault'; message: string };

/** Whether something received over a process channel is a report. */
export function isReport(message: unknown): message is Report {
  return typeof message === 'object' && message !== null && 'kind' in message;
}

/** Sends a report and resolves when it is on its way, so that the sender may exit. */
export function report(message: Report): Promise<void> {
  return new Promise((resolve) => {
    if (!process.send) resolve();
    else process.send(message, () => resolve());
  });
}

/** An error in the words that a person at a terminal needs. */
export function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
