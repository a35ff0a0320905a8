import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import classes from '#features/import/import.module.css';
import type { Import, Rehearsal } from '#features/import/import.queries.ts';
import { saveText, writeCsv } from '#ui/csv.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { useFormat } from '#ui/format.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Card } from '#ui/Page.tsx';

const shownFaults = 20;

type DryRunProps = { readonly one: Import; readonly rehearsal: UseQueryResult<Rehearsal> };

/** What would happen to every row: counts, and the rows that would be left out with the reason. */
export function DryRun({ one, rehearsal: { data, error, refetch } }: DryRunProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('import.dry_run')} hint={t('import.dry_run_hint')}>
      {!data && !error && <LoadingSkeleton shape="text" rows={3} />}
      {error && <ErrorState error={error} kept={t('import.kept')} onRetry={() => void refetch()} />}
      {data && <Outcome one={one} rehearsal={data} />}
    </Card>
  );
}

type OutcomeProps = { readonly one: Import; readonly rehearsal: Rehearsal };

function Outcome({ one, rehearsal }: OutcomeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rows, valid, complete, errors } = rehearsal;
  const left = rows - valid;
  const taken = left > 0 ? 'import.dry_some' : 'import.dry_all';
  const sentence = rows === 0 ? 'import.dry_empty' : taken;
  const counts = {
    count: rows,
    rows: format.number(rows),
    valid: format.number(valid),
    left: format.number(left),
  };
  return (
    <div className={classes.stack}>
      <Notice tone={valid === 0 ? 'bad' : left > 0 ? 'warn' : 'good'} alert>
        {t(sentence, counts)} {!complete && t('import.dry_part', counts)}
      </Notice>
      {errors.length > 0 && (
        <>
          <FaultTable faults={errors.slice(0, shownFaults)} />
          <div className={classes.tableFoot}>
            <span className={classes.muted}>
              {errors.length > shownFaults &&
                t('import.first_faults', {
                  shown: format.number(shownFaults),
                  all: format.number(left),
                })}
            </span>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() => saveText(`${one.fileName}.errors.csv`, faultCsv(errors))}
            >
              {t('import.download_faults')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

type Faults = Rehearsal['errors'];

function faultCsv(faults: Faults): string {
  const lines = faults.map(({ row, column, message }) => [row, column, message]);
  return writeCsv([['row', 'column', 'message'], ...lines]);
}

/** Rows that would not be taken in, each with its column and the reason. */
function FaultTable({ faults }: { readonly faults: Faults }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      caption={t('import.faults')}
      rows={faults}
      rowKey={({ row, column }) => `${row} ${column}`}
      columns={[
        {
          key: 'row',
          header: t('import.row'),
          figure: true,
          sort: ({ row }) => row,
          cell: ({ row }) => format.number(row),
        },
        {
          key: 'column',
          header: t('import.column'),
          sort: ({ column }) => column ?? '',
          cell: ({ column }) => column ?? t('import.whole_row'),
        },
        {
          key: 'message',
          header: t('import.reason'),
          sort: ({ message }) => message,
          cell: ({ message }) => <span lang="en">{message}</span>,
        },
      ]}
    />
  );
}
