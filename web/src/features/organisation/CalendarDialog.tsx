import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#ui/Dialog.tsx';
import { FormError } from '#ui/FormError.tsx';

type CalendarDialogProps = {
  readonly title: string;
  /** The words on the button that saves. */
  readonly act: string;
  readonly width?: number;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog that changes the calendar; it says itself which of its fields is wrong. */
export function CalendarDialog(props: CalendarDialogProps) {
  const { title, act, width, busy, error, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  return (
    <Dialog title={title} onClose={onClose} {...(width === undefined ? {} : { width })}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Stack gap="sm">
          {children}
          <FormError error={error} area="organisation.hours" />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
