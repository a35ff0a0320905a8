import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Filter, type FilterKey, readFilter } from '#filter/filter.ts';
import { useFilterFields } from '#filter/filter-fields.ts';
import { meQuery } from '#reference.ts';
import { FilterChips } from '#ui/FilterChips.tsx';
import { PeriodPicker } from '#ui/PeriodPicker.tsx';
import type { Period } from '#ui/period.ts';

type FilterBarProps = {
  readonly filter: Filter;
  /** Gets only what changes; undefined removes. Usually the setter of the page's search. */
  readonly onChange: (change: { readonly [K in FilterKey]?: Filter[K] | undefined }) => void;
  /** The period the server answered for, shown when none is chosen. */
  readonly period?: Period | undefined;
  /** Fields this page has no use for. */
  readonly without?: readonly FilterKey[];
};

/** The filter of a seeing page: period, chips, and "Add filter", over the organisation's names. */
export function FilterBar({ filter, onChange, period, without = [] }: FilterBarProps) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const fields = useFilterFields().filter(({ key }) => !without.some((one) => one === key));
  const { from, to } = filter;
  return (
    <FilterChips
      fields={fields}
      values={filter}
      onChange={(key, value) =>
        onChange(value === undefined ? { [key]: undefined } : readFilter({ [key]: value }))
      }
    >
      {!without.includes('from') && (
        <PeriodPicker
          value={from && to ? { from, to } : null}
          otherwise={period}
          timeZone={me?.organisation.timeZone}
          onChange={(next) => onChange({ from: next?.from, to: next?.to })}
        />
      )}
      <span className="read-aloud" aria-live="polite">
        {t('ui.filter_count', { count: fields.filter(({ key }) => key in filter).length })}
      </span>
    </FilterChips>
  );
}
