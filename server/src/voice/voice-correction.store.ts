import { sql } from 'kysely';
import { z } from 'zod';
import { json, type Tx } from '#kernel/db.ts';
import { AppError, notFound } from '#kernel/error.ts';
import type { OpenPack } from '#need/need.ts';
import { applyCorrection, type Correction, type MentionRow } from './voice-understanding.ts';
import type { CorrectionInput } from './voice-view.ts';

const Was = z
  .object({
    need: z.string(),
    polarity: z.string(),
    point: z.string().nullable(),
    department: z.string().nullable(),
    confidence: z.number(),
    abstained: z.boolean(),
  })
  .nullable();

/** The corrections that people make to what the reader understood, in one organisation. */
export function correctionStore(tx: Tx, orgId: string, pack: OpenPack) {
  async function load(voiceId: string, no: number): Promise<MentionRow> {
    const row = await tx
      .selectFrom('mention')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('voice_id', '=', voiceId)
      .where('no', '=', no)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw notFound('mention');
    const { org_id: _org, voice_id: _voice, ...mention } = row;
    return { ...mention, cause: null, was: Was.parse(row.was) };
  }

  async function store(voiceId: string, row: MentionRow): Promise<void> {
    await tx
      .updateTable('mention')
      .set({
        need: row.need,
        polarity: row.polarity,
        point: row.point,
        department: row.department,
        abstained: row.abstained,
        confidence: row.confidence,
        was: row.was === null ? null : json(row.was),
      })
      .where('org_id', '=', orgId)
      .where('voice_id', '=', voiceId)
      .where('no', '=', row.no)
      .execute();
    await tx
      .updateTable('voice')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('org_id', '=', orgId)
      .where('id', '=', voiceId)
      .execute();
  }

  function merged(row: MentionRow, input: CorrectionInput): Correction {
    const need = input.need === undefined ? row.need : input.need;
    if (need !== null && !pack.need(need)) {
      throw new AppError('need_unknown', 422, `The hierarchy has no need “${need}”.`);
    }
    const department = input.department === undefined ? row.department : input.department;
    if (department !== null && !pack.departmentNames(department)) {
      throw new AppError('department_unknown', 422, `There is no department “${department}”.`);
    }
    return {
      start: row.span_start,
      end: row.span_end,
      wasNeed: row.was?.need ?? row.need,
      need,
      polarity: input.polarity ?? row.polarity,
      point: input.point === undefined ? row.point : input.point,
      department,
    };
  }

  return {
    /** Corrects one mention; the correction outlives re-reading of the same words. */
    async correct(
      voiceId: string,
      no: number,
      given: { input: CorrectionInput; accountId: string; at: Date },
    ) {
      const row = await load(voiceId, no);
      const correction = merged(row, given.input);
      const { start, end, wasNeed, need, polarity, point, department } = correction;
      await sql`insert into correction (org_id, voice_id, span_start, span_end, was_need, need,
          polarity, point, department, account_id, at)
        values (${orgId}, ${voiceId}, ${start}, ${end}, ${wasNeed}, ${need}, ${polarity}, ${point},
          ${department}, ${given.accountId}, ${given.at})
        on conflict (org_id, voice_id, span_start, span_end, was_need) do update set
          need = excluded.need, polarity = excluded.polarity, point = excluded.point,
          department = excluded.department, account_id = excluded.account_id, at = excluded.at`.execute(
        tx,
      );
      await store(voiceId, applyCorrection(row, correction));
    },

    /** Takes a correction back: the mention is again what the reader said. */
    async undo(voiceId: string, no: number): Promise<void> {
      const row = await load(voiceId, no);
      if (!row.was) throw new AppError('not_corrected', 409, 'This mention was not corrected.');
      await tx
        .deleteFrom('correction')
        .where('org_id', '=', orgId)
        .where('voice_id', '=', voiceId)
        .where('span_start', '=', row.span_start)
        .where('span_end', '=', row.span_end)
        .where('was_need', '=', row.was.need)
        .execute();
      await store(voiceId, { ...row, ...row.was, was: null });
    },

    /** Sets the touchpoint of a voice, for all of its mentions. */
    async place(voiceId: string, touchpointId: string): Promise<void> {
      const known = await tx
        .selectFrom('touchpoint')
        .select('id')
        .where('org_id', '=', orgId)
        .where('id', '=', touchpointId)
        .executeTakeFirst();
      if (!known) throw notFound('touchpoint');
      await tx
        .updateTable('voice')
        .set((eb) => ({
          touchpoint_id: touchpointId,
          touchpoint_by: 'person',
          version: eb('version', '+', 1),
        }))
        .where('org_id', '=', orgId)
        .where('id', '=', voiceId)
        .execute();
      await tx
        .updateTable('mention')
        .set({ touchpoint_id: touchpointId })
        .where('org_id', '=', orgId)
        .where('voice_id', '=', voiceId)
        .execute();
    },
  };
}
