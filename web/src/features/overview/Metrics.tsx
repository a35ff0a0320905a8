import { useTranslation } from 'react-i18next';
import { voicesBehind } from '#features/overview/behind.ts';
import type { OverviewAnswer } from '#features/overview/overview.queries.ts';
import { type Filter, withFilter } from '#filter/filter.ts';
import { KpiCard, KpiRow } from '#ui/KpiCard.tsx';

type MetricsProps = {
  readonly metrics: OverviewAnswer['metrics'];
  readonly filter: Filter;
};

/** The cards of the figures, each leading to the voices it counts. */
export function Metrics({ metrics, filter }: MetricsProps) {
  const { t } = useTranslation();
  return (
    <KpiRow>
      {metrics.map(({ key, estimate, series }) => {
        const narrowed = voicesBehind(key, filter);
        const href = narrowed && withFilter('/voices', narrowed);
        return (
          <KpiCard
            key={key}
            label={t(`overview.metric.${key}`)}
            estimate={estimate}
            goodWhen={key === 'negative_share' ? 'lower' : 'higher'}
            series={series.map((point) => point.estimate.value)}
            {...(href ? { href } : {})}
          />
        );
      })}
    </KpiRow>
  );
}
