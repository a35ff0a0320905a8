import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import { Names } from '#need/need.ts';
import { scoreGroup } from './voice.ts';
import type { MentionView, VoiceDetail, VoiceView } from './voice-view.ts';

const Ratings = z.array(
  z.object({ metric: z.string(), value: z.number(), min: z.number(), max: z.number() }),
);
const Cause = z.object({ start: z.int(), end: z.int(), need: z.string().nullable() }).nullable();

function voices(tx: Tx, orgId: string) {
  return tx
    .selectFrom('voice as v')
    .innerJoin('unit as u', (join) =>
      join.onRef('u.id', '=', 'v.unit_id').onRef('u.org_id', '=', 'v.org_id'),
    )
    .leftJoin('touchpoint as t', (join) =>
      join.onRef('t.id', '=', 'v.touchpoint_id').onRef('t.org_id', '=', 'v.org_id'),
    )
    .leftJoin('customer as c', (join) =>
      join.onRef('c.id', '=', 'v.customer_id').onRef('c.org_id', '=', 'v.org_id'),
    )
    .selectAll('v')
    .select([
      'u.name as unit_name',
      't.names as touchpoint_names',
      'c.label as customer_label',
      sql<string | null>`(select k.id from ticket k where k.org_id = v.org_id
        and k.voice_id = v.id order by k.created_at desc limit 1)`.as('ticket_id'),
    ])
    .where('v.org_id', '=', orgId)
    .where('v.deleted_at', 'is', null);
}

type VoiceRow = Awaited<ReturnType<ReturnType<typeof voices>['executeTakeFirstOrThrow']>>;

function viewOf(row: VoiceRow, mentions: MentionView[]): VoiceView {
  const touchpoint =
    row.touchpoint_id && row.touchpoint_names
      ? {
          id: row.touchpoint_id,
          names: Names.parse(row.touchpoint_names),
          by: row.touchpoint_by ?? 'need',
        }
      : null;
  return {
    id: row.id,
    occurredAt: row.occurred_at.toISOString(),
    kind: row.kind,
    channel: row.channel,
    language: row.language,
    unit: { id: row.unit_id, name: row.unit_name },
    touchpoint,
    customer: row.customer_id ? { id: row.customer_id, label: row.customer_label ?? '' } : null,
    text: row.text,
    ratings: Ratings.parse(row.ratings),
    scoreGroup: scoreGroup(row.nps),
    polarity: row.polarity,
    severity: row.severity,
    mentions,
    ticketId: row.ticket_id,
    understood: row.understood_at !== null,
  };
}

const Attributes = z.object({ attributes: z.record(z.string(), z.unknown()).optional() });
const Redaction = z.record(z.string(), z.number());
const ReadBy = z.object({
  model: z.string(),
  pack: z.string(),
  sensitive: z.array(z.object({ term: z.string(), list: z.string() })),
});

/** The voices of one organisation, as pages read them. */
export function voiceStore(tx: Tx, orgId: string) {
  async function mentionsOf(ids: readonly string[]): Promise<Map<string, MentionView[]>> {
    const rows = await tx
      .selectFrom('mention')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('voice_id', '=', sql<string>`any(${ids}::uuid[])`)
      .orderBy('voice_id')
      .orderBy('span_start')
      .execute();
    const byVoice = new Map<string, MentionView[]>();
    for (const row of rows) {
      const view: MentionView = {
        no: row.no,
        need: row.need,
        start: row.span_start,
        end: row.span_end,
        polarity: row.polarity as MentionView['polarity'],
        point: row.point as MentionView['point'],
        strength: row.strength,
        valence: row.valence,
        confidence: row.confidence,
        department: row.department,
        abstained: row.abstained,
        cause: Cause.parse(row.cause),
        corrected: row.was !== null,
      };
      byVoice.set(row.voice_id, [...(byVoice.get(row.voice_id) ?? []), view]);
    }
    return byVoice;
  }

  async function detailParts(id: string, customerId: string | null) {
    const history = await tx
      .selectFrom('voice_revision')
      .select(['revision', 'received_at', sql<string | null>`envelope ->> 'text'`.as('text')])
      .where('org_id', '=', orgId)
      .where('voice_id', '=', id)
      .orderBy('revision', 'desc')
      .execute();
    const tickets = await tx
      .selectFrom('ticket')
      .select(['id', 'number', 'status', 'title'])
      .where('org_id', '=', orgId)
      .where('voice_id', '=', id)
      .orderBy('number', 'desc')
      .execute();
    const earlier = customerId
      ? await tx
          .selectFrom('voice')
          .select(['id', 'occurred_at', 'polarity', 'unit_id'])
          .where('org_id', '=', orgId)
          .where('customer_id', '=', customerId)
          .where('id', '!=', id)
          .where('deleted_at', 'is', null)
          .orderBy('occurred_at', 'desc')
          .limit(20)
          .execute()
      : [];
    return { history, tickets, earlier };
  }

  return {
    /** The voices of these ids, in their order; ids that are gone are left out. */
    async views(ids: readonly string[]): Promise<VoiceView[]> {
      if (ids.length === 0) return [];
      const rows = await voices(tx, orgId)
        .where('v.id', '=', sql<string>`any(${ids}::uuid[])`)
        .execute();
      const mentions = await mentionsOf(ids);
      const byId = new Map(rows.map((row) => [row.id, viewOf(row, mentions.get(row.id) ?? [])]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    /** Where a voice is, for the question whether the asker may see it. */
    async placeOf(id: string): Promise<{ unitId: string; departmentIds: string[] }> {
      const row = await tx
        .selectFrom('voice')
        .select([
          'unit_id',
          sql<string[]>`array(select department_id from ticket k where k.org_id = voice.org_id
            and k.voice_id = voice.id)`.as('departments'),
        ])
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (!row) throw notFound('voice');
      return { unitId: row.unit_id, departmentIds: row.departments };
    },

    async detail(id: string, visibleUnits: ReadonlySet<string>): Promise<VoiceDetail> {
      const row = await voices(tx, orgId)
        .innerJoin('connector as k', (join) =>
          join.onRef('k.id', '=', 'v.connector_id').onRef('k.org_id', '=', 'v.org_id'),
        )
        .select(['k.kind as connector_kind', 'k.name as connector_name'])
        .where('v.id', '=', id)
        .executeTakeFirst();
      if (!row) throw notFound('voice');
      const { history, tickets, earlier } = await detailParts(id, row.customer_id);
      const mentions = await mentionsOf([id]);
      const reader = ReadBy.safeParse(row.reading);
      return {
        ...viewOf(row, mentions.get(id) ?? []),
        receivedAt: row.received_at.toISOString(),
        clock: row.clock,
        source: { kind: row.connector_kind, name: row.connector_name, externalId: row.external_id },
        revision: row.revision,
        history: history.map((one) => ({
          revision: one.revision,
          receivedAt: one.received_at.toISOString(),
          text: one.text ?? '',
        })),
        attributes: Attributes.parse(row.envelope).attributes ?? {},
        redaction: Redaction.parse(row.redaction),
        emotion: row.emotion,
        intent: row.intent,
        reader: reader.success ? { model: reader.data.model, pack: reader.data.pack } : null,
        sensitive: reader.success ? reader.data.sensitive : [],
        duplicateOf: row.duplicate_of,
        tickets,
        earlier: earlier
          .filter((one) => visibleUnits.has(one.unit_id))
          .map((one) => ({
            id: one.id,
            occurredAt: one.occurred_at.toISOString(),
            polarity: one.polarity,
          })),
      };
    },
  };
}
