import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DryRunRepeats } from '#features/import/DryRunRepeats.tsx';
import { DryRunUnits } from '#features/import/DryRunUnits.tsx';
import { FaultTable } from '#features/import/FaultTable.tsx';
import classes from '#features/import/import.module.css';
import { type Import, type Rehearsal, shownRejected } from '#features/import/import.queries.ts';
import { faultCsv } from '#features/import/row-fault.ts';
import { saveText } from '#ui/csv.ts';
import { ErrorState } from '#ui/ErrorState.tsx';
import { useFormat } from '#ui/format.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Card } from '#ui/Page.tsx';

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
  const { rows, valid, complete, errors, units, repeats } = rehearsal;
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
      <DryRunUnits units={units} />
      <DryRunRepeats repeats={repeats} />
      {errors.length > 0 && (
        <>
          <FaultTable caption={t('import.faults')} rows={errors.slice(0, shownRejected)} />
          <div className={classes.tableFoot}>
            <span className={classes.muted}>
              {errors.length > shownRejected &&
                t('import.first_faults', {
                  shown: format.number(shownRejected),
                  all: format.number(left),
                })}
            </span>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() => saveText(`${one.fileName}.errors.csv`, faultCsv(t, errors))}
            >
              {t('import.download_faults')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
