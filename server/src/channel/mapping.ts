import { z } from 'zod';
import { AppError } from '#kernel/error.ts';
import { channels } from './channel.ts';
import type { ColumnGuess } from './columns.ts';
import { encodingNames } from './encoding.ts';
import { timeFormats } from './time-cell.ts';

const Column = z.string().min(1).max(220);

/** Whether the runtime knows the zone's rules. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** One rating column and its scale. */
const RatingColumn = z
  .object({
    column: Column,
    metric: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
    min: z.number(),
    max: z.number(),
  })
  .refine(({ min, max }) => min < max, 'The scale must end above its start.');

/** Which column of a file becomes which part of a voice. */
export const Mapping = z
  .object({
    encoding: z.enum(encodingNames).optional(),
    text: z.array(Column).max(20),
    title: Column.optional(),
    id: Column.optional(),
    ratings: z.array(RatingColumn).max(20).default([]),
    time: Column.optional(),
    timeFormat: z.enum(timeFormats).optional(),
    timeZone: z.string().refine(isTimeZone, 'There is no such time zone.').optional(),
    unit: Column.optional(),
    channel: Column.optional(),
    language: Column.optional(),
    customer: z
      .object({
        email: Column.optional(),
        phone: Column.optional(),
        cardNo: Column.optional(),
        userId: Column.optional(),
        name: Column.optional(),
      })
      .default({}),
    attributes: z.array(Column).max(100).default([]),
    live: z.boolean().default(false),
    /** Whether a store that the file names and nobody made yet is made. */
    newUnits: z.boolean().default(true),
    defaults: z
      .object({ channel: z.enum(channels).default('file'), unitId: z.uuid().optional() })
      .default({ channel: 'file' }),
  })
  .refine(({ text, ratings }) => text.length > 0 || ratings.length > 0, {
    path: ['text'],
    message: 'Choose a column with text or a rating.',
  });
export type Mapping = z.infer<typeof Mapping>;

function columnsOf(mapping: Mapping): string[] {
  const { text, title, id, ratings, time, unit, channel, language, customer, attributes } = mapping;
  const single = [title, id, time, unit, channel, language, ...Object.values(customer)];
  const all = [...text, ...ratings.map(({ column }) => column), ...single, ...attributes];
  return all.filter((column) => column !== undefined);
}

/**
 * The mapping, if the file has all its columns.
 *
 * @throws AppError `unknown_column` (422) naming those it has not.
 */
export function checkMapping(mapping: Mapping, columns: readonly string[]): Mapping {
  const known = new Set(columns);
  const unknown = columnsOf(mapping).filter((column) => !known.has(column));
  if (unknown.length === 0) return mapping;
  throw new AppError('unknown_column', 422, 'The file has no such column.', {
    faults: unknown.map((column) => ({
      path: column,
      code: 'unknown_column',
      message: `The file has no column “${column}”.`,
    })),
  });
}

/** The mapping that the guesses amount to, or null when they show neither text nor rating. */
export function mappingFromGuesses(guesses: readonly ColumnGuess[]): Mapping | null {
  const first = (role: ColumnGuess['role']) => guesses.find((one) => one.role === role);
  const all = (role: ColumnGuess['role']) =>
    guesses.filter((one) => one.role === role).map(({ column }) => column);
  const named = (key: string, role: ColumnGuess['role']) => {
    const column = first(role)?.column;
    return column === undefined ? {} : { [key]: column };
  };
  const time = first('time');
  const ratings = guesses.flatMap(({ column, rating }) => (rating ? [{ column, ...rating }] : []));
  const parsed = Mapping.safeParse({
    text: all('text').slice(0, 20),
    ...named('title', 'title'),
    ...named('id', 'id'),
    ratings: ratings.slice(0, 20),
    ...named('time', 'time'),
    ...(time?.timeFormat ? { timeFormat: time.timeFormat } : {}),
    ...named('unit', 'unit'),
    ...named('channel', 'channel'),
    ...named('language', 'language'),
    customer: {
      ...named('email', 'email'),
      ...named('phone', 'phone'),
      ...named('cardNo', 'cardNo'),
      ...named('userId', 'userId'),
      ...named('name', 'name'),
    },
    attributes: all('attribute').slice(0, 100),
  });
  return parsed.success ? parsed.data : null;
}

const optionKeys: Readonly<Record<string, string>> = {
  store: 'unit',
  branch: 'unit',
  date: 'time',
  card: 'cardNo',
  user: 'userId',
};

function ratingOption(value: string): z.infer<typeof RatingColumn> {
  const parts = /^(.+?)(?:\/(?:(\d+)-)?(\d+))?(?::(\w+))?$/.exec(value);
  const max = Number(parts?.[3] ?? 5);
  const metric = parts?.[4] ?? (max === 10 && parts?.[2] !== '1' ? 'nps' : 'csat');
  const min = parts?.[2] === undefined ? (metric === 'nps' || max > 5 ? 0 : 1) : Number(parts[2]);
  return { column: parts?.[1] ?? value, metric, min, max };
}

/**
 * The mapping of a command line such as `text=review,id=no,rating=stars/5,time=date,store=branch`.
 *
 * `text`, `rating` and `attribute` may be given several times. A scale is `/10`, `/1-7`; a metric
 * follows a colon (`rating=effort/1-7:ces`).
 *
 * @throws AppError `map_option` (422) when a part is not `key=column` or the key is unknown.
 */
export function parseMapOption(option: string): Mapping {
  const draft = { text: [] as string[], ratings: [] as unknown[], attributes: [] as string[] };
  const single: Record<string, string> = {};
  const customer: Record<string, string> = {};
  for (const part of option.split(',')) {
    const at = part.indexOf('=');
    const given = part.slice(0, at).trim();
    const key = optionKeys[given] ?? given;
    const value = part.slice(at + 1).trim();
    if (at < 1 || value === '') throw badOption(part);
    if (key === 'text') draft.text.push(value);
    else if (key === 'rating') draft.ratings.push(ratingOption(value));
    else if (key === 'attribute') draft.attributes.push(value);
    else if (['email', 'phone', 'cardNo', 'userId', 'name'].includes(key)) customer[key] = value;
    else if (singleKeys.has(key)) single[key] = value;
    else throw badOption(part);
  }
  const parsed = Mapping.safeParse({ ...draft, ...single, customer });
  if (!parsed.success) throw badOption(option);
  return parsed.data;
}

const singleKeys = new Set([
  'title',
  'id',
  'time',
  'timeFormat',
  'timeZone',
  'unit',
  'channel',
  'language',
  'encoding',
]);

function badOption(part: string): AppError {
  return new AppError(
    'map_option',
    422,
    `“${part}” is not a part like text=review or rating=stars/5.`,
  );
}
