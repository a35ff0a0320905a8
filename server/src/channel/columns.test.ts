import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessColumns } from './columns.ts';
import { checkMapping, Mapping, mappingFromGuesses, parseMapOption } from './mapping.ts';
import type { Cell, TableRow } from './table-file.ts';

function guess(table: Record<string, Cell[]>) {
  const columns = Object.keys(table);
  const height = Math.max(...Object.values(table).map((cells) => cells.length));
  const rows = Array.from({ length: height }, (_, at): TableRow => {
    const cells = Object.fromEntries(columns.map((name) => [name, table[name]?.[at] ?? null]));
    return { rowNo: at + 2, cells };
  });
  return guessColumns(columns, rows);
}

const roles = (table: Record<string, Cell[]>) => guess(table).map(({ role }) => role);

test('a Chinese review export is understood', () => {
  const found = guess({
    订单编号: ['A1', 'A2', 'A3'],
    评价内容: ['服务很好', '物流太慢了', '一般'],
    评分: ['5', '1', '3'],
    评价时间: ['2026年3月5日 10:00', '2026年3月6日', '2026年3月7日'],
    门店: ['国贸店', '国贸店', '五道口店'],
    手机号: ['13800138000', '13900139000', null],
    渠道: ['微信', '美团', '微信'],
  });
  expect(found.map(({ role }) => role)).toEqual([
    'id',
    'text',
    'rating',
    'time',
    'unit',
    'phone',
    'channel',
  ]);
  expect(found[2]?.rating).toEqual({ metric: 'csat', min: 1, max: 5 });
  expect(found[3]?.timeFormat).toBe('ymd');
});

test('an English survey export is understood, and 0–10 under “recommend” is NPS', () => {
  const found = guess({
    'Response ID': ['r1', 'r2', 'r3'],
    'How likely are you to recommend us?': ['9', '0', '10'],
    Comment: ['Great stay', 'The room was dirty', 'ok'],
    'Submitted at': ['03/25/2026 4:05 PM', '12/01/2025 11:00 AM', '01/02/2026 1:00 PM'],
    Email: ['a@example.com', 'b@example.org', 'c@example.net'],
    Country: ['ES', 'ES', 'PT'],
  });
  expect(found.map(({ role }) => role)).toEqual([
    'id',
    'rating',
    'text',
    'time',
    'email',
    'attribute',
  ]);
  expect(found[1]?.rating).toEqual({ metric: 'nps', min: 0, max: 10 });
  expect(found[3]?.timeFormat).toBe('mdy');
});

test('a Spanish export is understood, and a date that reads both ways is marked', () => {
  const found = guess({
    Número: ['1', '2'],
    Reseña: ['Muy lento', 'Todo bien'],
    Estrellas: ['★★☆☆☆', '★★★★★'],
    Fecha: ['03/04/2026', '05/06/2026'],
    Sucursal: ['Málaga', 'León'],
    Teléfono: ['+34 600 123 456', '+34 611 222 333'],
  });
  expect(found.map(({ role }) => role)).toEqual(['id', 'text', 'rating', 'time', 'unit', 'phone']);
  expect(found[3]).toMatchObject({ timeFormat: 'dmy', ambiguous: true });
  const clear = guess({ Fecha: ['03/04/2026', '25/06/2026'] });
  expect(clear[0]?.ambiguous).toBeUndefined();
});

test.each([
  ['review_id', 'comment'],
  ['Feedback No', 'Feedback'],
  ['评价编号', '评价内容'],
  ['Número de reseña', 'Reseña'],
])('“%s” is the id although “%s” is the text', (id, text) => {
  expect(
    roles({
      [id]: ['r1', 'r2', 'r3'],
      [text]: ['The noodles were cold', '服务员态度很差', 'La sopa estaba fría'],
    }),
  ).toEqual(['id', 'text']);
});

test('words and large scales are ratings too', () => {
  expect(guess({ 满意度: ['非常满意', '不满意'] })[0]?.rating).toEqual({
    metric: 'csat',
    min: 1,
    max: 5,
  });
  expect(guess({ x: ['好评', '差评', '中评'] })[0]?.role).toBe('rating');
  expect(guess({ Score: ['87', '15'] })[0]?.rating).toEqual({ metric: 'csat', min: 0, max: 100 });
  expect(guess({ Rating: ['4/5', '1/5'] })[0]?.rating).toMatchObject({ max: 5 });
});

