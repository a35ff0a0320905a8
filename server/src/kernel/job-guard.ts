import { sql } from 'kysely';
import { type Db, inOrg } from './db.ts';
import { AppError } from './error.ts';
import type { JobObjects, Subscription } from './jobs.ts';

type Found = 'own' | 'foreign' | 'gone';

/** Whether everything a job names belongs to the organisation it names. */
function find(db: Db, orgId: string, { table, ids }: JobObjects): Promise<Found> {
  return inOrg(db, orgId, async (tx) => {
    const { rows } = await sql<{ org: boolean; things: number }>`
      select exists(select from org where org_id = ${orgId}) as org,
        (select count(*) from ${sql.table(table)}
          where org_id = ${orgId} and id = any(${ids}::uuid[])) as things`.execute(tx);
    const [found] = rows;
    if (!found?.org) return 'gone';
    return Number(found.things) === new Set(ids).size ? 'own' : 'foreign';
  });
}

/** Whether the job may run; a job of an organisation that was removed may not. */
async function admits(db: Db, { kind }: Subscription, payload: unknown): Promise<boolean> {
  const parsed = kind.payload.safeParse(payload);
  if (!parsed.success || !kind.about) return true;
  const found = await find(db, parsed.data.orgId, kind.about(parsed.data));
  if (found === 'foreign') {
    throw new AppError(
      'job_foreign',
      403,
      `A ${kind.name} job names something that its organisation does not have.`,
    );
  }
  return found === 'own';
}

/** Whether each of several jobs may run, asked once for each organisation. */
async function ownsAll(
  db: Db,
  { kind }: Subscription,
  payloads: readonly unknown[],
): Promise<boolean> {
  const { about } = kind;
  if (!about) return true;
  const byOrg = Map.groupBy(
    payloads.map((one) => kind.payload.parse(one)),
    (one) => one.orgId,
  );
  for (const [orgId, own] of byOrg) {
    const things = own.map(about);
    for (const [table, some] of Map.groupBy(things, (one) => one.table)) {
      const ids = some.flatMap((one) => one.ids);
      if ((await find(db, orgId, { table, ids })) !== 'own') return false;
    }
  }
  return true;
}

/**
 * The subscriptions behind a guard that looks at each job before it runs: a job that names a thing
 * of another organisation is refused with `job_foreign` and changes nothing, and so goes to the dead
 * letters. A job of an organisation that was removed meanwhile ends without a word.
 */
export function guardJobs(db: Db, subscriptions: readonly Subscription[]): Subscription[] {
  return subscriptions.map((subscription) => {
    const { kind, run, runTogether } = subscription;
    return {
      kind,
      async run(payload, context) {
        if (await admits(db, subscription, payload)) await run(payload, context);
      },
      ...(runTogether
        ? {
            async runTogether(payloads, context) {
              if (await ownsAll(db, subscription, payloads)) {
                await runTogether(payloads, context);
              } else throw new Error('Some of these jobs may not run.');
            },
          }
        : {}),
    } satisfies Subscription;
  });
}
