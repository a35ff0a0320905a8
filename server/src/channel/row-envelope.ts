import {
  type Channel,
  type ClientEnvelope,
  type ClientIdentity,
  type ClientRating,
  channels,
} from './channel.ts';
import type { Mapping } from './mapping.ts';
import { ratingValue } from './rating-cell.ts';
import { type RowFault, rowFault, shownCell } from './row-fault.ts';
import type { Cell, TableRow } from './table-file.ts';
import { guessTimeFormat, momentOf } from './time-cell.ts';

/** What a row needs to know of its file. */
export type RowContext = {
  /** Names rows that have no key of their own. */
  sha256: string;
  /** The organisation's zone, used when the mapping names none. */
  timeZone: string;
};

/** A row that cannot become a voice. */
export type RowError = { error: RowFault };

class RowProblem extends Error {
  readonly fault: RowFault;
  constructor(fault: RowFault) {
    super(fault.message);
    this.fault = fault;
  }
}

const textOf = (row: TableRow, column: string | undefined): string => {
  const cell: Cell = column === undefined ? null : (row.cells[column] ?? null);
  return cell === null ? '' : String(cell).trim();
};

/** What the envelope allows, so that a row is refused before it is sent. */
const longest = { id: 300, title: 500, name: 200, identity: 320, language: 35 } as const;

function bounded(row: TableRow, column: string | undefined, most: number): string {
  const text = textOf(row, column);
  if (text.length <= most) return text;
  throw new RowProblem(rowFault('cell_too_long', { limit: most }, column));
}

const channelWords: Readonly<Record<string, Channel>> = {
  微信: 'wechat',
  企业微信: 'wecom',
  短信: 'sms',
  电话: 'phone',
  热线: 'phone',
  邮件: 'email',
  网站: 'web',
  官网: 'web',
  门店: 'store_terminal',
  扫码: 'qr',
  二维码: 'qr',
  社区: 'community',
  论坛: 'community',
  客服: 'chat',
  在线客服: 'chat',
  微博: 'social',
  小红书: 'social',
  抖音: 'social',
  大众点评: 'review',
  美团: 'review',
  评论: 'review',
  电商: 'review',
  问卷: 'web',
  call: 'phone',
  telephone: 'phone',
  website: 'web',
  'in-app': 'app',
  mail: 'email',
  'e-mail': 'email',
  google: 'review',
  tripadvisor: 'review',
  yelp: 'review',
  facebook: 'social',
  twitter: 'social',
  instagram: 'social',
  store: 'store_terminal',
  teléfono: 'phone',
  telefono: 'phone',
  correo: 'email',
  tienda: 'store_terminal',
  reseña: 'review',
  redes: 'social',
};

const channelNames: ReadonlySet<string> = new Set(channels);

function isChannel(name: string): name is Channel {
  return channelNames.has(name);
}

function channelOf(row: TableRow, mapping: Mapping): Channel {
  const name = textOf(row, mapping.channel).toLowerCase().replaceAll(/\s+/g, '_');
  if (isChannel(name)) return name;
  return Object.hasOwn(channelWords, name)
    ? (channelWords[name] ?? mapping.defaults.channel)
    : mapping.defaults.channel;
}

function ratingsOf(row: TableRow, mapping: Mapping): ClientRating[] {
  return mapping.ratings.flatMap(({ column, metric, min, max }) => {
    const cell = row.cells[column] ?? null;
    if (cell === null || String(cell).trim() === '') return [];
    const value = ratingValue(cell, { min, max });
    if (value === null) {
      const values = { value: shownCell(cell), min, max };
      throw new RowProblem(rowFault('not_a_rating', values, column));
    }
    if (value < min || value > max) {
      throw new RowProblem(rowFault('rating_outside', { value, min, max }, column));
    }
    return [{ metric, value, min, max }];
  });
}

/** The envelope writes years with four digits. */
const endOfTime = Date.UTC(10_000, 0);