test('a header alone convinces nobody: the cells must bear it out', () => {
  expect(roles({ email: ['red', 'blue'] })).toEqual(['attribute']);
  expect(roles({ Date: ['soon', 'later'] })).toEqual(['attribute']);
  expect(roles({ id: ['7', '7', '7'] })).toEqual(['attribute']);
  expect(roles({ n: ['1', '2', '3'] })).toEqual(['attribute']);
});

test.each(['订单金额', '订单状态', 'número de personas', 'código postal', 'pedido total'])(
  '%s speaks of something else than the id of a row',
  (header) => {
    expect(roles({ [header]: ['12', '34', '56'] })).toEqual(['attribute']);
  },
);

test.each(['订单号', '訂單編號', 'número de pedido', 'código', 'Código del pedido'])(
  '%s is the id of a row',
  (header) => {
    expect(roles({ [header]: ['12', '34', '56'] })).toEqual(['id']);
  },
);

test('an id that a few rows repeat is one by its name; one that never repeats is preferred', () => {
  const orders = Array.from({ length: 100 }, (_, at) => `A-${at === 99 ? 98 : at}`);
  expect(guess({ 'order no': orders })[0]).toMatchObject({ role: 'id', confidence: 0.6 });
  expect(roles({ 订单号: ['A1', 'A2', 'A2'] })).toEqual(['id']);
  expect(roles({ 'order no': ['A1', 'A2', 'A2'], 'review id': ['r1', 'r2', 'r3'] })).toEqual([
    'attribute',
    'id',
  ]);
  expect(roles({ 'order no': ['A1', 'A1', 'A2', 'A2', 'A3', 'A3'] })).toEqual(['attribute']);
});

test('a column whose name says nothing of an id is never one, whether it repeats or not', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[A-Z]{1,3}-?\d{1,6}$/), { minLength: 1 }), (cells) => {
      for (const name of ['table', 'batch', 'q7', '桌号备注', 'camarero']) {
        expect(roles({ [name]: cells })).not.toContain('id');
      }
    }),
  );
});

test('sentences under a header that says nothing are text', () => {
  expect(
    roles({ q7: ['The queue was far too long today', 'Nobody answered my second call at all'] }),
  ).toEqual(['text']);
  expect(roles({ c: ['x@example.com', 'y@example.com'] })).toEqual(['email']);
});

test('the guesses make a mapping of columns that the file has', () => {
  const found = guess({
    id: ['1', '2'],
    review: ['good food', 'cold food'],
    stars: ['5', '2'],
    color: ['a', 'a'],
  });
  const mapping = mappingFromGuesses(found);
  expect(mapping).toMatchObject({ id: 'id', text: ['review'], attributes: ['color'] });
  expect(mappingFromGuesses(guess({ color: ['a', 'b'] }))).toBeNull();
});

test('the command line option names the columns', () => {
  expect(
    parseMapOption('text=review,id=no,rating=stars/5,time=date,store=branch,email=mail'),
  ).toEqual({
    text: ['review'],
    id: 'no',
    ratings: [{ column: 'stars', metric: 'csat', min: 1, max: 5 }],
    time: 'date',
    unit: 'branch',
    customer: { email: 'mail' },
    attributes: [],
    live: false,
    newUnits: true,
    defaults: { channel: 'file' },
  });
  expect(parseMapOption('rating=score/10').ratings).toEqual([
    { column: 'score', metric: 'nps', min: 0, max: 10 },
  ]);
  expect(parseMapOption('rating=effort/1-7:ces').ratings).toEqual([
    { column: 'effort', metric: 'ces', min: 1, max: 7 },
  ]);
  expect(() => parseMapOption('text=review,colour=red')).toThrow('colour=red');
  expect(() => parseMapOption('id=no')).toThrow();
});

test('a mapping with a column that the file has not is refused by name', () => {
  const mapping = Mapping.parse({ text: ['review'], time: 'when' });
  expect(() => checkMapping(mapping, ['review'])).toThrow(
    expect.objectContaining({ code: 'unknown_column' }),
  );
  expect(checkMapping(mapping, ['review', 'when'])).toBe(mapping);
});

test('samples of columns that name persons are masked', () => {
  const found = guess({ Email: ['ana@example.com'], 手机: ['13800138000'], review: ['good food'] });
  expect(found.map(({ samples }) => samples)).toEqual([['a•••om'], ['1•••00'], ['good food']]);
});
