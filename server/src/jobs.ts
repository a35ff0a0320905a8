import { availableParallelism, setPriority } from 'node:os';
import type { ServeContext } from '#kernel/config.ts';
import { keepSettled } from '#kernel/facts-settle.ts';
import { guardJobs } from '#kernel/job-guard.ts';
import { type Subscription, subscribe } from '#kernel/jobs.ts';
import { startWorkerLoops } from '#kernel/worker.ts';
import { alertSubscriptions } from './alert/alert.jobs.ts';
import { demoSeed } from './demo/demo-job-kinds.ts';
import type { DemoWork } from './demo/demo-run.ts';
import { exportSubscriptions } from './exports.ts';
import { anchorAuditLogs } from './org/org-audit-anchor.store.ts';
import { openServices } from './services.ts';
import { ticketSubscriptions } from './ticket/ticket.jobs.ts';
import { type VoiceWork, voiceSubscriptions } from './voice/voice.jobs.ts';
import { importSubscriptions } from './voice/voice-import.jobs.ts';
import { openReaders } from './voice/voice-reader.ts';
import { rebuildSubscriptions } from './voice/voice-rebuild.jobs.ts';

/** How often the newest entry of each audit log is noted outside the database. */
const anchorMs = 3_600_000;

/** What follows from a voice, step by step; the sample company's year runs through it too. */
export function voiceSteps(work: VoiceWork): readonly Subscription[] {
  return [...voiceSubscriptions(work), ...alertSubscriptions(work), ...ticketSubscriptions(work)];
}

/** Every subscription of the product. */
export function subscriptions(work: DemoWork): readonly Subscription[] {
  return [
    ...importSubscriptions(work),
    ...voiceSteps(work),
    ...exportSubscriptions(work),
    ...rebuildSubscriptions(work),
    subscribe(demoSeed, async ({ orgId }) => {
      // Its texts are megabytes that no other work needs.
      const { runSample } = await import('./demo/demo-run.ts');
      await runSample(work, orgId);
    }),
  ];
}

/** Below the API and the stores: whoever waits for a page goes before what happens behind it. */
const workerPriority = 2;

/** Starts the worker process: job loops, and threads that read. */
export async function startWorker(context: ServeContext): Promise<{ close(): Promise<void> }> {
  setPriority(workerPriority);
  const { services, close } = await openServices(context, 'worker');
  const readers = openReaders(Math.max(1, availableParallelism() - 1));
  const work: DemoWork = { ...services, readers, subscriptions: voiceSteps };
  const { log, stores } = context;
  const loops = startWorkerLoops(services.jobs, guardJobs(services.db, subscriptions(work)), {
    log,
    listenOn: stores.pg.app,
  });
  const settling = keepSettled(services.facts, log);
  const anchor = () =>
    anchorAuditLogs(services).catch((error: unknown) =>
      log.warn({ error: String(error) }, 'audit logs were not anchored'),
    );
  void anchor();
  const hourly = setInterval(anchor, anchorMs);
  return {
    async close() {
      clearInterval(hourly);
      await loops.close();
      await settling.close();
      await readers.close();
      await close();
    },
  };
}
