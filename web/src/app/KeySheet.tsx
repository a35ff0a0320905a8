import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#app/shell.module.css';
import { Dialog } from '#ui/Dialog.tsx';
import { keyBoard } from '#ui/hotkeys.ts';

/** The keys that work on the page shown. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [hotkeys] = useState(() => keyBoard.list());
  return (
    <Dialog onClose={onClose} title={t('shell.keys')}>
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
    </Dialog>
  );
}
