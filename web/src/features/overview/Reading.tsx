import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type OverviewAnswer, sampleQuery } from '#features/overview/overview.queries.ts';
import { meQuery } from '#reference.ts';
import { Card } from '#ui/Page.tsx';
import { ProgressCount } from '#ui/ProgressCount.tsx';

/** While the sample is told or voices wait to be understood: how far it is; else nothing. */
export function Reading({ volume }: { readonly volume?: OverviewAnswer['volume'] }) {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: sample } = useQuery({ ...sampleQuery, enabled: me.organisation.sample });
  const telling = sample && (sample.total === null || sample.done < sample.total);
  const reading = volume !== undefined && volume.understood < volume.total;
  if (!telling && !reading) return null;
  return (
    <Card>
      {telling ? (
        <ProgressCount
          label={t('overview.telling')}
          done={sample.done}
          total={sample.total}
          note={t('overview.reading_note')}
        />
      ) : (
        <ProgressCount
          label={t('overview.reading')}
          done={volume?.understood ?? 0}
          total={volume?.total ?? null}
          note={t('overview.reading_note')}
        />
      )}
    </Card>
  );
}
