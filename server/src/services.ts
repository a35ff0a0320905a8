import { join } from 'node:path';
import { folderBlobs } from '#kernel/blob.ts';
import type { ServeContext } from '#kernel/config.ts';
import { openDb } from '#kernel/db.ts';
import { openFacts } from '#kernel/facts.ts';
import { factsClient } from '#kernel/facts-client.ts';
import type { Services } from '#kernel/http.ts';
import { systemClock } from '#kernel/instant.ts';
import { openJobs } from '#kernel/jobs.ts';
import { openMail } from '#kernel/mail.ts';

/** Services with the way to give them back. */
export type OpenServices = { services: Services; close(): Promise<void> };

/** Opens both stores, the queue, the files and the mailer for a process of this installation. */
export async function openServices(
  context: Omit<ServeContext, 'demo'>,
  part: 'api' | 'worker',
): Promise<OpenServices> {
  const { config, secrets, stores, log } = context;
  const db = openDb(stores.pg.app, (error) =>
    log.warn({ error: error.message }, 'idle connection broke'),
  );
  const facts = openFacts(factsClient(stores.facts));
  const jobs = await openJobs(stores.pg.app, log, part === 'worker');
  const services: Services = {
    config,
    secrets,
    log,
    db,
    facts,
    jobs,
    blobs: folderBlobs(join(config.VOXLOOP_DATA, 'files')),
    mail: openMail(config),
    clock: systemClock,
  };
  return {
    services,
    async close() {
      await jobs.close();
      await facts.close();
      await db.destroy();
    },
  };
}
