import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketAnswer } from '#features/ticket/ticket.queries.ts';
import { useActs } from '#features/ticket/use-acts.tsx';
import { Dialog } from '#ui/Dialog.tsx';

type HandOffDialogProps = {
  readonly ticket: TicketAnswer;
  readonly onClose: () => void;
  readonly onStale: (who: string) => void;
};

/** Hands a ticket to another department on the line of its unit, with a note. */
export function HandOffDialog({ ticket, onClose, onStale }: HandOffDialogProps) {
  const { t } = useTranslation();
  const [to, setTo] = useState(ticket.handOffTo[0]?.id ?? '');
  const [note, setNote] = useState('');
  const { handOff, isPending } = useActs(ticket.id, (who) => {
    onClose();
    onStale(who);
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (to === '') return;
    const { version } = ticket;
    handOff({ version, departmentUnitId: to, note }, onClose);
  };
  return (
    <Dialog title={t('ticket.hand_off_title', { number: String(ticket.number) })} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <NativeSelect
            label={t('ticket.hand_off_to')}
            data={ticket.handOffTo.map(({ id, name, kind }) => ({
              value: id,
              label: `${name} (${t(`ui.kind.${kind}`)})`,
            }))}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            data-autofocus
          />
          <Textarea
            label={t('ticket.hand_off_note')}
            description={t('ticket.hand_off_hint')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            rows={3}
            maxLength={4000}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('ticket.act.hand_off')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
