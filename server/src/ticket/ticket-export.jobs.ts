import { pageOf, readCursor } from '#alert/alert-page.ts';
import type { ExportCell } from '#export/export.ts';
import type { RowSource } from '#export/export-run.store.ts';
import type { Actor } from '#kernel/actor.ts';
import { inOrg } from '#kernel/db.ts';
import type { Services } from '#kernel/http.ts';
import { TicketStatus } from './ticket.ts';
import { businessCalendar } from './ticket-calendar.store.ts';
import { ticketList } from './ticket-list.store.ts';
import { TicketQuery, type TicketView } from './ticket-view.ts';

const pageSize = 200;

const columns = [
  'number',
  'status',
  'priority',
  'title',
  'unit',
  'department',
  'assignee',
  'need',
  'customer',
  'rating_metric',
  'rating_value',
  'rating_max',
  'opened_by',
  'created_at',
  'due_at',
  'overdue',
  'solved_at',
  'closed_at',
  'reason',
  'customer_told',
  'voice_id',
] as const;

function rowOf(ticket: TicketView): ExportCell[] {
  return [
    ticket.number,
    ticket.status,
    ticket.priority,
    ticket.title,
    ticket.unit.name,
    ticket.department.name,
    ticket.assignee?.name,
    ticket.need,
    ticket.customer?.label,
    ticket.score?.metric,
    ticket.score?.value,
    ticket.score?.max,
    ticket.openedBy,
    ticket.createdAt,
    ticket.dueAt,
    ticket.overdue,
    ticket.solvedAt,
    ticket.closedAt,
    ticket.reason,
    ticket.customerTold,
    ticket.voiceId,
  ];
}

type Page = { rows: TicketView[]; next: string | null };

/** The filter of the list, in the order of opening: work that moves meanwhile keeps its place. */
function queryOf(filter: unknown): TicketQuery {
  return { ...TicketQuery.parse(filter), sort: 'newest', limit: pageSize };
}

function pageAt(
  services: Services,
  actor: Actor,
  { query, cursor }: { query: TicketQuery; cursor: string | null },
): Promise<Page> {
  return inOrg(services.db, actor.orgId, async (tx) => {
    const list = ticketList(tx, actor.orgId, await businessCalendar(tx, actor.orgId));
    const asker = { actor, now: services.clock() };
    const found = await list.page(query, cursor ? readCursor(cursor) : null, asker);
    return pageOf(found, pageSize, ({ createdAt, id }) => ({ at: new Date(createdAt), id }));
  });
}

/** The tickets of a filter as rows of an export, the last one opened first. */
export const ticketRowSource: RowSource = {
  kind: 'tickets',
  columns,
  count(services, actor, filter) {
    const query = queryOf(filter);
    return inOrg(services.db, actor.orgId, async (tx) => {
      const list = ticketList(tx, actor.orgId, await businessCalendar(tx, actor.orgId));
      const counts = await list.counts(query, { actor, now: services.clock() });
      return (query.status ?? TicketStatus.options).reduce((sum, one) => sum + counts[one], 0);
    });
  },
  async *rows(services, actor, filter) {
    const query = queryOf(filter);
    let cursor: string | null = null;
    do {
      const page: Page = await pageAt(services, actor, { query, cursor });
      for (const ticket of page.rows) yield rowOf(ticket);
      cursor = page.next;
    } while (cursor);
  },
};
