import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import classes from '#app/shell.module.css';
import type { Me } from '#reference.ts';
import { useViewAs } from '#session.ts';
import { Notice } from '#ui/Notice.tsx';

/** What holds for every page at the moment: no connection, or another person's view. */
export function Banners({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const { online } = useNetwork();
  const { mutate: viewAs, isPending } = useViewAs();
  return (
    <div className={classes.banners}>
      {!online && (
        <Notice tone="warn" alert>
          {t('shell.offline')}
        </Notice>
      )}
      {me.viewAs && (
        <Notice
          tone="warn"
          action={
            <Button
              size="compact-sm"
              variant="default"
              loading={isPending}
              onClick={() => viewAs(null)}
            >
              {t('shell.view_as_end')}
            </Button>
          }
        >
          {t('shell.view_as', {
            role: t(`ui.role.${me.viewAs.role}`),
            unit: me.viewAs.unitName,
          })}
        </Notice>
      )}
    </div>
  );
}
