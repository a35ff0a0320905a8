import { availableParallelism } from 'node:os';
import type { ServeContext } from '#kernel/config.ts';
import { openDb } from '#kernel/db.ts';
import { openFacts } from '#kernel/facts.ts';
import { factsClient } from '#kernel/facts-client.ts';
import { systemClock } from '#kernel/instant.ts';
import { openJobs, type Subscription, subscribe } from '#kernel/jobs.ts';
import { startWorkerLoops } from '#kernel/worker.ts';
import { demoSeed } from './demo/demo-job-kinds.ts';
import { type DemoWork, runSample } from './demo/demo-run.ts';
import { type VoiceWork, voiceSubscriptions } from './voice/voice.jobs.ts';
import { openReaders } from './voice/voice-reader.ts';

/** What follows from a voice, step by step; also what the sample company's year runs through. */
export function voiceSteps(work: VoiceWork): readonly Subscription[] {
  return voiceSubscriptions(work);
}

/** Every subscription of the product. */
export function subscriptions(work: DemoWork): readonly Subscription[] {
  return [...voiceSteps(work), subscribe(demoSeed, ({ orgId }) => runSample(work, orgId))];
}

/** Starts the worker process: job loops, and threads that read. */
export async function startWorker(context: ServeContext): Promise<{ close(): Promise<void> }> {
  const { secrets, stores, log } = context;
  const db = openDb(stores.pg.app, (error) =>
    log.warn({ error: error.message }, 'idle connection broke'),
  );
  const facts = openFacts(factsClient(stores.facts));
  const jobs = await openJobs(stores.pg.app, log, true);
  const readers = openReaders(Math.max(1, availableParallelism() - 1));
  const work: DemoWork = {
    db,
    facts,
    jobs,
    readers,
    clock: systemClock,
    secrets,
    subscriptions: voiceSteps,
  };
  const loops = startWorkerLoops(jobs, subscriptions(work), { log, listenOn: stores.pg.app });
  return {
    async close() {
      await loops.close();
      await readers.close();
      await jobs.close();
      await facts.close();
      await db.destroy();
    },
  };
}
