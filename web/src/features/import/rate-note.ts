import type { TFunction } from 'i18next';
import type { Import } from '#features/import/import.queries.ts';
import type { Format } from '#ui/format.ts';

/** How fast an import is, and how long it will still take where that can be told. */
export function rateNote(
  { rows, total, ratePerSecond, status }: Import,
  t: TFunction,
  format: Format,
): string {
  if (!ratePerSecond) return '';
  const rate = t('import.rate', { rate: format.number(ratePerSecond) });
  const left = total === null ? 0 : (total - rows) / ratePerSecond;
  if (status !== 'running' || left < 60) return rate;
  return [rate, t('import.time_left', { time: format.duration(left) })].join(' · ');
}
