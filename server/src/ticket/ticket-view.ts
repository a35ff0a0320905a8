import { z } from 'zod';
import { AlertReason, Priority } from '#alert/alert.ts';
import { PageQuery } from '#alert/alert-page.ts';
import { Instant } from '#kernel/instant.ts';
import { VoiceView } from '#voice/voice-view.ts';
import { TicketStatus } from './ticket.ts';
import { SlaState } from './ticket-sla.ts';

const Named = z.object({ id: z.uuid(), name: z.string() });

/** A ticket in a list. */
export const TicketView = z.object({
  id: z.uuid(),
  number: z.int(),
  status: TicketStatus,
  priority: Priority,
  title: z.string(),
  voiceId: z.uuid(),
  unit: Named,
  department: Named.extend({ key: z.string() }),
  assignee: Named.nullable(),
  need: z.string().nullable(),
  customer: z.object({ id: z.uuid(), label: z.string() }).nullable(),
  score: z
    .object({ metric: z.string(), value: z.number(), min: z.number(), max: z.number() })
    .nullable(),
  language: z.string().nullable(),
  openedBy: z.enum(['rule', 'person']),
  createdAt: Instant,
  dueAt: Instant,
  slaState: SlaState,
  overdue: z.boolean(),
  solvedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  reason: z.string().nullable(),
  customerTold: z.boolean().nullable(),
  /** To be sent back with an act, so that nobody acts on what they have not seen. */
  version: z.int(),
});
export type TicketView = z.infer<typeof TicketView>;

/** A ticket on a page of its own. */
export const TicketDetail = TicketView.extend({
  voice: VoiceView.nullable(),
  alerts: z.array(
    z.object({
      id: z.uuid(),
      at: Instant,
      rule: Named,
      reason: AlertReason,
    }),
  ),
  events: z.array(
    z.object({
      no: z.int(),
      kind: z.string(),
      actor: z.object({ id: z.uuid().nullable(), name: z.string() }),
      detail: z.record(z.string(), z.unknown()),
      at: Instant,
    }),
  ),
  /** Whom the ticket may be handed to. */
  handOffTo: z.array(Named.extend({ kind: z.string() })),
  /** What the asker may do with it now. */
  may: z.object({
    write: z.boolean(),
    take: z.boolean(),
    statuses: z.array(TicketStatus),
    /** The last act, where it is the asker's own and can still be undone. */
    undo: z.object({ no: z.int(), until: Instant }).nullable(),
  }),
});
export type TicketDetail = z.infer<typeof TicketDetail>;

const yes = z.enum(['true', 'false']).transform((value) => value === 'true');

/** What a list of tickets can be narrowed to. */
export const TicketQuery = PageQuery.extend({
  /** Comma-separated; all when absent. */
  status: z
    .string()
    .max(200)
    .transform((value) => value.split(',').filter((one) => one !== ''))
    .pipe(z.array(TicketStatus))
    .optional(),
  /** Tickets of this unit and everything below it. */
  unit: z.uuid().optional(),
  /** A department unit's id, or a department's key. */
  department: z.string().max(100).optional(),
  need: z.string().max(100).optional(),
  mine: yes.optional(),
  overdue: yes.optional(),
  q: z.string().max(300).optional(),
  /** `due`: the next one due first; `newest`: the last one opened first. */
  sort: z.enum(['due', 'newest']).default('due'),
});
export type TicketQuery = z.infer<typeof TicketQuery>;

/** A page of tickets, with how many there are in each status under the same filter. */
export const TicketList = z.object({
  items: z.array(TicketView),
  next: z.string().nullable(),
  total: z.int(),
  counts: z.record(TicketStatus, z.int()),
});
