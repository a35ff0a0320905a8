import { expect, test } from 'vitest';
import { openPlacing } from './journey.ts';

const touchpoints = [
  { id: 'a', key: 'order.app', channels: ['app'], words: ['checkout'] },
  { id: 'b', key: 'dine.serve', channels: ['review', 'store_terminal'], words: ['waiter'] },
  { id: 'c', key: 'deliver.wait', channels: ['app', 'review'], words: ['courier'] },
];
const place = openPlacing(touchpoints);
const voice = { channel: 'review', text: '', declared: null, spoken: [] };

test('a touchpoint that the source names wins over everything', () => {
  const spoken = [{ touchpoint: 'dine.serve', strength: 90 }];
  expect(place({ ...voice, declared: 'order.app', spoken })).toEqual({
    id: 'a',
    by: 'source',
  });
  expect(place({ ...voice, declared: 'b' })).toEqual({ id: 'b', by: 'source' });
});

test('else the needs spoken of decide, the stronger mention more', () => {
  const spoken = [
    { touchpoint: 'dine.serve', strength: 20 },
    { touchpoint: 'deliver.wait', strength: 80 },
  ];
  expect(place({ ...voice, spoken })).toEqual({ id: 'c', by: 'need' });
});

test('else cue words do, and a channel that fits outweighs one that does not', () => {
  expect(place({ ...voice, text: 'the courier rang' })).toEqual({
    id: 'c',
    by: 'words',
  });
  const both = { ...voice, channel: 'app', text: 'courier and waiter' };
  expect(place(both)).toEqual({ id: 'c', by: 'words' });
});

test('every voice gets a touchpoint: the first of its channel, else the first of all', () => {
  expect(place(voice)).toEqual({ id: 'b', by: 'channel' });
  expect(place({ ...voice, channel: 'sms' })).toEqual({ id: 'a', by: 'channel' });
  expect(openPlacing([])(voice)).toBeNull();
});

test('words of one letter, at the end, or told twice count as they should', () => {
  const placed = openPlacing([
    { id: 'x', key: 'x', channels: [], words: ['等', '排队'] },
    { id: 'y', key: 'y', channels: [], words: ['餐', 'queue', 'queued'] },
  ]);
  const at = (text: string) => placed({ ...voice, text })?.id;
  expect(at('又等')).toBe('x');
  expect(at('套餐')).toBe('y');
  expect(at('排队等餐')).toBe('x');
  expect(at('餐餐餐 等')).toBe('x');
  expect(at('we queued 等')).toBe('y');
  expect(placed({ ...voice, text: '' })?.id).toBe('x');
});
