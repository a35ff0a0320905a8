import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { allRejected, type Import } from '#features/import/import.queries.ts';
import { faultCsv } from '#features/import/row-fault.ts';
import { saveText } from '#ui/csv.ts';
import { errorToast } from '#ui/toast.tsx';

type DownloadRejectedProps = { readonly one: Import; readonly small?: boolean };

/** Hands over all rows that were not taken in, with their reasons in the reader's language. */
export function DownloadRejected({ one, small = false }: DownloadRejectedProps) {
  const { t } = useTranslation();
  const { mutate, isPending } = useMutation({
    mutationFn: async () =>
      saveText(`${one.fileName}.errors.csv`, faultCsv(t, await allRejected(one.id))),
    onError: errorToast,
  });
  const label = t('import.download_faults');
  return (
    <Button
      variant={small ? 'subtle' : 'default'}
      size={small ? 'compact-sm' : 'sm'}
      loading={isPending}
      leftSection={!small && <IconDownload size={16} />}
      aria-label={small ? t('import.named', { act: label, name: one.fileName }) : undefined}
      onClick={() => mutate()}
    >
      {label}
    </Button>
  );
}
