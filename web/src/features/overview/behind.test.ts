import { expect, test } from 'vitest';
import { voicesBehind } from '#features/overview/behind.ts';

test('a figure keeps the filter and narrows it to the voices it counts', () => {
  expect(voicesBehind('positive_share', { channel: 'app' })).toEqual({
    channel: 'app',
    polarity: 'positive',
  });
  expect(voicesBehind('nps', {})).toEqual({ score: 'detractor,passive,promoter' });
});

test('a narrower filter is never widened', () => {
  expect(voicesBehind('nps', { score: 'detractor' })).toEqual({ score: 'detractor' });
  expect(voicesBehind('positive_share', { polarity: 'negative' })).toBeNull();
});
