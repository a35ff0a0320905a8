import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportFormat, exportQuery, useAskExport } from '#features/voice/export.queries.ts';
import classes from '#features/voice/voice.module.css';
import type { Filter } from '#filter/filter.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { Notice } from '#ui/Notice.tsx';
import { ProgressCount } from '#ui/ProgressCount.tsx';

type ExportMenuProps = { readonly filter: Filter; readonly total: number | undefined };

const formats = ['csv', 'xlsx'] as const satisfies readonly ExportFormat[];

/** Writes the voices of the filter to a file in the background and hands it out. */
export function ExportMenu({ filter, total }: ExportMenuProps) {
  const { t } = useTranslation();
  const { mutate: ask, data: run, isPending, reset } = useAskExport();
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            loading={isPending}
            disabled={!total}
          >
            {t('voice.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map((format) => (
            <Menu.Item key={format} onClick={() => ask({ format, filter })}>
              {t('voice.export_as', { count: total ?? 0, format: format.toUpperCase() })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {run && <ExportProgress id={run.id} onClose={reset} />}
    </>
  );
}

type ExportProgressProps = { readonly id: string; readonly onClose: () => void };

function ExportProgress({ id, onClose }: ExportProgressProps) {
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
