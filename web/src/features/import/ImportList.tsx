import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DiscardImport } from '#features/import/DiscardImport.tsx';
import { DownloadRejected } from '#features/import/DownloadRejected.tsx';
import { ImportCounts } from '#features/import/ImportCounts.tsx';
import { type Import, useImportStep } from '#features/import/import.queries.ts';
import classes from '#features/import/import-list.module.css';
import { rateNote } from '#features/import/rate-note.ts';
import { UndoImport } from '#features/import/UndoImport.tsx';
import { firstDay, withFilter } from '#filter/filter.ts';
import type { Me } from '#reference.ts';
import { AppLink } from '#ui/AppLink.tsx';
import type { Tone } from '#ui/estimate.ts';
import { useFormat } from '#ui/format.ts';
import { Shape } from '#ui/PolarityMark.tsx';
import { ProgressCount } from '#ui/ProgressCount.tsx';
import { Time } from '#ui/Time.tsx';
import { errorToast } from '#ui/toast.tsx';

type ImportListProps = { readonly imports: readonly Import[]; readonly me: Me };

/** The newest imports, each with its counts, where it stands and what can be done with it. */
export function ImportList({ imports, me }: ImportListProps) {
  return (
    <ul className={classes.list}>
      {imports.map((one) => (
        <li key={one.id} className={classes.item}>
          <ImportItem one={one} mayWrite={me.may.includes('import.write')} />
        </li>
      ))}
    </ul>
  );
}

type ImportItemProps = { readonly one: Import; readonly mayWrite: boolean };

function ImportItem({ one, mayWrite }: ImportItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, failure } = one;
  const counted = status !== 'uploaded' && status !== 'mapped' && one.startedAt !== null;
  return (
    <article aria-label={one.fileName} data-brief={!counted || undefined}>
      <div className={classes.head}>
        <h3 className={classes.name}>
          <AppLink href={`/sources/import/${one.id}`}>{one.fileName}</AppLink>
        </h3>
        <Status one={one} />
        <span className={classes.muted}>
          <Time at={one.createdAt} as="relative" /> · {format.bytes(one.bytes)}
          {counted && one.ratePerSecond ? ` · ${rateNote(one, t, format)}` : ''}
        </span>
      </div>
      {status === 'running' && (
        <ProgressCount label={t('import.rows_read')} done={one.rows} total={one.total} />
      )}
      {counted && status !== 'undone' && <ImportCounts one={one} />}
      {failure && (
        <p className={classes.failure} lang="en">
          {failure}
        </p>
      )}
      <ImportActs one={one} mayWrite={mayWrite} />
    </article>
  );
}

const tones: Record<Import['status'], Tone> = {
  uploaded: 'warn',
  mapped: 'warn',
  running: 'neutral',
  done: 'good',
  cancelled: 'neutral',
  failed: 'bad',
  undone: 'neutral',
};

function Status({ one }: { readonly one: Import }) {
  const { t } = useTranslation();
  const tone = tones[one.status];
  const discarded = one.status === 'cancelled' && one.startedAt === null;
  return (
    <span className={classes.status} data-tone={tone}>
      <Shape tone={tone} size={9} />
      {t(`import.status.${discarded ? 'discarded' : one.status}`)}
    </span>
  );
}

function ImportActs({ one, mayWrite }: ImportItemProps) {
  const { t } = useTranslation();
  const { mutate, isPending } = useImportStep();
  const { id, status, fileName } = one;
  const filter = { import: id, from: firstDay };
  const some = one.accepted + one.revised > 0 && status !== 'undone';
  const step = (wanted: 'start' | 'cancel'): void =>
    mutate({ id, step: wanted }, { onError: errorToast });
  const waits = status === 'uploaded' || status === 'mapped';
  const resumes = one.startedAt !== null && (status === 'failed' || status === 'cancelled');
  return (
    <div className={classes.acts}>
      {some && (
        <>
          <AppLink href={withFilter('/voices', filter)}>{t('import.see_voices')}</AppLink>
          <AppLink href={withFilter('/needs', filter)}>{t('import.see_needs')}</AppLink>
        </>
      )}
      {one.rejected > 0 && <DownloadRejected one={one} small />}
      {waits && mayWrite && (
        <>
          <AppLink
            href={`/sources/import/${id}`}
            aria-label={t('import.named', { act: t('import.go_on'), name: fileName })}
          >
            {t('import.go_on')}
          </AppLink>
          <DiscardImport one={one} small />
        </>
      )}
      {mayWrite && resumes && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={isPending}
          aria-label={t('import.named', { act: t('import.resume'), name: fileName })}
          onClick={() => step('start')}
        >
          {t('import.resume')}
        </Button>
      )}
      {mayWrite && status === 'running' && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={isPending}
          aria-label={t('import.named', { act: t('import.cancel'), name: fileName })}
          onClick={() => step('cancel')}
        >
          {t('import.cancel')}
        </Button>
      )}
      {mayWrite && one.startedAt !== null && <UndoImport one={one} small />}
    </div>
  );
}
