import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Place } from '#alert/alert-page.ts';
import type { Actor } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { parseSearch } from '#metric/search.ts';
import { departmentKey } from '#org/org.ts';
import { TicketStatus } from './ticket.ts';
import { type Calendar, slaState } from './ticket-sla.ts';
import type { TicketQuery, TicketView } from './ticket-view.ts';

/** Who asks for tickets, and when. */
export type Asker = {
  readonly actor: Pick<Actor, 'unitIds' | 'everywhere' | 'accountId'>;
  readonly now: Date;
};

const Score = z.object({
  metric: z.string(),
  value: z.number(),
  min: z.number(),
  max: z.number(),
});

function joined(tx: Tx, orgId: string) {
  return tx
    .selectFrom('ticket as k')
    .innerJoin('unit as u', (join) =>
      join.onRef('u.org_id', '=', 'k.org_id').onRef('u.id', '=', 'k.unit_id'),
    )
    .innerJoin('unit as d', (join) =>
      join.onRef('d.org_id', '=', 'k.org_id').onRef('d.id', '=', 'k.department_id'),
    )
    .innerJoin('voice as v', (join) =>
      join.onRef('v.org_id', '=', 'k.org_id').onRef('v.id', '=', 'k.voice_id'),
    )
    .leftJoin('customer as c', (join) =>
      join.onRef('c.org_id', '=', 'v.org_id').onRef('c.id', '=', 'v.customer_id'),
    )
    .leftJoin('account as p', 'p.id', 'k.assignee_id')
    .where('k.org_id', '=', orgId);
}

function selected(tx: Tx, orgId: string) {
  return joined(tx, orgId)
    .selectAll('k')
    .select(['u.name as unit_name', 'd.name as department_name', 'd.key as department_key'])
    .select(['p.name as assignee_name', 'v.customer_id', 'c.label as customer_label'])
    .select(['v.language', 'v.nps', sql<unknown>`v.ratings -> 0`.as('rating')]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>;
type Condition = RawBuilder<boolean>;

function viewOf(row: Row, { calendar, now }: { calendar: Calendar; now: Date }): TicketView {
  const status = TicketStatus.parse(row.status);
  const rating = Score.safeParse(row.rating);
  const asked = row.nps === null ? null : { metric: 'nps', value: row.nps, min: 0, max: 10 };
  const sla = slaState(
    calendar,
    {
      dueAt: row.due_at,
      dueMinutes: row.due_minutes,
      pausedAt: row.paused_at,
      solvedAt: row.solved_at,
    },
    now,
  );
  return {
    id: row.id,
    number: row.number,
    status,
    priority: row.priority,
    title: row.title,
    voiceId: row.voice_id,
    unit: { id: row.unit_id, name: row.unit_name },
    department: {
      id: row.department_id,
      key: departmentKey(row.department_key),
      name: row.department_name,
    },
    assignee: row.assignee_id ? { id: row.assignee_id, name: row.assignee_name ?? '' } : null,
    need: row.need,
    customer: row.customer_id ? { id: row.customer_id, label: row.customer_label ?? '' } : null,
    score: rating.success ? rating.data : asked,
    language: row.language,
    openedBy: row.opened_by === 'rule' ? 'rule' : 'person',
    createdAt: row.created_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    slaState: sla,
    overdue: sla === 'over' && row.solved_at === null,
    solvedAt: row.solved_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    reason: row.reason,
    customerTold: row.customer_told,
    version: row.version,
  };
}

/** Tickets of the asker's units, and those that one of their departments answers for. */
function visible({ actor }: Asker): Condition {
  if (actor.everywhere) return sql<boolean>`true`;
  const own = sql`any(${[...actor.unitIds]}::uuid[])`;
  return sql<boolean>`(k.unit_id = ${own} or k.department_id = ${own})`;
}

function matching(q: string): Condition[] {
  const number = /^#?(\d{1,9})$/.exec(q.trim())?.[1];
  if (number) return [sql<boolean>`k.number = ${Number(number)}`];
  return parseSearch(q).map(({ any, not }) => {
    const found = sql<boolean>`exists (select 1 from unnest(${[...any]}::text[]) as one
      where strpos(v.search_text, one) > 0 or strpos(lower(k.title), one) > 0)`;
    return not ? sql<boolean>`not ${found}` : found;
  });
}

/** What the query asks for, but for the status, which pages count by. */
function conditionOf(asked: TicketQuery, asker: Asker): Condition {
  const { unit, department, need, mine, overdue, q } = asked;
  const conditions = [visible(asker)];
  if (unit) conditions.push(sql`u.path @> array[${unit}]::text[]`);
  if (department) {
    conditions.push(sql`(d.id::text = ${department} or split_part(d.key, '@', 1) = ${department})`);
  }
  if (need) conditions.push(sql`(k.need = ${need} or starts_with(k.need, ${`${need}.`}))`);
  if (mine) conditions.push(sql`k.assignee_id = ${asker.actor.accountId}::uuid`);
  if (overdue) {
    conditions.push(sql`k.status not in ('solved', 'closed', 'waiting_customer')
      and k.due_at < ${asker.now}`);
  }
  if (q) conditions.push(...matching(q));
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** The tickets of one organisation, as pages read them. */
export function ticketList(tx: Tx, orgId: string, calendar: Calendar) {
  return {
    /** One more than the limit, where there are more. */
    async page(query: TicketQuery, after: Place | null, asker: Asker): Promise<TicketView[]> {
      const { status, sort, limit } = query;
      const newest = sort === 'newest';
      const [column, direction] = newest
        ? (['k.created_at', 'desc'] as const)
        : (['k.due_at', 'asc'] as const);
      let rows = selected(tx, orgId).where(conditionOf(query, asker));
      if (status && status.length > 0) rows = rows.where('k.status', 'in', status);
      if (after) {
        const place = sql`(${after.at}::timestamptz, ${after.id}::uuid)`;
        rows = rows.where(
          newest
            ? sql<boolean>`(k.created_at, k.id) < ${place}`
            : sql<boolean>`(k.due_at, k.id) > ${place}`,
        );
      }
      const found = await rows
        .orderBy(column, direction)
        .orderBy('k.id', direction)
        .limit(limit + 1)
        .execute();
      return found.map((row) => viewOf(row, { calendar, now: asker.now }));
    },

    /** How many tickets the query finds in each status. */
    async counts(query: TicketQuery, asker: Asker): Promise<Record<TicketStatus, number>> {
      const rows = await joined(tx, orgId)
        .select(['k.status', (row) => row.fn.countAll<number>().as('n')])
        .where(conditionOf(query, asker))
        .groupBy('k.status')
        .execute();
      const found = new Map(rows.map(({ status, n }) => [status, n]));
      const entries = TicketStatus.options.map((status) => [status, found.get(status) ?? 0]);
      return Object.fromEntries(entries) as Record<TicketStatus, number>;
    },

    /**
     * The ticket, if the asker may see it.
     *
     * @param acted Whether the asker has just acted on it, in this transaction: then they see what
     *   came of it, even if they handed it out of their own sight.
     */
    async view(id: string, asker: Asker, acted = false): Promise<TicketView | null> {
      const row = await selected(tx, orgId)
        .where(acted ? sql<boolean>`true` : visible(asker))
        .where('k.id', '=', id)
        .executeTakeFirst();
      return row ? viewOf(row, { calendar, now: asker.now }) : null;
    },
  };
}
