import { useTranslation } from 'react-i18next';
import type { Status } from '#features/ticket/pages.ts';
import {
  isStale,
  readTicket,
  type TicketAct,
  type TicketAnswer,
  useTicketAct,
} from '#features/ticket/ticket.queries.ts';
import { errorToast, toast, undoToast } from '#ui/toast.tsx';

/** The status that takes a move back, where the rules of tickets allow one. */
function undoOf(before: Status, after: Pick<TicketAnswer, 'may'>): Status | undefined {
  const { statuses } = after.may;
  return statuses.find((one) => one === before) ?? statuses.find((one) => one === 'reopened');
}

/**
 * Acts on a ticket, with words for what happened and ten seconds to take a move back.
 *
 * @param onStale Told who changed the ticket meanwhile; nothing was overwritten.
 */
export function useActs(id: string, onStale?: (who: string) => void) {
  const { t } = useTranslation();
  const { mutate, isPending } = useTicketAct(id);

  const fail = async (error: unknown): Promise<void> => {
    if (!isStale(error)) return errorToast(error);
    const { events } = await readTicket(id);
    const who = events.at(-1)?.actor.name ?? '';
    if (onStale) onStale(who);
    else toast(t('ticket.stale', { who }));
  };

  const act = (what: TicketAct, onDone?: (ticket: TicketAnswer) => void): void =>
    mutate(what, { onSuccess: (ticket) => onDone?.(ticket), onError: (error) => void fail(error) });

  const take = (version: number): void =>
    act({ kind: 'take', version }, () => toast(t('ticket.did.take')));

  type Move = Omit<Extract<TicketAct, { kind: 'status' }>, 'kind'>;
  const move = (before: Status, change: Move, onDone?: () => void): void =>
    act({ kind: 'status', ...change }, (ticket) => {
      onDone?.();
      const back = undoOf(before, ticket);
      const said = t('ticket.did.move', { status: t(`ticket.status.${change.status}`) });
      if (!back) return toast(said);
      const undo = { kind: 'status', status: back, version: ticket.version } as const;
      undoToast(said, () => act(undo));
    });

  return { act, take, move, isPending };
}
