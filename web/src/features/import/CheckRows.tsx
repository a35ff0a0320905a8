import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DiscardImport } from '#features/import/DiscardImport.tsx';
import { DryRun } from '#features/import/DryRun.tsx';
import classes from '#features/import/import.module.css';
import {
  type Import,
  previewQuery,
  rehearsalQuery,
  useImportStep,
} from '#features/import/import.queries.ts';
import { PreviewVoices } from '#features/import/PreviewVoices.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { FormError } from '#ui/FormError.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Card } from '#ui/Page.tsx';

type CheckRowsProps = { readonly one: Import; readonly onBack: () => void };

/** The third step: the first rows as voices, and every row read without taking any in. */
export function CheckRows({ one, onBack }: CheckRowsProps) {
  const { t } = useTranslation();
  const shown = useQuery(previewQuery(one.id, one.mapping));
  const rehearsal = useQuery(rehearsalQuery(one.id, one.mapping));
  const { mutate, isPending, error } = useImportStep();
  const nothing = rehearsal.data?.complete === true && rehearsal.data.valid === 0;
  const wouldFail = typeof rehearsal.data?.units.overLimit === 'number';
  return (
    <>
      <DryRun one={one} rehearsal={rehearsal} />
      <Card title={t('import.preview')} hint={t('import.preview_hint')}>
        {shown.isPending && <LoadingSkeleton shape="list" rows={4} />}
        {shown.error && (
          <ErrorState
            error={shown.error}
            kept={t('import.kept')}
            onRetry={() => void shown.refetch()}
          />
        )}
        {shown.data && <PreviewVoices preview={shown.data} />}
      </Card>
      <FormError error={error} area="import" />
      <div className={`${classes.foot} ${classes.pinned}`}>
        <DiscardImport one={one} />
        <Button variant="default" onClick={onBack}>
          {t('import.back_to_columns')}
        </Button>
        <Button
          loading={isPending}
          disabled={nothing || wouldFail}
          onClick={() => mutate({ id: one.id, step: 'start' })}
        >
          {t('import.start')}
        </Button>
      </div>
    </>
  );
}