function momentIn(row: TableRow, mapping: Mapping, context: RowContext): Date | null {
  const { time } = mapping;
  const cell = time === undefined ? null : (row.cells[time] ?? null);
  if (time === undefined || cell === null) return null;
  const format = mapping.timeFormat ?? guessTimeFormat([cell])?.format;
  const moment = format ? momentOf(cell, format, mapping.timeZone ?? context.timeZone) : null;
  if (moment && moment.getTime() < endOfTime) return moment;
  throw new RowProblem(rowFault('not_a_time', { value: shownCell(cell) }, time));
}

function identitiesOf(row: TableRow, mapping: Mapping): ClientIdentity[] {
  const { customer } = mapping;
  const types = ['userId', 'email', 'phone', 'cardNo'] as const;
  return types.flatMap((type) => {
    const value = bounded(row, customer[type], longest.identity);
    return value === '' ? [] : [{ type, value, verified: false }];
  });
}

function attributesOf(row: TableRow, mapping: Mapping): ClientEnvelope['attributes'] {
  const found: ClientEnvelope['attributes'] = {};
  for (const column of mapping.attributes) {
    const cell = row.cells[column] ?? null;
    if (cell !== null) found[column] = cell;
  }
  return found;
}

function languageOf(row: TableRow, mapping: Mapping): ClientEnvelope['language'] {
  const tag = textOf(row, mapping.language).replaceAll('_', '-');
  const isTag = tag.length <= longest.language && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag);
  return isTag ? { tag, by: 'declared' } : undefined;
}

function kindOf(text: string, ratings: readonly ClientRating[]): ClientEnvelope['kind'] {
  if (text === '') return 'rating';
  return ratings.some(({ metric }) => metric === 'nps' || metric === 'ces')
    ? 'survey_response'
    : 'review';
}

function contentOf(row: TableRow, mapping: Mapping): ClientEnvelope['content'] {
  const text = mapping.text
    .map((column) => textOf(row, column))
    .filter((part) => part !== '')
    .join('\n');
  const title = bounded(row, mapping.title, longest.title);
  const ratings = ratingsOf(row, mapping);
  if (text === '' && title === '' && ratings.length === 0) {
    throw new RowProblem(rowFault('no_content', {}, mapping.text[0]));
  }
  return {
    ...(text === '' ? {} : { text }),
    ...(title === '' ? {} : { title }),
    ...(ratings.length === 0 ? {} : { ratings }),
  };
}

function build(row: TableRow, mapping: Mapping, context: RowContext): ClientEnvelope {
  const content = contentOf(row, mapping);
  const moment = momentIn(row, mapping, context);
  const id = bounded(row, mapping.id, longest.id);
  const identities = identitiesOf(row, mapping);
  const displayName = bounded(row, mapping.customer.name, longest.name);
  const language = languageOf(row, mapping);
  const unitRef = textOf(row, mapping.unit);
  return {
    source: { externalId: id || `file:${context.sha256}:${row.rowNo}`, kind: 'file' },
    kind: kindOf(content.text ?? content.title ?? '', content.ratings ?? []),
    channel: channelOf(row, mapping),
    ...(moment ? { occurredAt: moment.toISOString() } : {}),
    ...(language ? { language } : {}),
    content,
    subject: {
      ...(displayName === '' ? {} : { displayName }),
      anonymous: identities.length === 0 && displayName === '',
      identities,
    },
    attributes: attributesOf(row, mapping),
    ...(unitRef === '' ? {} : { unitRef }),
    flags: [
      ...(id === '' ? ['no_key'] : []),
      ...(moment === null ? ['no_time'] : []),
      ...(row.replaced ? ['text_replaced'] : []),
    ],
  };
}

/** The voice that a row tells, or why it tells none. */
export function rowToEnvelope(
  row: TableRow,
  mapping: Mapping,
  context: RowContext,
): ClientEnvelope | RowError {
  if (row.error) return { error: row.error };
  try {
    return build(row, mapping, context);
  } catch (error) {
    if (!(error instanceof RowProblem)) throw error;
    return { error: error.fault };
  }
}
