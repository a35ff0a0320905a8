import { textParameter } from '#page.ts';

/** What the seeing pages can be narrowed to: the query string of the API, lists as CSV. */
export type Filter = { readonly [K in keyof typeof readers]?: string } & {
  readonly [K in (typeof flags)[number]]?: '1';
};

/** A parameter of the filter. */
export type FilterKey = keyof Filter;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const name = /^[a-z0-9][a-z0-9_.:-]{0,99}$/i;

const matching =
  (pattern: RegExp) =>
  (text: string): string | undefined =>
    pattern.test(text) ? text : undefined;

const listOf =
  (accept: (one: string) => boolean) =>
  (text: string): string | undefined => {
    const kept = [...new Set(text.split(','))].filter(accept).join(',');
    return kept === '' ? undefined : kept;
  };

const anyOf = (...words: readonly string[]) => listOf((one) => words.includes(one));
const names = listOf((one) => name.test(one));

function calendarDay(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined;
}

const readers = {
  from: calendarDay,
  to: calendarDay,
  unit: matching(uuid),
  channel: names,
  language: names,
  need: matching(name),
  touchpoint: matching(uuid),
  point: anyOf('pain', 'itch', 'delight'),
  polarity: anyOf('positive', 'neutral', 'negative', 'mixed'),
  rated: anyOf('nps', 'csat'),
  score: anyOf('detractor', 'passive', 'promoter'),
  department: matching(name),
  import: matching(uuid),
  customer: matching(uuid),
  q: (text: string): string | undefined => (text.length <= 200 ? text : undefined),
};

const readable = Object.keys(readers).filter((key): key is keyof typeof readers => key in readers);

/** What is asked or not: only the need itself, only voices with mentions too unsure to count. */
const flags = ['exact', 'unsorted'] as const;

/** The parameters of the filter. */
export const filterKeys: readonly FilterKey[] = [...readable, ...flags];

/** The valid part of some search parameters; anything else is dropped in silence. */
export function readFilter(raw: Readonly<Record<string, unknown>>): Filter {
  const filter: { -readonly [K in FilterKey]?: Filter[K] } = {};
  for (const key of readable) {
    const text = textParameter(raw[key]);
    const kept = text === undefined ? undefined : readers[key](text);
    if (kept !== undefined) filter[key] = kept;
  }
  for (const key of flags) {
    // "This need only" says nothing without a need.
    const idle = key === 'exact' && filter.need === undefined;
    if (textParameter(raw[key]) === '1' && !idle) filter[key] = '1';
  }
  return filter.from && filter.to && filter.from > filter.to
    ? { ...filter, from: filter.to, to: filter.from }
    : filter;
}

/** The filter of the voices that a point of a need counts: those of the need itself, not below it. */
export function voicesOfPoint(
  filter: Filter,
  { need, point }: { readonly need: string; readonly point: string },
): Filter {
  return { ...filter, need, exact: '1', point };
}

/** The first day that facts know: a filter from it on leaves no voice out for its date. */
export const firstDay = '1970-01-01';

/** The address of `path` with a filter and further parameters, ready for a link. */
export function withFilter(
  path: string,
  filter: Filter,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...filter, ...more })) {
    if (value !== undefined && value !== '') search.set(key, value);
  }
  const query = search.toString();
  return query === '' ? path : `${path}?${query}`;
}
