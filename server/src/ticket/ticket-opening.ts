import type { z } from 'zod';
import type { Priority } from '#alert/alert.ts';
import { type Moment, type Ticket, withDue } from './ticket.ts';

/** A mention as it decides about the work: which need, whose, and in which words. */
export type LeadMention = {
  readonly no: number;
  readonly need: string;
  readonly start: number;
  readonly end: number;
  readonly polarity: string;
  readonly strength: number;
  readonly department: string | null;
  readonly abstained: boolean;
};

/** The mention that the work is about: the one a rule named, else the strongest complaint. */
export function leadMention(
  mentions: readonly LeadMention[],
  named: number | null = null,
): LeadMention | null {
  const stated = mentions.find(({ no }) => no === named);
  if (stated) return stated;
  const [strongest] = mentions
    .filter(({ abstained }) => !abstained)
    .sort(
      (a, b) =>
        Number(b.polarity === 'negative') - Number(a.polarity === 'negative') ||
        b.strength - a.strength,
    );
  return strongest ?? null;
}

const titleLength = 100;

/** One line in the customer's own words; the rating where they wrote nothing. */
export function titleOf(
  { text, rating }: { text: string; rating: { value: number; max: number } | null },
  lead: Pick<LeadMention, 'start' | 'end'> | null,
): string {
  const words = (lead ? text.slice(lead.start, lead.end) : text).replaceAll(/\s+/g, ' ').trim();
  const line = words || text.replaceAll(/\s+/g, ' ').trim();
  if (!line) return rating ? `${rating.value} / ${rating.max}` : '–';
  const letters = [...line];
  return letters.length <= titleLength ? line : `${letters.slice(0, titleLength - 1).join('')}…`;
}

/** A ticket that is to be opened. */
export type NewTicket = {
  readonly voiceId: string;
  readonly title: string;
  readonly priority: z.infer<typeof Priority>;
  readonly unitId: string;
  readonly departmentId: string;
  readonly need: string | null;
  readonly openedBy: Ticket['openedBy'];
  readonly dueMinutes: number;
};

/** A new ticket, due after its business minutes. */
export function openTicket(
  wanted: NewTicket,
  { id, number }: { id: string; number: number },
  { at, calendar }: Moment,
): Ticket {
  const blank = {
    status: 'new',
    assigneeId: null,
    reason: null,
    customerTold: null,
    pauses: [],
    pausedAt: null,
    firstTakenAt: null,
    solvedAt: null,
    closedAt: null,
    version: 1,
  } as const;
  return withDue(
    { ...wanted, ...blank, id, number, clockFrom: at, createdAt: at, dueAt: at },
    calendar,
  );
}

/** Business minutes that a ticket opened by hand may take, by its priority. */
export function usualDueMinutes(priority: number): number {
  if (priority <= 1) return 240;
  return priority === 2 ? 720 : 2_160;
}
