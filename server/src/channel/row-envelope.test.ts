import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Mapping } from './mapping.ts';
import { ratingValue } from './rating-cell.ts';
import { rowToEnvelope } from './row-envelope.ts';
import { rowFault } from './row-fault.ts';
import type { Cell } from './table-file.ts';
import { guessTimeFormat, momentOf, type TimeFormat } from './time-cell.ts';

const context = {
  sha256: 'f00d',
  timeZone: 'Europe/Madrid',
};

const mapping = Mapping.parse({
  text: ['pros', 'cons'],
  id: 'id',
  ratings: [{ column: 'score', metric: 'nps', min: 0, max: 10 }],
  time: 'at',
  timeFormat: 'dmy',
  unit: 'store',
  channel: 'via',
  language: 'lang',
  customer: { email: 'mail', name: 'who' },
  attributes: ['plan'],
});

const envelopeOf = (cells: Record<string, Cell>) =>
  rowToEnvelope({ rowNo: 7, cells }, mapping, context);

test('a full row becomes one envelope', () => {
  expect(
    envelopeOf({
      id: 'r-1',
      pros: 'Good food',
      cons: 'slow',
      score: '9',
      at: '05/03/2026 10:30',
      store: 'León',
      via: 'WeChat',
      lang: 'es_MX',
      mail: 'a@example.com',
      who: 'Ana',
      plan: 'gold',
    }),
  ).toEqual({
    source: { externalId: 'r-1', kind: 'file' },
    kind: 'survey_response',
    channel: 'wechat',
    // 10:30 in Madrid in winter, one hour ahead of UTC.
    occurredAt: '2026-03-05T09:30:00.000Z',
    language: { tag: 'es-MX', by: 'declared' },
    content: { text: 'Good food\nslow', ratings: [{ metric: 'nps', value: 9, min: 0, max: 10 }] },
    subject: {
      displayName: 'Ana',
      anonymous: false,
      identities: [{ type: 'email', value: 'a@example.com', verified: false }],
    },
    attributes: { plan: 'gold' },
    unitRef: 'León',
    flags: [],
  });
});

test('a row without key and time is named by its file and flagged', () => {
  expect(envelopeOf({ pros: 'ok' })).toMatchObject({
    source: { externalId: 'file:f00d:7' },
    subject: { anonymous: true, identities: [] },
    flags: ['no_key', 'no_time'],
  });
});

test('a rating outside its scale, a wrong time and an empty row are row errors with their column', () => {
  expect(envelopeOf({ pros: 'ok', score: '11' })).toEqual({
    error: rowFault('rating_outside', { value: 11, min: 0, max: 10 }, 'score'),
  });
  expect(envelopeOf({ pros: 'ok', score: 'maybe' })).toEqual({
    error: rowFault('not_a_rating', { value: 'maybe', min: 0, max: 10 }, 'score'),
  });
  expect(envelopeOf({ pros: 'ok', at: '31/02/2026' })).toEqual({
    error: rowFault('not_a_time', { value: '31/02/2026' }, 'at'),
  });
  expect(envelopeOf({ id: '1' })).toEqual({ error: rowFault('no_content', {}, 'pros') });
});

test('a row without a time names none, so that importing it again tells the same', () => {
  expect(envelopeOf({ pros: 'ok' })).not.toHaveProperty('occurredAt');
  expect(envelopeOf({ pros: 'ok' })).toEqual(envelopeOf({ pros: 'ok' }));
});

test('a key or name that is longer than the envelope allows is a row error', () => {
  expect(envelopeOf({ pros: 'ok', id: 'x'.repeat(301) })).toMatchObject({
    error: { column: 'id', code: 'cell_too_long', values: { limit: 300 } },
  });
  expect(envelopeOf({ pros: 'ok', who: 'x'.repeat(201) })).toMatchObject({
    error: { column: 'who', code: 'cell_too_long', values: { limit: 200 } },
  });
});

test('what the envelope could not hold is told by the row, not by the intake', () => {
  const unix = Mapping.parse({ text: ['pros'], time: 'at', timeFormat: 'unix', language: 'lang' });
  const row = { rowNo: 7, cells: { pros: 'ok', at: '999999999999' } };
  expect(rowToEnvelope(row, unix, context)).toMatchObject({ error: { code: 'not_a_time' } });
  const long = { ...row, cells: { pros: 'ok', lang: `en${'-abcdefgh'.repeat(5)}` } };
  expect(rowToEnvelope(long, unix, context)).not.toHaveProperty('language');
});

