import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Import, useImportStep } from '#features/import/import.queries.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { FormError } from '#ui/FormError.tsx';

type DiscardImportProps = { readonly one: Import; readonly small?: boolean };

/** Gives up an import that has not started; asks first. */
export function DiscardImport({ one, small = false }: DiscardImportProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useImportStep();
  const discard = (): void =>
    mutate(
      { id: one.id, step: 'cancel' },
      {
        onSuccess: () => {
          setAsking(false);
          router.history.push('/sources');
        },
      },
    );
  return (
    <>
      <Button
        variant={small ? 'subtle' : 'default'}
        size={small ? 'compact-sm' : 'sm'}
        aria-label={t('import.named', { act: t('import.discard'), name: one.fileName })}
        onClick={() => setAsking(true)}
      >
        {t('import.discard')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('import.discard')}
        verb={t('import.discard')}
        busy={isPending}
        onConfirm={discard}
        onClose={() => setAsking(false)}
      >
        {t('import.discard_hint', { name: one.fileName })}
        <FormError error={error} area="import" />
      </ConfirmDialog>
    </>
  );
}
