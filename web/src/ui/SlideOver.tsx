import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#ui/dialog.module.css';

type SlideOverProps = {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly width?: number;
  readonly side?: 'left' | 'right';
  readonly children: ReactNode;
};

/** A panel from the side; from the right it takes the whole screen of a phone. */
export function SlideOver(props: SlideOverProps) {
  const { open, title, onClose, width = 460, side = 'right', children } = props;
  const { t } = useTranslation();
  const phone = useMediaQuery('(max-width: 700px)') && side === 'right';
  return (
    <Drawer.Root opened={open} onClose={onClose} position={side} size={phone ? '100%' : width}>
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={classes.head}>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('ui.close')} />
        </div>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
