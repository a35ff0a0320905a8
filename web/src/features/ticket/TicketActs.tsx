import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status } from '#features/ticket/pages.ts';
import classes from '#features/ticket/ticket.module.css';
import type { TicketAnswer } from '#features/ticket/ticket.queries.ts';
import { useActs } from '#features/ticket/use-acts.tsx';
import { meQuery } from '#reference.ts';
import { type Hotkey, useHotkeys } from '#ui/hotkeys.ts';

const CloseDialog = lazy(async () => ({
  default: (await import('#features/ticket/CloseDialog.tsx')).CloseDialog,
}));
const HandOffDialog = lazy(async () => ({
  default: (await import('#features/ticket/HandOffDialog.tsx')).HandOffDialog,
}));

type TicketActsProps = {
  readonly ticket: TicketAnswer;
  /** Told who changed the ticket meanwhile. */
  readonly onStale: (who: string) => void;
};

const keyOf: Partial<Record<Status, string>> = {
  waiting_customer: 'w',
  solved: 'e',
  closed: 'c',
  reopened: 'o',
};

/** The next step as a filled button, the others beside it; each has a key. */
export function TicketActs({ ticket, onStale }: TicketActsProps) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'close' | 'hand_off' | null>(null);
  const { take, move, isPending } = useActs(ticket.id, onStale);
  const { data: me } = useQuery(meQuery);
  const { version, status, may } = ticket;
  const mine = ticket.assignee !== null && ticket.assignee.id === me?.account.id;
  const taking = t(mine ? 'ticket.to.in_progress' : 'ticket.act.take');
  const to = (next: Status): void =>
    next === 'closed' ? setDialog('close') : move({ status: next, version });
  const canHand = ticket.handOffTo.length > 0 && status !== 'solved' && status !== 'closed';
  const moves = may.take ? may.statuses.filter((one) => one !== 'in_progress') : may.statuses;
  const first = may.take
    ? null
    : (moves.find((one) => one === 'solved' || one === 'closed') ?? null);
  const keys: Hotkey[] = [
    ...(may.take ? [{ keys: 'a', label: taking, run: () => take(version) }] : []),
    ...moves.flatMap((one) => {
      const keys = keyOf[one];
      return keys ? [{ keys, label: t(`ticket.to.${one}`), run: () => to(one) }] : [];
    }),
    ...(canHand
      ? [{ keys: 'h', label: t('ticket.act.hand_off'), run: () => setDialog('hand_off') }]
      : []),
  ];
  useHotkeys(keys);
  const keyOfLabel = (label: string) => keys.find((one) => one.label === label)?.keys;
  const close = (): void => setDialog(null);
  return (
    <div className={classes.acts} role="toolbar" aria-label={t('ticket.acts')}>
      {may.take && (
        <Button
          loading={isPending}
          title={t('ticket.key_hint', { key: 'a' })}
          onClick={() => take(version)}
        >
          {taking}
        </Button>
      )}
      {moves.map((one) => (
        <Button
          key={one}
          variant={one === first ? 'filled' : 'default'}
          disabled={isPending}
          title={hint(keyOfLabel(t(`ticket.to.${one}`)), t)}
          onClick={() => to(one)}
        >
          {t(`ticket.to.${one}`)}
        </Button>
      ))}
      {canHand && (
        <Button
          variant="default"
          disabled={isPending}
          title={t('ticket.key_hint', { key: 'h' })}
          onClick={() => setDialog('hand_off')}
        >
          {t('ticket.act.hand_off')}
        </Button>
      )}
      <Suspense fallback={null}>
        {dialog === 'close' && <CloseDialog ticket={ticket} onClose={close} onStale={onStale} />}
        {dialog === 'hand_off' && (
          <HandOffDialog ticket={ticket} onClose={close} onStale={onStale} />
        )}
      </Suspense>
    </div>
  );
}

function hint(
  key: string | undefined,
  t: (name: string, values: { readonly key: string }) => string,
): string | undefined {
  return key === undefined ? undefined : t('ticket.key_hint', { key });
}
