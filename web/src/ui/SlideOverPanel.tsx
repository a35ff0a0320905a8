import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import classes from '#ui/dialog.module.css';
import type { SlideOverProps } from '#ui/SlideOver.tsx';

/** The panel itself, loaded when the first one opens. */
export function SlideOverPanel(props: Omit<SlideOverProps, 'open'>) {
  const { title, onClose, width = 460, side = 'right', children } = props;
  const { t } = useTranslation();
  const phone = useMediaQuery('(max-width: 700px)') && side === 'right';
  return (
    <Drawer.Root
      opened
      onClose={onClose}
      position={side}
      size={phone ? '100%' : width}
      returnFocus={false}
    >
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
