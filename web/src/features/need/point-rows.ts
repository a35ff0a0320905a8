import type { RankedPoint } from '#features/need/need.queries.ts';
import type { PackNames } from '#pack-names.ts';
import type { CsvCell } from '#ui/csv.ts';
import { type Estimate, verdictKey } from '#ui/estimate.ts';

type Words = {
  readonly t: (key: string) => string;
  readonly names: PackNames;
};

/** The judgement of a share in words; empty when there is nothing to compare with. */
export function verdictOf(share: Estimate, t: Words['t']): string {
  const key = verdictKey(share);
  return key === null ? '' : t(key);
}

const headers = [
  'need.rank',
  'ui.filter.need',
  'ui.filter.point',
  'shell.nav.voices',
  'need.share',
  'ui.low_end',
  'ui.high_end',
  'ui.n',
  'ui.change',
  'need.verdict',
  'need.strength',
  'ui.filter.department',
  'need.stores_column',
  'need.causes_column',
  'need.kano_column',
] as const;

/** The points as rows of a file, with the headers of the page; shares as fractions of one. */
export function pointRows(
  points: readonly RankedPoint[],
  { t, names }: Words,
): readonly (readonly CsvCell[])[] {
  const rows = points.map((row): readonly CsvCell[] => [
    row.rank,
    names.need(row.need),
    t(`ui.point.${row.point}`),
    row.voices,
    row.share.value,
    row.share.lo,
    row.share.hi,
    row.share.n,
    row.share.change?.value ?? null,
    verdictOf(row.share, t),
    row.strength,
    row.department ? names.department(row.department.key) : '',
    row.units.map(({ name, voices, of }) => `${name} ${voices}/${of}`).join('; '),
    row.causes.map(({ need, mentions }) => `${names.need(need)} (${mentions})`).join('; '),
    t(`need.kano.${row.kano}`),
  ]);
  return [headers.map((key) => t(key)), ...rows];
}
