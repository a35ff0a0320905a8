import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#ui/Dialog.tsx';

type ConfirmDialogProps = {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, with the count of things it happens to. */
  readonly children: ReactNode;
  /** The verb on the button, not "OK". */
  readonly verb: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before an act that cannot be undone. The safe answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, verb, danger = true, busy = false, onConfirm, onClose } = props;
  const { t } = useTranslation();
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <Stack gap="md">
        <Text component="div">{children}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('ui.cancel')}
          </Button>
          <Button
            loading={busy}
            onClick={onConfirm}
            {...(danger ? { style: { background: 'var(--c-danger)' } } : {})}
          >
            {verb}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
