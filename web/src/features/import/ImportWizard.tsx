import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CheckRows } from '#features/import/CheckRows.tsx';
import { ColumnMapping } from '#features/import/ColumnMapping.tsx';
import { ImportOutcome } from '#features/import/ImportOutcome.tsx';
import { ImportProgress } from '#features/import/ImportProgress.tsx';
import { type Import, importQuery } from '#features/import/import.queries.ts';
import { importPage } from '#features/import/pages.ts';
import { RejectedRows } from '#features/import/RejectedRows.tsx';
import { Steps, type WizardStep } from '#features/import/Steps.tsx';
import { usePageSearch } from '#page.ts';
import { ErrorState } from '#ui/ErrorState.tsx';
import { useFormat } from '#ui/format.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Page } from '#ui/Page.tsx';

/** The step an import stands at; before it starts the address may go back to an earlier one. */
function stepOf({ status }: Import, wanted: 'columns' | 'check' | undefined): WizardStep {
  if (status === 'uploaded') return 'columns';
  if (status === 'mapped') return wanted ?? 'check';
  return status === 'running' ? 'run' : 'result';
}

/** One import, from its columns to what it says; everything it needs is kept by the server. */
export function ImportWizard() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id = '' } = useParams({ strict: false });
  const [search, setSearch] = usePageSearch(importPage);
  const { data: one, error, failureReason, refetch } = useQuery(importQuery(id));
  const step = one && stepOf(one, search.step);
  return (
    <Page
      title={one?.fileName ?? t('import.title')}
      subtitle={
        one &&
        [
          t(`import.format.${one.format}`),
          format.bytes(one.bytes),
          format.dateTime(one.createdAt),
        ].join(' · ')
      }
      up={{ label: t('import.sources'), href: '/sources' }}
      bar={step && <Steps present={step} />}
    >
      {error && !one && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!one && !error && <LoadingSkeleton rows={9} />}
      {one && step === 'columns' && (
        <ColumnMapping
          key={`${one.id}${one.encoding?.name}`}
          one={one}
          onSaved={() => setSearch({ step: 'check' })}
        />
      )}
      {one && step === 'check' && (
        <CheckRows one={one} onBack={() => setSearch({ step: 'columns' })} />
      )}
      {one && step === 'run' && <ImportProgress one={one} lost={failureReason} />}
      {one && step === 'result' && <ImportOutcome one={one} />}
      {one && one.rejected > 0 && one.status !== 'undone' && <RejectedRows one={one} />}
    </Page>
  );
}
