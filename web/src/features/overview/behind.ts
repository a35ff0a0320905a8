import type { Filter } from '#filter/filter.ts';

/** The figures of the overview. */
type MetricKey = 'nps' | 'csat' | 'positive_share' | 'negative_share';

/** The filter with one of the values it allows; null where it allows other ones only. */
function narrowed(filter: Filter, key: 'rated' | 'polarity', value: string): Filter | null {
  const chosen = filter[key]?.split(',');
  return chosen && !chosen.includes(value) ? null : { ...filter, [key]: value };
}

/** The filter of the voices that a figure counts; null where no filter can say it. */
export function voicesBehind(key: MetricKey, filter: Filter): Filter | null {
  switch (key) {
    case 'nps':
    case 'csat':
      return narrowed(filter, 'rated', key);
    case 'positive_share':
      return narrowed(filter, 'polarity', 'positive');
    case 'negative_share':
      return narrowed(filter, 'polarity', 'negative');
  }
}
