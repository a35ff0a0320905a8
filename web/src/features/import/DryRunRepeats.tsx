import { useTranslation } from 'react-i18next';
import type { Rehearsal } from '#features/import/import.queries.ts';
import { Notice } from '#ui/Notice.tsx';

/** What comes of rows whose id stands in an earlier row of the file. */
export function DryRunRepeats({ repeats }: { readonly repeats: Rehearsal['repeats'] }) {
  const { t } = useTranslation();
  const { revising, same } = repeats;
  if (revising + same === 0) return null;
  return (
    <Notice tone={revising > 0 ? 'warn' : 'neutral'}>
      <p>{t('import.repeats', { count: revising + same })}</p>
      {revising > 0 && <p>{t('import.repeats_revising', { count: revising })}</p>}
      {same > 0 && <p>{t('import.repeats_same', { count: same })}</p>}
      {revising > 0 && <p>{t('import.repeats_hint')}</p>}
    </Notice>
  );
}
