import type { Filter } from '#filter/filter.ts';

/** The figures of the overview. */
type MetricKey = 'nps' | 'csat' | 'positive_share' | 'negative_share';

/** Every group of a recommendation score: the voices that have one. */
const scored = 'detractor,passive,promoter';

/** The voices of a filter that carry a recommendation score. */
export function withScore(filter: Filter): Filter {
  return { ...filter, score: filter.score ?? scored };
}

function withPolarity(filter: Filter, polarity: string): Filter | null {
  const chosen = filter.polarity?.split(',');
  return chosen && !chosen.includes(polarity) ? null : { ...filter, polarity };
}

/** The filter of the voices that a figure counts; null where no filter can say it. */
export function voicesBehind(key: MetricKey, filter: Filter): Filter | null {
  switch (key) {
    case 'nps':
      return withScore(filter);
    case 'positive_share':
      return withPolarity(filter, 'positive');
    case 'negative_share':
      return withPolarity(filter, 'negative');
    case 'csat':
      return null;
  }
}
