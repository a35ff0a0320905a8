import { expect, test } from 'vitest';
import { changesOf, withCorrection } from '#features/voice/correction.ts';
import type { Mention } from '#features/voice/voice.queries.ts';

const mention: Mention = {
  no: 0,
  need: 'speed',
  start: 0,
  end: 4,
  polarity: 'negative',
  point: 'pain',
  strength: 40,
  valence: 30,
  confidence: 0.7,
  department: 'floor',
  abstained: false,
  cause: null,
  corrected: false,
};

test('only what a person changed is sent', () => {
  const { need, polarity, point, department } = mention;
  expect(changesOf(mention, { need, polarity, point, department })).toEqual({});
  expect(changesOf(mention, { need: 'price', polarity, point: null, department })).toEqual({
    need: 'price',
    point: null,
  });
});

test('saying that nothing is said there needs nothing else', () => {
  expect(
    changesOf(mention, { need: null, polarity: 'positive', point: 'delight', department: null }),
  ).toEqual({ need: null });
  expect(withCorrection(mention, { need: null })).toMatchObject({
    need: 'speed',
    abstained: true,
    corrected: true,
  });
});

test('confirming an unsure mention counts it', () => {
  const unsure = { ...mention, abstained: true };
  const { need, polarity, point, department } = unsure;
  const input = changesOf(unsure, { need, polarity, point, department });
  expect(input).toEqual({ need: 'speed' });
  expect(withCorrection(unsure, input).abstained).toBe(false);
});
