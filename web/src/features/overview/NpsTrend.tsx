import { useTranslation } from 'react-i18next';
import { voicesBehind } from '#features/overview/behind.ts';
import { daysOfStep } from '#features/overview/buckets.ts';
import type { OverviewAnswer } from '#features/overview/overview.queries.ts';
import { type Filter, withFilter } from '#filter/filter.ts';
import { Card } from '#ui/Page.tsx';
import { TrendBand } from '#ui/TrendBand.tsx';

type NpsTrendProps = { readonly data: OverviewAnswer; readonly filter: Filter };

/** The recommendation score over the period with its interval; each step leads to its voices. */
export function NpsTrend({ data, filter }: NpsTrendProps) {
  const { t } = useTranslation();
  const { period, metrics } = data;
  const series = metrics.find(({ key }) => key === 'nps')?.series ?? [];
  const rated = voicesBehind('nps', filter);
  const title = t(`overview.trend.${period.grain}`);
  return (
    <Card>
      <TrendBand
        title={title}
        hint={t('overview.trend_hint')}
        unit="points"
        height={300}
        points={series.map(({ at, estimate: { value, lo, hi, n } }) => ({ at, value, lo, hi, n }))}
        {...(rated && {
          hrefOf: ({ at }) =>
            withFilter('/voices', { ...rated, ...daysOfStep(at, period.grain, period) }),
        })}
      />
    </Card>
  );
}
