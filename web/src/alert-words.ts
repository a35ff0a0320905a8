import { useTranslation } from 'react-i18next';
import { type PackNames, usePackNames } from '#pack-names.ts';
import { type Format, useFormat } from '#ui/format.ts';

/** Which part of a voice made a rule fire, as the API sends it. */
export type AlertReason = {
  readonly rating?: { readonly metric: string; readonly share: number };
  readonly severity?: number;
  readonly sensitive?: { readonly list: string; readonly term: string };
  readonly need?: { readonly key: string; readonly point: 'pain' | 'itch' | 'delight' | null };
  readonly polarity?: string;
};

type Words = {
  readonly t: ReturnType<typeof useTranslation>['t'];
  readonly format: Format;
  readonly names: PackNames;
};

/** The name of a list of sensitive words; its key where we have none. */
export function listName(t: Words['t'], list: string): string {
  return t(`alert.list.${list}`, { defaultValue: list });
}

/** The name of a rating's metric. */
export function metricName(t: Words['t'], metric: string): string {
  return t(`alert.metric.${metric}`, { defaultValue: metric });
}

/** The parts of a reason in words; the area `alert` must be loaded. */
function reasonParts(reason: AlertReason, { t, format, names }: Words): readonly string[] {
  const { rating, severity, sensitive, need, polarity } = reason;
  return [
    sensitive &&
      t('alert.why.sensitive', { term: sensitive.term, list: listName(t, sensitive.list) }),
    severity !== undefined && t('alert.why.severity', { level: t(`alert.severity.${severity}`) }),
    rating &&
      t('alert.why.rating', {
        metric: metricName(t, rating.metric),
        share: format.percent(rating.share),
      }),
    need && t('alert.why.need', { need: names.need(need.key) }),
    polarity && t('alert.why.polarity', { polarity: t(`ui.polarity.${polarity}`) }),
  ].filter((part) => typeof part === 'string');
}

/** Writes why a rule fired as one phrase. */
export function useReasonWords(): (reason: AlertReason) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  return (reason) => format.list(reasonParts(reason, { t, format, names }));
}
