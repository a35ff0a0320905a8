import { expect, test } from 'vitest';
import { voicesBehind } from '#features/overview/behind.ts';

test('a figure keeps the filter and narrows it to the voices it counts', () => {
  expect(voicesBehind('positive_share', { channel: 'app' })).toEqual({
    channel: 'app',
    polarity: 'positive',
  });
  expect(voicesBehind('nps', { score: 'detractor' })).toEqual({
    score: 'detractor',
    rated: 'nps',
  });
  expect(voicesBehind('csat', { rated: 'nps,csat' })).toEqual({ rated: 'csat' });
});

test('a narrower filter is never widened', () => {
  expect(voicesBehind('csat', { rated: 'nps' })).toBeNull();
  expect(voicesBehind('positive_share', { polarity: 'negative' })).toBeNull();
});
