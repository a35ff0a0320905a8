import type { Import, Mapping } from '#features/import/import.queries.ts';

type Guess = Import['columns'][number]['guess'];

/** A use of a column: whatever the API can guess it to be; `ignore` leaves it out. */
export type ColumnUse = Guess['role'] | 'ignore';

// The API document has the uses as a type alone; one missing here does not compile. Each says how
// a mapping has it: any number of columns, one column of the row, or one that names the customer.
const kindOfUse = {
  text: 'many',
  title: 'one',
  rating: 'many',
  time: 'one',
  id: 'one',
  unit: 'one',
  channel: 'one',
  language: 'one',
  email: 'customer',
  phone: 'customer',
  cardNo: 'customer',
  userId: 'customer',
  name: 'customer',
  attribute: 'many',
  ignore: 'many',
} as const satisfies Readonly<Record<ColumnUse, 'many' | 'one' | 'customer'>>;

type UseOf<Kind> = {
  [Use in ColumnUse]: (typeof kindOfUse)[Use] extends Kind ? Use : never;
}[ColumnUse];

const isUse = (name: string): name is ColumnUse => Object.hasOwn(kindOfUse, name);

/** What a column can be used for, in the order it is offered. */
export const columnUses: readonly ColumnUse[] = Object.keys(kindOfUse).filter(isUse);

const customerUses = columnUses.filter(
  (use): use is UseOf<'customer'> => kindOfUse[use] === 'customer',
);
const plainUses = columnUses.filter((use): use is UseOf<'one'> => kindOfUse[use] === 'one');

type TimeFormat = NonNullable<Guess['timeFormat']>;

const knownFormats: Readonly<Record<TimeFormat, true>> = {
  ymd: true,
  dmy: true,
  mdy: true,
  named: true,
  unix: true,
  unix_ms: true,
};

const isTimeFormat = (name: string): name is TimeFormat => Object.hasOwn(knownFormats, name);

/** The orders in which a date can be written. */
export const timeFormats: readonly TimeFormat[] = Object.keys(knownFormats).filter(isTimeFormat);

/** A metric with its scale; the ends are texts while they are being typed. */
export type Scale = { readonly metric: string; readonly min: string; readonly max: string };

/** What the person has chosen so far. */
export type MappingDraft = {
  readonly uses: Readonly<Record<string, ColumnUse>>;
  readonly scales: Readonly<Record<string, Scale>>;
  /** Absent while day and month could change places and nobody has said which is which. */
  readonly timeFormat?: TimeFormat;
  readonly timeZone: string;
  readonly live: boolean;
  /** Whether a store that the file names and nobody made yet is made. */
  readonly newUnits: boolean;
  readonly channel: Mapping['defaults']['channel'];
  readonly unitId: string;
};

/** What begins a draft where neither the file nor the person has said. */
export type DraftDefaults = { readonly timeZone: string; readonly unitId: string };

function usesOf({ columns, mapping }: Import): Record<string, ColumnUse> {
  if (!mapping) return Object.fromEntries(columns.map(({ name, guess }) => [name, guess.role]));
  const uses: Record<string, ColumnUse> = Object.fromEntries(
    columns.map(({ name }) => [name, 'ignore']),
  );
  for (const column of mapping.attributes) uses[column] = 'attribute';
  for (const use of plainUses) {
    const column = mapping[use];
    if (column !== undefined) uses[column] = use;
  }
  for (const use of customerUses) {
    const column = mapping.customer[use];
    if (column !== undefined) uses[column] = use;
  }
  for (const { column } of mapping.ratings) uses[column] = 'rating';
  for (const column of mapping.text) uses[column] = 'text';
  return uses;
}

function scalesOf({ columns, mapping }: Import): Record<string, Scale> {
  const guessed = columns.flatMap(({ name, guess }) =>
    guess.rating ? [{ column: name, ...guess.rating }] : [],
  );
  return Object.fromEntries(
    [...guessed, ...(mapping?.ratings ?? [])].map(({ column, metric, min, max }) => [
      column,
      { metric, min: String(min), max: String(max) },
    ]),
  );
}

