import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#ui/dialog.module.css';

type DialogProps = {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly open?: boolean;
  readonly width?: number;
  readonly children: ReactNode;
};

/** A modal dialog with a title and a close button. Focus stays inside and returns on closing. */
export function Dialog({ title, onClose, open = true, width = 460, children }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened={open} onClose={onClose} size={width}>
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
