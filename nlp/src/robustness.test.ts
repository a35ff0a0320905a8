import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aPack } from '../eval/a-pack.ts';
import { createReader } from './reader.ts';
import type { Reading } from './reading.ts';

const reader = createReader(aPack());
const read = (text: string): Reading => reader.read({ id: 'v', text });

const unpaired = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
};

describe('whatever the text', () => {
  const pieces = fc.constantFrom(
    'food ',
    '味道',
    '很差',
    '，',
    '. ',
    '!',
    'pero ',
    'not ',
    '😡',
    '👍🏽',
    'é',
    'e\u0301',
    '\ud83d',
    '\u0000',
    '㎡',
    'ﬁ',
    '餐廳',
    'because ',
    'comida ',
    'terrible ',
    '\u200d',
    '因为',
    'https://a.b/c ',
    '１２３',
    '\n',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((all) => all.join('')),
  );

  test('spans lie inside it and on character borders', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { clauses, mentions, sensitive } = read(text);
        const causes = mentions.flatMap(({ cause }) => (cause ? [cause] : []));
        for (const { start, end } of [...clauses, ...mentions, ...sensitive, ...causes]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(unpaired(text, start) || unpaired(text, end)).toBe(false);
        }
      }),
    );
  });

  test('numbers stay in their ranges and the same voice reads the same', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = read(text);
        expect(read(text)).toEqual(reading);
        for (const { valence, strength, confidence } of reading.mentions) {
          expect(valence >= 0 && valence <= 100 && strength >= 0 && strength <= 100).toBe(true);
          expect(confidence >= 0 && confidence <= 1).toBe(true);
        }
        expect(reading.valence >= 0 && reading.valence <= 100).toBe(true);
      }),
    );
  });

  test.each([
    ['sentences', 'The food was bad, but cheap. '],
    ['one endless word', 'a'],
    ['one endless Chinese clause', '好吃'],
    ['negators', 'not '],
    ['lone surrogates', '\ud800'],
    ['control characters', '\u0001\u0002'],
    ['exclamation marks', '!'],
    ['contrast words', 'but '],
    ['one seed without punctuation', 'food '],
    ['causes', 'because '],
  ])('100 KB of %s take less than a second', (_, unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const before = performance.now();
    read(text);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
