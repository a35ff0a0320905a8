import { Button, Checkbox, Group, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketAnswer } from '#features/ticket/ticket.queries.ts';
import { useActs } from '#features/ticket/use-acts.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Dialog } from '#ui/Dialog.tsx';

type CloseDialogProps = {
  readonly ticket: TicketAnswer;
  readonly onClose: () => void;
  readonly onStale?: (who: string) => void;
};

/** Closing says what had happened and that the customer was told. */
export function CloseDialog({ ticket, onClose, onStale }: CloseDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState(ticket.reason ?? '');
  const [told, setTold] = useState<boolean | null>(ticket.customerTold);
  const [tried, setTried] = useState(false);
  const { move, isPending } = useActs(ticket.id, (who) => {
    onClose();
    onStale?.(who);
  });
  const known = ticket.customer !== null;
  const answered = known ? told === true : told !== null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '' || told === null || !answered) return;
    const change = {
      status: 'closed',
      version: ticket.version,
      reason,
      customerTold: told,
    } as const;
    move(change, onClose);
  };
  return (
    <Dialog title={t('ticket.close_title', { number: String(ticket.number) })} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Textarea
            label={t('ticket.close_reason')}
            description={t('ticket.close_reason_hint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={tried && reason.trim() === '' && t('ticket.close_reason_needed')}
            minRows={3}
            rows={3}
            maxLength={4000}
            required
            data-autofocus
          />
          {known ? (
            <Checkbox
              label={t('ticket.told_yes')}
              checked={told === true}
              onChange={(event) => setTold(event.currentTarget.checked)}
              error={tried && !answered && t('ticket.told_needed')}
            />
          ) : (
            <>
              <p>{t('ticket.told_unknown')}</p>
              <Choice
                label={t('ticket.told')}
                options={[
                  { value: 'yes', label: t('ticket.yes') },
                  { value: 'no', label: t('ticket.told_cannot') },
                ]}
                value={told === null ? '' : told ? 'yes' : 'no'}
                onChange={(value) => setTold(value === 'yes')}
              />
              {tried && !answered && <p role="alert">{t('ticket.told_say')}</p>}
            </>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('ticket.close')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
