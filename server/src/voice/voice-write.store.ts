import { sql } from 'kysely';
import { json, type Tx } from '#kernel/db.ts';
import type { PreparedVoice } from './voice-prepare.ts';

/** What is stored of a voice already, as far as a new telling of it must know. */
export type StoredVoice = {
  id: string;
  content_hash: Buffer;
  revision: number;
  version: number;
  source_version: string | null;
  recorded_at: Date | null;
  day: string;
  old_days: string[];
  deleted_at: Date | null;
  flags: string[];
};

/** The columns that an envelope decides, in the form of the row's JSON. */
export type VoiceColumns = Readonly<Record<string, unknown>> & { readonly id: string };

/** Writes of voices; every rule about which telling wins is the intake's. */
export function voiceWriteStore(tx: Tx, orgId: string) {
  return {
    /** The stored voices among `ids`, locked until the transaction ends. */
    async lock(ids: readonly string[]): Promise<Map<string, StoredVoice>> {
      const rows = await tx
        .selectFrom('voice')
        .select([
          'id',
          'content_hash',
          'revision',
          'version',
          sql<string | null>`envelope -> 'source' ->> 'sourceVersion'`.as('source_version'),
          'recorded_at',
          'day',
          'old_days',
          'deleted_at',
          'flags',
        ])
        .where('org_id', '=', orgId)
        .where('id', '=', sql<string>`any(${ids}::uuid[])`)
        .orderBy('id')
        .forUpdate()
        .execute();
      return new Map(rows.map((row) => [row.id, row]));
    },

    /**
     * Stores those that nobody else stored meanwhile, and returns their ids. In the order of the
     * ids, so that two intakes of the same voices wait for each other and never deadlock.
     */
    async insert(rows: readonly VoiceColumns[]): Promise<ReadonlySet<string>> {
      if (rows.length === 0) return new Set();
      const fresh = rows
        .map((row) => ({ revision: 1, version: 1, mention_slots: 0, old_days: [], ...row }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const { rows: stored } = await sql<{ id: string }>`insert into voice
        select * from json_populate_recordset(null::voice, ${json(fresh)}::json)
        on conflict (org_id, id) do nothing returning id`.execute(tx);
      return new Set(stored.map((row) => row.id));
    },

    /** Replaces what the voice says; the old telling moves to its history. */
    async revise(columns: VoiceColumns, stored: StoredVoice): Promise<void> {
      await sql`insert into voice_revision
          (org_id, voice_id, revision, content_hash, envelope, received_at, row)
        select org_id, id, revision, content_hash,
          envelope || jsonb_build_object('text', text), received_at, to_jsonb(voice)
        from voice where org_id = ${orgId} and id = ${stored.id}
        on conflict do nothing`.execute(tx);
      const oldDays =
        stored.day === columns['day']
          ? stored.old_days
          : [...new Set([...stored.old_days, stored.day])];
      const next = {
        revision: stored.revision + 1,
        version: stored.version + 1,
        old_days: oldDays,
      };
      const names = Object.keys({ ...columns, ...next }).filter((name) => !frozen.has(name));
      const set = sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`told.${name}`)}`));
      await sql`update voice set ${set}
        from json_populate_record(null::voice, ${json({ ...columns, ...next })}::json) told
        where voice.org_id = ${orgId} and voice.id = ${stored.id}`.execute(tx);
    },

    /** Keeps a telling that came late and lost: under a negative number, never the one of record. */
    async keepLoser(voice: PreparedVoice, receivedAt: Date): Promise<void> {
      await sql`insert into voice_revision
          (org_id, voice_id, revision, content_hash, envelope, received_at)
        select ${orgId}, ${voice.id}, least(0, coalesce(min(revision), 0)) - 1, ${voice.hash},
          ${json({ ...voice.envelope, text: voice.text })}::jsonb, ${receivedAt}
        from voice_revision where org_id = ${orgId} and voice_id = ${voice.id}`.execute(tx);
    },

    /** Whether the voice was told so before, since it was last taken back with its import. */
    async knowsRevision(voice: PreparedVoice): Promise<boolean> {
      const { rows } = await sql<{ known: boolean }>`
        with history as (select revision, content_hash, row from voice_revision
          where org_id = ${orgId} and voice_id = ${voice.id})
        select exists (select from history where content_hash = ${voice.hash} and revision >
          coalesce((select max(revision) from history where row -> 'flags' ? 'undone'),
            -2147483648)) as known`.execute(tx);
      return rows[0]?.known === true;
    },
  };
}

const frozen = new Set(['org_id', 'id', 'connector_id', 'external_id']);
