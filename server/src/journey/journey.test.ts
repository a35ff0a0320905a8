import { expect, test } from 'vitest';
import { placeVoice } from './journey.ts';

const touchpoints = [
  { id: 'a', key: 'order.app', channels: ['app'], words: ['checkout'] },
  { id: 'b', key: 'dine.serve', channels: ['review', 'store_terminal'], words: ['waiter'] },
  { id: 'c', key: 'deliver.wait', channels: ['app', 'review'], words: ['courier'] },
];
const voice = { channel: 'review', text: '', declared: null, spoken: [] };

test('a touchpoint that the source names wins over everything', () => {
  const spoken = [{ touchpoint: 'dine.serve', strength: 90 }];
  expect(placeVoice({ ...voice, declared: 'order.app', spoken }, touchpoints)).toEqual({
    id: 'a',
    by: 'source',
  });
  expect(placeVoice({ ...voice, declared: 'b' }, touchpoints)).toEqual({ id: 'b', by: 'source' });
});

test('else the needs spoken of decide, the stronger mention more', () => {
  const spoken = [
    { touchpoint: 'dine.serve', strength: 20 },
    { touchpoint: 'deliver.wait', strength: 80 },
  ];
  expect(placeVoice({ ...voice, spoken }, touchpoints)).toEqual({ id: 'c', by: 'need' });
});

test('else cue words do, and a channel that fits outweighs one that does not', () => {
  expect(placeVoice({ ...voice, text: 'the courier rang' }, touchpoints)).toEqual({
    id: 'c',
    by: 'words',
  });
  const both = { ...voice, channel: 'app', text: 'courier and waiter' };
  expect(placeVoice(both, touchpoints)).toEqual({ id: 'c', by: 'words' });
});

test('every voice gets a touchpoint: the first of its channel, else the first of all', () => {
  expect(placeVoice(voice, touchpoints)).toEqual({ id: 'b', by: 'channel' });
  expect(placeVoice({ ...voice, channel: 'sms' }, touchpoints)).toEqual({ id: 'a', by: 'channel' });
  expect(placeVoice(voice, [])).toBeNull();
});
