import { sql } from 'kysely';
import { json, type Tx } from '#kernel/db.ts';
import type { ClientEnvelope } from './voice.ts';
import type { Correction, Understood, VoiceToRead } from './voice-understanding.ts';

const readingColumns = sql`r(id uuid, revision int, language text, touchpoint_id uuid,
  touchpoint_by text, reading jsonb, mention_slots smallint, polarity text, valence real,
  emotion text, intent text, severity smallint, confidence real)`;

function summaryOf({ id, revision, reading, mentions, place }: Understood) {
  const { complaint, sensitive, model, pack, clauses } = reading;
  return {
    id,
    revision,
    language: reading.lang,
    touchpoint_id: place?.id ?? null,
    touchpoint_by: place?.by ?? null,
    reading: { model, pack, sensitive, complaint, clauses: clauses.length, script: reading.script },
    mention_slots: mentions.length,
    polarity: reading.polarity,
    valence: reading.valence,
    emotion: reading.emotion,
    intent: reading.intent,
    severity: complaint.severity,
    confidence: reading.confidence,
  };
}

/** Understanding's side of the voices of one organisation. */
export function understandStore(tx: Tx, orgId: string) {
  return {
    async load(ids: readonly string[]): Promise<VoiceToRead[]> {
      const rows = await tx
        .selectFrom('voice')
        .select([
          'id',
          'revision',
          'text',
          'search_text',
          'channel',
          'language',
          'language_by',
          'envelope',
          'touchpoint_id',
          'touchpoint_by',
        ])
        .where('org_id', '=', orgId)
        .where('id', '=', sql<string>`any(${ids}::uuid[])`)
        .where('deleted_at', 'is', null)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        revision: row.revision,
        text: row.text,
        searchText: row.search_text,
        channel: row.channel,
        language: row.language,
        languageBy: row.language_by,
        envelope: row.envelope as ClientEnvelope,
        touchpointId: row.touchpoint_id,
        touchpointBy: row.touchpoint_by,
      }));
    },

    async corrections(ids: readonly string[]): Promise<Map<string, Correction[]>> {
      const rows = await tx
        .selectFrom('correction')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('voice_id', '=', sql<string>`any(${ids}::uuid[])`)
        .execute();
      const byVoice = new Map<string, Correction[]>();
      for (const row of rows) {
        const one = {
          start: row.span_start,
          end: row.span_end,
          wasNeed: row.was_need,
          need: row.need,
          polarity: row.polarity,
          point: row.point,
          department: row.department,
        };
        byVoice.set(row.voice_id, [...(byVoice.get(row.voice_id) ?? []), one]);
      }
      return byVoice;
    },

    /**
     * Stores what was understood, for voices that still are at the revision that was read, and
     * returns their ids with the imports that they came by.
     */
    async save(
      voices: readonly Understood[],
      at: Date,
    ): Promise<{ id: string; importId: string | null; first: boolean }[]> {
      const summaries = voices.map(summaryOf);
      const { rows } = await sql<{ id: string; import_id: string | null; first: boolean }>`
        with read as (select * from json_to_recordset(${json(summaries)}::json) as ${readingColumns}),
        before as (
          select v.id, v.understood_at is null as first from voice v join read on read.id = v.id
          where v.org_id = ${orgId} and v.revision = read.revision and v.deleted_at is null
          order by v.id for update of v)
        update voice v set understood_at = ${at}, version = v.version + 1,
          language = case when v.language_by = 'declared' then v.language else r.language end,
          language_by = coalesce(v.language_by, 'detected'),
          touchpoint_id = r.touchpoint_id, touchpoint_by = r.touchpoint_by, reading = r.reading,
          mention_slots = greatest(v.mention_slots, r.mention_slots), polarity = r.polarity,
          valence = r.valence, emotion = r.emotion, intent = r.intent, severity = r.severity,
          confidence = r.confidence
        from read r join before on before.id = r.id
        where v.org_id = ${orgId} and v.id = r.id
        returning v.id, coalesce(v.revised_by, v.import_id) as import_id, before.first`.execute(tx);
      const kept = new Set(rows.map((row) => row.id));
      await replaceMentions(
        tx,
        orgId,
        voices.filter((voice) => kept.has(voice.id)),
      );
      return rows.map((row) => ({ id: row.id, importId: row.import_id, first: row.first }));
    },

    /** Adds to the understood count of each import named. */
    async countUnderstood(
      voices: readonly { importId: string | null; first: boolean }[],
    ): Promise<void> {
      const counts = new Map<string, number>();
      for (const { importId, first } of voices) {
        if (importId && first) counts.set(importId, (counts.get(importId) ?? 0) + 1);
      }
      for (const [id, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
        await tx
          .updateTable('import_understood')
          .set((eb) => ({ voices: eb('voices', '+', count) }))
          .where('org_id', '=', orgId)
          .where('import_id', '=', id)
          .execute();
      }
    },
  };
}

async function replaceMentions(
  tx: Tx,
  orgId: string,
  voices: readonly Understood[],
): Promise<void> {
  const ids = voices.map((voice) => voice.id);
  await sql`delete from mention where org_id = ${orgId} and voice_id = any(${ids}::uuid[])`.execute(
    tx,
  );
  const rows = voices.flatMap((voice) =>
    voice.mentions.map((mention) => ({ org_id: orgId, voice_id: voice.id, ...mention })),
  );
  if (rows.length === 0) return;
  await sql`insert into mention
    select * from json_populate_recordset(null::mention, ${json(rows)}::json)`.execute(tx);
}
