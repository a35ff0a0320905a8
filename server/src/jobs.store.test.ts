import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { aCompany, type Company } from '../test/company.ts';
import { anExport, anImport, aVoice } from '../test/matrix-things.ts';
import { aWorld, furnished, type World } from '../test/matrix-world.ts';
import { startProduct } from '../test/product.ts';
import { testStores } from '../test/stores.ts';
import { subscriptions, voiceSteps } from './jobs.ts';
import { inOrg } from './kernel/db.ts';
import { guardJobs } from './kernel/job-guard.ts';
import { startWorkerLoops } from './kernel/worker.ts';
import { factsStale } from './voice/voice-job-kinds.ts';
import { openReaders } from './voice/voice-reader.ts';

const server = await startProduct();
const { db, jobs, log } = server.services;
const readers = openReaders(1);
const workers = guardJobs(
  db,
  subscriptions({ ...server.services, readers, subscriptions: voiceSteps }),
);
const mine = await furnished(server, await aCompany(server));
const theirs = await furnished(server, await aCompany(server));
const world = await aWorld(server, theirs, { region: 'east1' });
const own = await aWorld(server, mine, { region: 'east1' });
afterAll(async () => {
  await readers.close();
  await server.close();
});

async function things(place: World) {
  return {
    voiceIds: [await aVoice(place), await aVoice(place)],
    importId: await anImport(place, 'running'),
    exportId: await anExport(place),
  };
}

/** What stands in the truth of a company about its voices, imports, exports, alerts and tickets. */
const state = ({ orgId }: Company) =>
  inOrg(db, orgId, async (tx) => {
    const tables = ['voice', 'mention', 'import', 'export', 'alert', 'ticket', 'audit'] as const;
    const rows = [];
    for (const table of tables) {
      const { rows: found } = await sql<{ row: string }>`select t::text as row
        from ${sql.table(table)} t where org_id = ${orgId} order by 1`.execute(tx);
      rows.push([table, ...found.map(({ row }) => row)]);
    }
    return rows;
  });

const run = (kind: string, payload: object) => {
  const worker = workers.find((one) => one.kind.name === kind);
  if (!worker) throw new Error(`Nobody works on ${kind}.`);
  return worker.run(payload, { signal: AbortSignal.timeout(60_000) });
};

const kinds = workers.filter(({ kind }) => kind.about).map(({ kind }) => kind.name);

test('A10: every job that names things says which, and those that name none are known', () => {
  expect(workers.map(({ kind }) => kind.name).filter((name) => !kinds.includes(name))).toEqual([
    'facts.forgotten',
    'calendar.changed',
    'facts.rebuild',
    'demo.seed',
  ]);
});

test('A10: a job that names what another organisation has is refused and changes nothing', async () => {
  const foreign = await things(world);
  const before = [await state(theirs), await state(mine)];
  expect(kinds.length).toBeGreaterThanOrEqual(7);
  for (const kind of kinds) {
    const refused = run(kind, { orgId: mine.orgId, ...foreign });
    await expect(refused, kind).rejects.toMatchObject({ code: 'job_foreign' });
  }
  expect([await state(theirs), await state(mine)]).toEqual(before);
});

test('A10: one foreign voice among own ones stops the whole job', async () => {
  const [foreign, ownThings] = [await things(world), await things(own)];
  const voiceIds = [...ownThings.voiceIds, ...foreign.voiceIds.slice(1)];
  const before = await state(mine);
  const refused = run('voice.received', { orgId: mine.orgId, voiceIds });
  await expect(refused).rejects.toMatchObject({ code: 'job_foreign' });
  expect(await state(mine)).toEqual(before);
  await run('voice.received', { orgId: mine.orgId, voiceIds: ownThings.voiceIds });
  expect(await state(mine)).not.toEqual(before);
});

test('A10: a job of an organisation that was removed ends without a word', async () => {
  const orgId = crypto.randomUUID();
  for (const kind of kinds) {
    await run(kind, { orgId, voiceIds: [], importId: orgId, exportId: orgId });
  }
});

test('A10: a forged job in the queue goes to the dead letters with its reason', async () => {
  const { voiceIds } = await things(world);
  const payload = { orgId: mine.orgId, voiceIds };
  await inOrg(db, mine.orgId, (tx) => jobs.send(tx, factsStale, payload));
  const some = workers.filter(({ kind }) => kind.name === factsStale.name);
  const loops = startWorkerLoops(jobs, some, { log, listenOn: testStores().pg.app });
  const dead = async () => {
    const { rows } = await sql<{ code: string }>`select data ->> 'code' as code from job.job
      where name = 'dead' and data ->> 'kind' = ${factsStale.name}
        and data -> 'payload' ->> 'orgId' = ${mine.orgId}`.execute(db);
    return rows.map(({ code }) => code);
  };
  await expect.poll(dead, { timeout: 20_000 }).toEqual(['job_foreign']);
  await loops.close();
});
