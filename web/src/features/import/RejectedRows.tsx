import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DownloadRejected } from '#features/import/DownloadRejected.tsx';
import { FaultTable } from '#features/import/FaultTable.tsx';
import classes from '#features/import/import.module.css';
import { type Import, rejectedQuery } from '#features/import/import.queries.ts';
import { ErrorState } from '#ui/ErrorState.tsx';
import { useFormat } from '#ui/format.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Card } from '#ui/Page.tsx';

/** The rows of an import that were not taken in, with their reasons, and all of them as a file. */
export function RejectedRows({ one }: { readonly one: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useQuery(rejectedQuery(one));
  const hint = one.mapping?.id ? 'import.rejected_hint' : 'import.rejected_hint_no_id';
  return (
    <Card title={t('import.rejected')} hint={t(hint)}>
      {!data && !error && <LoadingSkeleton rows={3} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && data.length > 0 && (
        <div className={classes.stack}>
          <FaultTable caption={t('import.rejected_rows')} rows={data} />
          <div className={classes.tableFoot}>
            <span className={classes.muted}>
              {one.rejected > data.length &&
                t('import.first_faults', {
                  shown: format.number(data.length),
                  all: format.number(one.rejected),
                })}
            </span>
            <DownloadRejected one={one} />
          </div>
        </div>
      )}
    </Card>
  );
}
