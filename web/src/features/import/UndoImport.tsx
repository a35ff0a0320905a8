import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Import, useImportStep } from '#features/import/import.queries.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { FormError } from '#ui/FormError.tsx';
import { toast } from '#ui/toast.tsx';

type UndoImportProps = { readonly one: Import; readonly small?: boolean };

/** Takes back what an import brought in; asks first, with the count. */
export function UndoImport({ one, small = false }: UndoImportProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error, reset } = useImportStep();
  const close = (): void => {
    setAsking(false);
    reset();
  };
  const undo = (): void =>
    mutate(
      { id: one.id, step: 'undo' },
      {
        onSuccess: () => {
          toast(t('import.undone', { name: one.fileName }));
          close();
        },
      },
    );
  if (one.status === 'undone' || one.status === 'running') return null;
  return (
    <>
      <Button
        variant={small ? 'subtle' : 'default'}
        size={small ? 'compact-sm' : 'sm'}
        aria-label={t('import.named', { act: t('import.undo'), name: one.fileName })}
        onClick={() => setAsking(true)}
      >
        {t('import.undo')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('import.undo')}
        verb={t('import.undo')}
        busy={isPending}
        onConfirm={undo}
        onClose={close}
      >
        {t('import.undo_hint', { name: one.fileName, count: one.accepted + one.revised })}
        <FormError error={error} area="import" />
      </ConfirmDialog>
    </>
  );
}
