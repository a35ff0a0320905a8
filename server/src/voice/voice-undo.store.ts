import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { JobQueue } from '#kernel/jobs.ts';
import { releaseSoftDuplicates } from './voice-duplicate.store.ts';
import { factsStale, voiceReceived, voiceUndone } from './voice-job-kinds.ts';

const batch = 1_000;

/** Everything that a telling decides: what goes back when a revision is taken back. */
const told = [
  'content_hash',
  'kind',
  'channel',
  'occurred_at',
  'recorded_at',
  'received_at',
  'clock',
  'day',
  'unit_id',
  'customer_id',
  'language',
  'language_by',
  'text',
  'search_text',
  'ratings',
  'score',
  'nps',
  'csat',
  'envelope',
  'sealed_text',
  'redaction',
  'completeness',
  'live',
  'flags',
  'simhash',
  'revised_by',
] as const;

/** Voices that a later import changed are its voices from now on. */
async function passOn(tx: Tx, orgId: string, importId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update voice
    set import_id = revised_by, import_row = null, revised_by = null, version = version + 1
    where org_id = ${orgId} and id in (
      select id from voice where org_id = ${orgId} and import_id = ${importId}
        and revised_by is not null and revised_by <> ${importId} and deleted_at is null
      order by id limit ${batch} for update)
    returning id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Voices that the import only changed say again what they said before. */
async function goBack(tx: Tx, orgId: string, importId: string): Promise<string[]> {
  const set = sql.join(told.map((name) => sql`${sql.ref(name)} = ${sql.ref(`was.${name}`)}`));
  const { rows } = await sql<{ id: string }>`
    with changed as (
      select id, day, old_days from voice where org_id = ${orgId} and revised_by = ${importId}
        and import_id is distinct from ${importId} and deleted_at is null
      order by id limit ${batch} for update),
    before as (
      select distinct on (r.voice_id) c.id, c.day as last_day, c.old_days, r.row
      from changed c join voice_revision r on r.org_id = ${orgId} and r.voice_id = c.id
      where r.row is not null and r.row ->> 'revised_by' is distinct from ${importId}
      order by r.voice_id, r.revision desc)
    update voice v set ${set}, understood_at = null, revision = v.revision + 1,
      version = v.version + 1,
      old_days = array(select distinct unnest(b.old_days || b.last_day::text))
    from before b, jsonb_populate_record(null::voice, b.row) was
    where v.org_id = ${orgId} and v.id = b.id
    returning v.id`.execute(tx);
  return rows.map((row) => row.id);
}

async function remove(tx: Tx, orgId: string, { importId, now }: { importId: string; now: Date }) {
  const rows = await tx
    .selectFrom('voice')
    .select('id')
    .where('org_id', '=', orgId)
    .where('import_id', '=', importId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .limit(batch)
    .execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return ids;
  await tx
    .updateTable('voice')
    .set((eb) => ({
      deleted_at: now,
      version: eb('version', '+', 1),
      flags: ['undone'],
      understood_at: null,
    }))
    .where('org_id', '=', orgId)
    .where('id', 'in', ids)
    .execute();
  return ids;
}

/**
 * Takes back some of what an import did: voices it brought are removed, voices it only changed say
 * again what they said before, and voices that another import changed since stay with that one.
 * The same file can be imported again.
 *
 * @returns How many voices were dealt with; nothing is left to do at 0.
 */
export async function undoVoices(
  tx: Tx,
  { orgId, importId, jobs, now }: { orgId: string; importId: string; jobs: JobQueue; now: Date },
): Promise<number> {
  const passed = await passOn(tx, orgId, importId);
  if (passed.length > 0) await jobs.send(tx, factsStale, { orgId, voiceIds: passed });
  const restored = await goBack(tx, orgId, importId);
  if (restored.length > 0) await jobs.send(tx, voiceReceived, { orgId, voiceIds: restored });
  const removed = await remove(tx, orgId, { importId, now });
  if (removed.length > 0) {
    const released = await releaseSoftDuplicates(tx, orgId, removed);
    await jobs.send(tx, factsStale, { orgId, voiceIds: removed });
    for (let at = 0; at < released.length; at += batch) {
      await jobs.send(tx, factsStale, { orgId, voiceIds: released.slice(at, at + batch) });
    }
    await jobs.send(tx, voiceUndone, { orgId, voiceIds: removed });
  }
  return passed.length + restored.length + removed.length;
}
