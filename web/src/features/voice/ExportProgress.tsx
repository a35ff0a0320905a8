import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportQuery } from '#features/voice/export.queries.ts';
import classes from '#features/voice/voice.module.css';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { Notice } from '#ui/Notice.tsx';
import { ProgressCount } from '#ui/ProgressCount.tsx';

type ExportProgressProps = { readonly id: string; readonly onClose: () => void };

/** How far the file is, and the file itself. */
export function ExportProgress({ id, onClose }: ExportProgressProps) {
  const { t } = useTranslation();
  const [closed, setClosed] = useState(false);
  const { data: run, error, refetch } = useQuery(exportQuery(id));
  if (closed) return null;
  const close = (): void => {
    setClosed(true);
    onClose();
  };
  return (
    <Dialog title={t('voice.export')} onClose={close}>
      <div className={classes.form}>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {run?.status === 'failed' && (
          <Notice tone="bad" alert>
            {t('voice.export_failed')} {run.failure}
          </Notice>
        )}
        {!error && run?.status !== 'failed' && (
          <ProgressCount
            label={run?.status === 'done' ? t('voice.export_done') : t('voice.export_running')}
            done={run?.done ?? 0}
            total={run?.total ?? null}
          />
        )}
        {run?.status === 'done' && (
          <Button
            component="a"
            href={run.url ?? `/api/v1/exports/${id}/file`}
            download
            className={classes.download}
            leftSection={<IconDownload size={16} />}
          >
            {t('voice.export_download', { format: run.format.toUpperCase() })}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