test('a rating alone is a voice', () => {
  expect(envelopeOf({ score: 3 })).toMatchObject({
    kind: 'rating',
    content: { ratings: [{ value: 3 }] },
  });
});

test('no row crashes the mapping', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
  );
  const row = fc.record({
    id: cell,
    pros: cell,
    score: cell,
    at: cell,
    store: cell,
    via: cell,
    lang: cell,
    mail: cell,
  });
  fc.assert(
    fc.property(row, (cells) => {
      const found = envelopeOf(cells);
      expect('error' in found || typeof found.source.externalId === 'string').toBe(true);
    }),
  );
});

test('ratings are read from numbers, stars, fractions and words', () => {
  const five = { min: 1, max: 5 };
  const cases: [Cell, number | null][] = [
    ['4', 4],
    ['4,5', 4.5],
    [3, 3],
    ['★★★☆☆', 3],
    ['⭐️⭐️', 2],
    ['4/5', 4],
    ['8/10', 4],
    ['4星', 4],
    ['非常满意', 5],
    ['差评', 1],
    ['Neutral', 3],
    ['muy buena', 5],
    [0, 0],
    ['9', 9],
    ['maybe', null],
    ['', null],
    [null, null],
  ];
  for (const [cell, value] of cases) expect(ratingValue(cell, five), String(cell)).toBe(value);
});

test('times are read in their zone, with the markers of each language', () => {
  const iso = (cell: Cell, format: TimeFormat, zone = 'Asia/Shanghai') =>
    momentOf(cell, format, zone)?.toISOString() ?? null;
  expect(iso('2026-03-05T08:00:00Z', 'ymd')).toBe('2026-03-05T08:00:00.000Z');
  expect(iso('2026-03-05T08:00:00.123+02:00', 'ymd')).toBe('2026-03-05T06:00:00.000Z');
  expect(iso('2026年3月5日 下午2:30', 'ymd')).toBe('2026-03-05T06:30:00.000Z');
  expect(iso('2026/3/5', 'ymd')).toBe('2026-03-05T04:00:00.000Z');
  expect(iso('20260305', 'ymd')).toBe('2026-03-05T04:00:00.000Z');
  expect(iso('5/3/26 9:05 p.m.', 'dmy', 'UTC')).toBe('2026-03-05T21:05:00.000Z');
  expect(iso('12/31/2025 12:00 AM', 'mdy', 'UTC')).toBe('2025-12-31T00:00:00.000Z');
  for (const text of ['5 Mar 2026', 'Mar 5th, 2026', 'Thu, 5 March 2026', '5 de marzo de 2026']) {
    expect(iso(text, 'named', 'UTC'), text).toBe('2026-03-05T12:00:00.000Z');
  }
  expect(iso('Mar 5, 2026, 2:05 PM', 'named', 'UTC')).toBe('2026-03-05T14:05:00.000Z');
  expect(iso('5 Foo 2026', 'named')).toBeNull();
  expect(iso('1772668800', 'unix')).toBe('2026-03-05T00:00:00.000Z');
  expect(iso(1772668800000, 'unix_ms')).toBe('2026-03-05T00:00:00.000Z');
  expect(iso('13/13/2026', 'dmy')).toBeNull();
  expect(iso('2026-02-29', 'ymd')).toBeNull();
});

test('the format of a column is the one that reads its cells', () => {
  expect(guessTimeFormat(['2026-03-05', null, '2026-03-06'])).toMatchObject({
    format: 'ymd',
    ambiguous: false,
  });
  expect(guessTimeFormat(['1/2/2026', '3/4/2026'])).toMatchObject({
    format: 'dmy',
    ambiguous: true,
  });
  expect(guessTimeFormat(['1/31/2026', '3/4/2026'])).toMatchObject({
    format: 'mdy',
    ambiguous: false,
  });
  expect(guessTimeFormat(['Mar 5, 2026', '12 dic 2025'])).toMatchObject({ format: 'named' });
  expect(guessTimeFormat(['1772668800'])).toMatchObject({ format: 'unix' });
  expect(guessTimeFormat(['yes', 'no'])).toBeNull();
});
