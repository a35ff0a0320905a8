import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportFormat, useAskExport } from '#features/voice/export.queries.ts';
import type { Filter } from '#filter/filter.ts';

const ExportProgress = lazy(async () => ({
  default: (await import('#features/voice/ExportProgress.tsx')).ExportProgress,
}));

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
      {run && (
        <Suspense fallback={null}>
          <ExportProgress id={run.id} onClose={reset} />
        </Suspense>
      )}
    </>
  );
}
