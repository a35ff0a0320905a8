import { randomUUID } from 'node:crypto';
import { inOrg, json, type Tx } from '#kernel/db.ts';
import type { FactQuery, FactRow, Facts } from '#kernel/facts.ts';
import type { Clock } from '#kernel/instant.ts';
import type { JobQueue, Subscription } from '#kernel/jobs.ts';
import { vaultKeys } from '#kernel/vault.ts';
import { needStore } from '#need/need.store.ts';
import type { VoiceWork } from '#voice/voice.jobs.ts';
import { ClientEnvelope } from '#voice/voice.ts';
import { acceptVoices, type IntakeItem } from '#voice/voice-intake.store.ts';
import { voiceReceived } from '#voice/voice-job-kinds.ts';
import { sharedConnector, unitDirectory } from '#voice/voice-place.store.ts';
import { workUntil } from './demo-acting.ts';
import { planUntil } from './demo-planning.ts';
import { SampleProgress } from './demo-progress.ts';
import { sampleCompany } from './demo-start.ts';
import { type DemoVoice, demoVoices } from './demo-voices.ts';

/** What telling the year needs: the real workers, made anew for the story's own clock. */
export type DemoWork = VoiceWork & {
  subscriptions(work: VoiceWork): readonly Subscription[];
};

/** Voices taken in together: few enough that alerts come at their time of day. */
const batchSize = 60;
const batchHours = 12;

type Kept = { kind: string; payload: unknown };

/** Batches told between two notes of how far the year is. */
const batchesPerNote = 20;

type Rows = { table: FactQuery['table']; rows: FactRow[] };

/**
 * Facts that gather rows and append them in few large pieces, as the fact store likes it. What was
 * gathered and not yet appended is told again after a crash, because progress is noted behind it.
 */
function gatheredFacts(real: Facts, orgId: string) {
  const gathered: Rows[] = [];
  const own = real.of(orgId);
  const facts: Facts = {
    ...real,
    of: () => ({
      ...own,
      append: async (table, rows) => {
        gathered.push({ table, rows: [...rows] });
      },
    }),
  };
  async function flush(token: string): Promise<void> {
    const taken = gathered.splice(0);
    for (const table of ['mention_fact', 'voice_fact'] as const) {
      const rows = taken.flatMap((one) => (one.table === table ? one.rows : []));
      await own.append(table, rows, `${table}:${token}`);
    }
  }
  return { facts, flush };
}

/** A queue that keeps what is sent, so that the runner can do it at once, on the story's clock. */
function keptQueue(real: JobQueue): JobQueue & { kept: Kept[] } {
  const kept: Kept[] = [];
  return {
    ...real,
    kept,
    send: async (_tx, kind, payload) => {
      kept.push({ kind: kind.name, payload });
    },
  };
}

function* batches(voices: Iterable<DemoVoice>): Generator<DemoVoice[]> {
  let batch: DemoVoice[] = [];
  let until = 0;
  for (const voice of voices) {
    const at = Date.parse(voice.envelope.occurredAt);
    if (batch.length > 0 && (batch.length >= batchSize || at > until)) {
      yield batch;
      batch = [];
    }
    if (batch.length === 0) until = at + batchHours * 3_600_000;
    batch.push(voice);
  }
  if (batch.length > 0) yield batch;
}

async function readProgress(tx: Tx, orgId: string): Promise<SampleProgress | null> {
  const row = await tx
    .selectFrom('org')
    .select('sample_seed')
    .where('org_id', '=', orgId)
    .executeTakeFirst();
  const parsed = SampleProgress.safeParse(row?.sample_seed);
  return parsed.success ? parsed.data : null;
}

async function writeProgress(tx: Tx, orgId: string, progress: SampleProgress): Promise<void> {
  await tx
    .updateTable('org')
    .set({ sample_seed: json(progress) })
    .where('org_id', '=', orgId)
    .execute();
}

/** Takes one batch in and does all that follows from it, as if it were then. */
async function tell(work: DemoWork, orgId: string, batch: readonly DemoVoice[]): Promise<void> {
  const now = new Date(batch.at(-1)?.envelope.occurredAt ?? 0);
  const clock: Clock = () => now;
  const jobs = keptQueue(work.jobs);
  const ids = await inOrg(work.db, orgId, async (tx) => {
    const { timeZone } = await needStore(tx, orgId).settings();
    const findUnit = await unitDirectory(tx, orgId, { everywhere: true, unitIds: new Set() });
    const items = batch.flatMap(({ envelope, unitKey, touchpointKey: _planned }): IntakeItem[] => {
      const unitId = findUnit(unitKey);
      return unitId ? [{ envelope: ClientEnvelope.parse(envelope), unitId }] : [];
    });
    const outcomes = await acceptVoices(
      tx,
      {
        orgId,
        connectorId: await sharedConnector(tx, orgId, 'sample'),
        timeZone,
        now,
        mode: 'live',
        importId: null,
        keys: vaultKeys(work.secrets),
        jobs,
      },
      items,
    );
    return outcomes.flatMap((outcome) => outcome.id ?? []);
  });
  // After a crash the batch is known already; what follows from it is done again all the same.
  jobs.kept.length = 0;
  jobs.kept.push({ kind: voiceReceived.name, payload: { orgId, voiceIds: ids } });
  const workers = work.subscriptions({ ...work, jobs, clock });
  for (let next = jobs.kept.shift(); next; next = jobs.kept.shift()) {
    const { kind, payload } = next;
    const worker = workers.find((one) => one.kind.name === kind);
    await worker?.run(payload, { signal: AbortSignal.timeout(60_000) });
  }
}

/** Notes how far the year is; false when the company was removed meanwhile. */
function noteProgress(work: DemoWork, orgId: string, progress: SampleProgress): Promise<boolean> {
  return inOrg(work.db, orgId, async (tx) => {
    const known = await readProgress(tx, orgId);
    if (known) await writeProgress(tx, orgId, progress);
    return known !== null;
  });
}

/** Lets the sample company's year happen through the real intake; begins where it was left. */
export async function runSample(work: DemoWork, orgId: string): Promise<void> {
  const progress = await inOrg(work.db, orgId, (tx) => readProgress(tx, orgId));
  if (!progress) return;
  const company = sampleCompany(progress);
  const voices = [...demoVoices(company)];
  const { facts, flush } = gatheredFacts(work.facts, orgId);
  const told = [...batches(voices.slice(progress.done))];
  let { done } = progress;
  for (const [at, batch] of told.entries()) {
    // The company may be removed at any moment; then nothing more is told of it.
    if (!(await inOrg(work.db, orgId, (tx) => readProgress(tx, orgId)))) return;
    await tell({ ...work, facts }, orgId, batch);
    const now = new Date(batch.at(-1)?.envelope.occurredAt ?? 0);
    await workUntil(work, { orgId, seed: progress.seed, now });
    done += batch.length;
    if ((at + 1) % batchesPerNote !== 0 && at + 1 !== told.length) continue;
    await flush(randomUUID());
    await planUntil(work, { orgId, company, now });
    const next = { ...progress, done, total: voices.length };
    if (!(await noteProgress(work, orgId, next))) return;
  }
}
