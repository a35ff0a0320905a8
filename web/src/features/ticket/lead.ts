import type { TicketAnswer } from '#features/ticket/ticket.queries.ts';

type Mention = NonNullable<TicketAnswer['voice']>['mentions'][number];

/** The mention a ticket is about: the strongest one of its need. */
export function leadOf({ voice, need }: Pick<TicketAnswer, 'voice' | 'need'>): Mention | undefined {
  return voice?.mentions
    .filter((one) => one.need === need)
    .toSorted((a, b) => b.strength - a.strength)[0];
}