function timeFormatOf({ columns, mapping, status }: Import): TimeFormat | undefined {
  const guess = columns.find(({ name, guess: { role } }) =>
    mapping?.time ? name === mapping.time : role === 'time',
  )?.guess;
  if (status === 'uploaded' && guess?.ambiguous) return undefined;
  return mapping?.timeFormat ?? guess?.timeFormat;
}

/** The draft that an import's mapping, or else its guesses, amount to. */
export function draftOf(one: Import, defaults: DraftDefaults): MappingDraft {
  const { mapping } = one;
  const timeFormat = timeFormatOf(one);
  return {
    uses: usesOf(one),
    scales: scalesOf(one),
    ...(timeFormat ? { timeFormat } : {}),
    timeZone: mapping?.timeZone ?? defaults.timeZone,
    live: mapping?.live ?? false,
    newUnits: mapping?.newUnits ?? true,
    channel: mapping?.defaults.channel ?? 'file',
    unitId: mapping?.defaults.unitId ?? defaults.unitId,
  };
}

/** The scale a column has, or the usual one. */
export function scaleOf(draft: MappingDraft, column: string): Scale {
  return draft.scales[column] ?? { metric: 'csat', min: '1', max: '5' };
}

/** What is wrong with a draft: by column, and of the whole. */
export type DraftFaults = {
  readonly columns: Readonly<Record<string, 'twice' | 'scale' | 'time_format'>>;
  readonly whole: 'nothing_to_read' | null;
};

function isScale({ metric, min, max }: Scale): boolean {
  const ends = [min, max].map((end) => (end.trim() === '' ? Number.NaN : Number(end)));
  return /^[a-z][a-z0-9_]{0,39}$/.test(metric) && Number(ends[0]) < Number(ends[1]);
}

/** What has to be put right before a draft can be saved. */
export function draftFaults(draft: MappingDraft): DraftFaults {
  const columns: Record<string, 'twice' | 'scale' | 'time_format'> = {};
  const taken = new Set<ColumnUse>();
  for (const [column, use] of Object.entries(draft.uses)) {
    if (taken.has(use) && kindOfUse[use] !== 'many') columns[column] = 'twice';
    else if (use === 'rating' && !isScale(scaleOf(draft, column))) columns[column] = 'scale';
    else if (use === 'time' && !draft.timeFormat) columns[column] = 'time_format';
    taken.add(use);
  }
  return { columns, whole: taken.has('text') || taken.has('rating') ? null : 'nothing_to_read' };
}

/** Whether a draft can be saved. */
export function isReady(faults: DraftFaults): boolean {
  return faults.whole === null && Object.keys(faults.columns).length === 0;
}

/** The draft as the server takes it. */
export function mappingOf(draft: MappingDraft, encoding: Mapping['encoding']): Mapping {
  const having = (use: ColumnUse): string[] =>
    Object.keys(draft.uses).filter((column) => draft.uses[column] === use);
  const named = <const U extends ColumnUse>(uses: readonly U[]): { [K in U]?: string } =>
    Object.fromEntries(uses.flatMap((use) => having(use).map((column) => [use, column]))) as {
      [K in U]?: string;
    };
  return {
    ...(encoding ? { encoding } : {}),
    text: having('text'),
    ratings: having('rating').map((column) => {
      const { metric, min, max } = scaleOf(draft, column);
      return { column, metric, min: Number(min), max: Number(max) };
    }),
    ...named(plainUses),
    ...(draft.timeFormat && having('time').length > 0 ? { timeFormat: draft.timeFormat } : {}),
    timeZone: draft.timeZone,
    customer: named(customerUses),
    attributes: having('attribute'),
    live: draft.live,
    newUnits: draft.newUnits,
    defaults: { channel: draft.channel, unitId: draft.unitId },
  };
}
