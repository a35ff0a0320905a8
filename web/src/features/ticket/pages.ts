import { IconTicket } from '@tabler/icons-react';
import { readFilter } from '#filter/filter.ts';
import { definePage, noSearch, oneOf, type Page } from '#page.ts';

/** Where work on a ticket stands, in the order it goes through. */
export const statuses = [
  'new',
  'reopened',
  'in_progress',
  'waiting_customer',
  'waiting_team',
  'solved',
  'closed',
] as const;

/** Where work on a ticket stands. */
export type Status = (typeof statuses)[number];

/** What the list of tickets is narrowed to, and the ticket that is picked. */
export type TicketSearch = {
  readonly status?: string;
  readonly unit?: string;
  readonly department?: string;
  readonly q?: string;
  readonly mine?: 'true';
  readonly overdue?: 'true';
  readonly at?: string;
};

/** Work owed to customers: board on a desk, list on a phone. */
export const ticketsPage = definePage({
  path: '/tickets',
  areas: ['ticket'],
  may: 'ticket.read',
  nav: { level: 'execution', name: 'tickets', icon: IconTicket, key: 't' },
  search: readTicketSearch,
  load: async () => (await import('#features/ticket/Tickets.tsx')).Tickets,
});

/** One ticket: what the customer said, what was done, what is next. */
const ticketPage = definePage({
  path: '/tickets/$id',
  areas: ['ticket', 'alert'],
  may: 'ticket.read',
  search: noSearch,
  load: async () => (await import('#features/ticket/TicketPage.tsx')).TicketPage,
});

function readTicketSearch(raw: Readonly<Record<string, unknown>>): TicketSearch {
  const { unit, department, q, customer: at } = readFilter({ ...raw, customer: raw.at });
  const wanted = typeof raw.status === 'string' ? raw.status.split(',') : [];
  const status = statuses.filter((one) => wanted.includes(one)).join(',') || undefined;
  const mine = oneOf(['true'], String(raw.mine));
  const overdue = oneOf(['true'], String(raw.overdue));
  const kept = { status, unit, department, q, mine, overdue, at };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

/** The pages of this feature. */
export const ticketPages: readonly Page[] = [ticketsPage, ticketPage];
