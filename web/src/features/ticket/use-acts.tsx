import { useTranslation } from 'react-i18next';
import { ApiError } from '#api.ts';
import {
  isStale,
  readTicket,
  type TicketAct,
  type TicketAnswer,
  useTicketAct,
} from '#features/ticket/ticket.queries.ts';
import { errorToast, toast, undoToast } from '#ui/toast.tsx';

/**
 * Acts on a ticket, with words for what happened and ten seconds to undo it.
 *
 * @param onStale Told who changed the ticket meanwhile; nothing was overwritten.
 */
export function useActs(id: string, onStale?: (who: string) => void) {
  const { t } = useTranslation();
  const { mutateAsync, isPending } = useTicketAct(id);

  const fail = async (error: unknown): Promise<void> => {
    if (!isStale(error)) return errorToast(error);
    const { events } = await readTicket(id);
    const who = events.at(-1)?.actor.name ?? '';
    if (onStale) onStale(who);
    else toast(t('ticket.stale', { who }));
  };

  // Promises, not callbacks of the mutation: a card that moves to another column is gone by then.
  const act = (what: TicketAct, onDone?: (ticket: TicketAnswer) => void): void =>
    void mutateAsync(what).then((ticket) => onDone?.(ticket), fail);

  const undo = (no: number): void =>
    void mutateAsync({ kind: 'undo', no }).then(
      () => toast(t('ticket.did.undo')),
      (error: unknown) => {
        const code = error instanceof ApiError ? error.code : '';
        const known = t(`ticket.error.${code}`, { defaultValue: '' });
        if (known) toast(known);
        else errorToast(error);
      },
    );

  /** Says what was done, with a way back where the server offers one. */
  const say = (said: string, { may }: Pick<TicketAnswer, 'may'>): void => {
    const { undo: offered } = may;
    if (offered) undoToast(said, () => undo(offered.no));
    else toast(said);
  };

  const take = (version: number): void =>
    act({ kind: 'take', version }, (ticket) => say(t('ticket.did.take'), ticket));

  type Move = Omit<Extract<TicketAct, { kind: 'status' }>, 'kind'>;
  const move = (change: Move, onDone?: () => void): void =>
    act({ kind: 'status', ...change }, (ticket) => {
      onDone?.();
      say(t('ticket.did.move', { status: t(`ticket.status.${change.status}`) }), ticket);
    });

  type HandOff = Omit<Extract<TicketAct, { kind: 'hand_off' }>, 'kind'>;
  const handOff = (to: HandOff, onDone: () => void): void =>
    act({ kind: 'hand_off', ...to }, (ticket) => {
      onDone();
      say(t('ticket.did.hand_off', { department: ticket.department.name }), ticket);
    });

  return { act, take, move, handOff, undo, isPending };
}
