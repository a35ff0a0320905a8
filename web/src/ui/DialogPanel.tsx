import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DialogProps } from '#ui/Dialog.tsx';
import classes from '#ui/dialog.module.css';

/** The dialog itself, loaded when the first one opens. */
export function DialogPanel({ title, onClose, width = 460, children }: Omit<DialogProps, 'open'>) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened onClose={onClose} size={width} returnFocus={false} centered>
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('ui.close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
