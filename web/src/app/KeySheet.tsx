import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#app/shell.module.css';
import { keyBoard } from '#ui/hotkeys.ts';

/** The keys that work on the page shown. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [hotkeys] = useState(() => keyBoard.list());
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shell.keys')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <dl className={classes.keys}>
        {hotkeys.map(({ keys, label }) => (
          <div key={keys} style={{ display: 'contents' }}>
            <dt>
              {keys
                .replace('mod+', 'Ctrl/⌘ ')
                .split(' ')
                .map((key) => (
                  <kbd key={key} className={classes.key}>
                    {key}
                  </kbd>
                ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
