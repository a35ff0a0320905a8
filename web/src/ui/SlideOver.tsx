import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type SlideOverProps = {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly width?: number;
  readonly children: ReactNode;
};

/** A panel from the right; on a phone it takes the whole screen. Focus returns on closing. */
export function SlideOver({ open, title, onClose, width = 460, children }: SlideOverProps) {
  const { t } = useTranslation();
  const phone = useMediaQuery('(max-width: 700px)');
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      title={title}
      position="right"
      size={phone ? '100%' : width}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {children}
    </Drawer>
  );
}
