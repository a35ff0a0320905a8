import { useTranslation } from 'react-i18next';
import type { OverviewAnswer } from '#features/overview/overview.queries.ts';
import { Card } from '#ui/Page.tsx';
import { ProgressCount } from '#ui/ProgressCount.tsx';

/** While voices wait to be understood: how far it is. Says nothing once all are. */
export function Reading({ volume }: { readonly volume: OverviewAnswer['volume'] }) {
  const { t } = useTranslation();
  const { total, understood } = volume;
  if (understood >= total) return null;
  return (
    <Card>
      <ProgressCount
        label={t('overview.reading')}
        done={understood}
        total={total}
        note={t('overview.reading_note')}
      />
    </Card>
  );
}
