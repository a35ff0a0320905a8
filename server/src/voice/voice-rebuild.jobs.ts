import { randomUUID } from 'node:crypto';
import { inOrg } from '#kernel/db.ts';
import type { Services } from '#kernel/http.ts';
import { type Subscription, subscribe } from '#kernel/jobs.ts';
import { needStore } from '#need/need.store.ts';
import { writeFacts } from './voice.facts.ts';
import { factsRebuild } from './voice-job-kinds.ts';

const batch = 2_000;
const batchesPerJob = 10;

/** Writes the facts of the next voices after `after` again; answers the last id, or null at the end. */
export async function rebuildBatch(
  services: Pick<Services, 'db' | 'facts'>,
  orgId: string,
  after: string | null,
): Promise<{ last: string; count: number } | null> {
  return inOrg(services.db, orgId, async (tx) => {
    const rows = await tx
      .selectFrom('voice')
      .select('id')
      .where('org_id', '=', orgId)
      .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(batch)
      .execute();
    const last = rows.at(-1);
    if (!last) return null;
    const { pack } = await needStore(tx, orgId).settings();
    const ids = rows.map((row) => row.id);
    const writing = { orgId, facts: services.facts.of(orgId), pack, again: randomUUID() };
    await writeFacts(tx, writing, ids);
    return { last: last.id, count: rows.length };
  });
}

/** Rebuilding of facts in the background, some batches a job, so that a restart loses little. */
export function rebuildSubscriptions(services: Services): Subscription[] {
  return [
    subscribe(factsRebuild, async ({ orgId, after }) => {
      let last = after;
      for (let count = 0; count < batchesPerJob; count += 1) {
        const done = await rebuildBatch(services, orgId, last);
        if (!done) return;
        last = done.last;
      }
      await inOrg(services.db, orgId, (tx) =>
        services.jobs.send(tx, factsRebuild, { orgId, after: last }),
      );
    }),
  ];
}
