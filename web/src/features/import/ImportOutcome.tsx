import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ImportCounts } from '#features/import/ImportCounts.tsx';
import { ImportPoints } from '#features/import/ImportPoints.tsx';
import classes from '#features/import/import.module.css';
import { type Import, isUnderstanding, useImportStep } from '#features/import/import.queries.ts';
import { rateNote } from '#features/import/rate-note.ts';
import { UndoImport } from '#features/import/UndoImport.tsx';
import { firstDay, withFilter } from '#filter/filter.ts';
import { meQuery } from '#reference.ts';
import type { Tone } from '#ui/estimate.ts';
import { FormError } from '#ui/FormError.tsx';
import { useFormat } from '#ui/format.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Card } from '#ui/Page.tsx';
import { ProgressCount } from '#ui/ProgressCount.tsx';

const tones: Partial<Record<Import['status'], Tone>> = {
  done: 'good',
  failed: 'bad',
  cancelled: 'warn',
};

/** The last step: what came in, what it says, and taking it back. */
export function ImportOutcome({ one }: { readonly one: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  const some = one.accepted + one.revised > 0 && one.status !== 'undone';
  return (
    <>
      <Card title={t('import.result')} hint={rateNote(one, t, format)}>
        <div className={classes.stack}>
          <Notice tone={tones[one.status] ?? 'neutral'} alert>
            <Sentence one={one} />
          </Notice>
          {one.status !== 'undone' && <ImportCounts one={one} />}
          {isUnderstanding(one) && (
            <ProgressCount
              label={t('import.understanding')}
              done={one.understood}
              total={one.accepted}
            />
          )}
          <Acts one={one} some={some} />
        </div>
      </Card>
      {some && <ImportPoints one={one} />}
    </>
  );
}

function Sentence({ one }: { readonly one: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  const values = {
    accepted: format.number(one.accepted),
    rows: format.number(one.rows),
    rejected: format.number(one.rejected),
  };
  const { status, rejected, failure, startedAt } = one;
  if (status === 'cancelled' && startedAt === null) return <>{t('import.said.discarded')}</>;
  return (
    <>
      {t(`import.said.${status}`, values)}{' '}
      {status === 'done' && rejected > 0 && t('import.said.rejected', values)}
      {failure && <span lang="en">{failure}</span>}
    </>
  );
}

type ActsProps = { readonly one: Import; readonly some: boolean };

function Acts({ one, some }: ActsProps) {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const { mutate, isPending, error } = useImportStep();
  const filter = { import: one.id, from: firstDay };
  const resumes = one.startedAt !== null && (one.status === 'failed' || one.status === 'cancelled');
  const mayWrite = me.may.includes('import.write');
  return (
    <>
      <div className={classes.foot}>
        {mayWrite && one.startedAt !== null && <UndoImport one={one} />}
        {mayWrite && resumes && (
          <Button loading={isPending} onClick={() => mutate({ id: one.id, step: 'start' })}>
            {t('import.resume')}
          </Button>
        )}
        {some && (
          <>
            <LinkButton variant="default" href={withFilter('/voices', filter)}>
              {t('import.see_voices')}
            </LinkButton>
            <LinkButton href={withFilter('/needs', filter)}>{t('import.see_needs')}</LinkButton>
          </>
        )}
        {one.status === 'undone' && mayWrite && (
          <LinkButton href="/sources/import">{t('import.begin')}</LinkButton>
        )}
      </div>
      <FormError error={error} area="import" />
    </>
  );
}
