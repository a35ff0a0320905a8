import { useTranslation } from 'react-i18next';
import type { OverviewAnswer } from '#features/overview/overview.queries.ts';
import { type Filter, withFilter } from '#filter/filter.ts';
import { KpiCard, KpiRow } from '#ui/KpiCard.tsx';

type MetricsProps = {
  readonly metrics: OverviewAnswer['metrics'];
  readonly filter: Filter;
};

type MetricKey = OverviewAnswer['metrics'][number]['key'];

/** Narrows the voices to those a metric counts; none where the filter cannot say it. */
const behind: Readonly<Record<MetricKey, Filter | null>> = {
  nps: { score: 'detractor,passive,promoter' },
  csat: null,
  positive_share: { polarity: 'positive' },
  negative_share: { polarity: 'negative' },
};

/** The cards of the figures, each leading to the voices it counts. */
export function Metrics({ metrics, filter }: MetricsProps) {
  const { t } = useTranslation();
  return (
    <KpiRow>
      {metrics.map(({ key, estimate, series }) => {
        const narrowed = behind[key];
        const href = narrowed && withFilter('/voices', { ...filter, ...narrowed });
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
