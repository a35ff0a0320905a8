import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportCounts } from '#features/import/ImportCounts.tsx';
import classes from '#features/import/import.module.css';
import { type Import, useImportStep } from '#features/import/import.queries.ts';
import { rateNote } from '#features/import/rate-note.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { FormError } from '#ui/FormError.tsx';
import { useFormat } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';
import { Card } from '#ui/Page.tsx';
import { ProgressCount } from '#ui/ProgressCount.tsx';

type ImportProgressProps = {
  readonly one: Import;
  /** Why the last look failed; the import goes on without it. */
  readonly lost: unknown;
};

/** The fourth step: rows being taken in, live, with a way to stop. */
export function ImportProgress({ one, lost }: ImportProgressProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useImportStep();
  const cancel = (): void =>
    mutate({ id: one.id, step: 'cancel' }, { onSettled: () => setAsking(false) });
  return (
    <Card title={t('import.running')} hint={t('import.running_hint')}>
      <div className={classes.stack}>
        <ProgressCount
          label={t('import.rows_read')}
          done={one.rows}
          total={one.total}
          note={rateNote(one, t, format)}
        />
        <ImportCounts one={one} />
        {lost !== null && <Notice tone="warn">{t('import.lost_sight')}</Notice>}
        <FormError error={error} area="import" />
        <div className={classes.foot}>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('import.cancel')}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('import.cancel')}
        verb={t('import.cancel')}
        busy={isPending}
        onConfirm={cancel}
        onClose={() => setAsking(false)}
      >
        {t('import.cancel_hint', { count: one.accepted })}
      </ConfirmDialog>
    </Card>
  );
}
