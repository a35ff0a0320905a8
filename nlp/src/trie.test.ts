import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrie, isWordUnit } from './trie.ts';

const found = (terms: string[], text: string, plurals = false): string[] =>
  createTrie(
    terms.map((term) => [term, term] as const),
    { plurals },
  )
    .find(text, 0, text.length)
    .map(({ start, end, value }) => `${value}@${start}-${end}`);

test('Latin terms match whole words, Chinese terms anywhere', () => {
  expect(found(['art', '好'], 'start art 不好吃')).toEqual(['art@6-9', '好@11-12']);
});

test('a star stands for any ending, a hash for a digit', () => {
  expect(found(['disappoint*'], 'disappointing!')).toEqual(['disappoint*@0-13']);
  expect(found(['#个小时'], '3个小时')).toEqual(['#个小时@0-4']);
  expect(found(['#个小时'], '几个小时')).toEqual([]);
});

test('plurals match when asked for', () => {
  expect(found(['dish', 'table'], 'dishes tables tabled', true)).toEqual([
    'dish@0-6',
    'table@7-13',
  ]);
  expect(found(['dish'], 'dishes')).toEqual([]);
});

test('terms inside terms are all found', () => {
  expect(found(['not', 'not bad', 'bad'], 'not bad').toSorted()).toEqual(
    ['bad@4-7', 'not bad@0-7', 'not@0-3'].toSorted(),
  );
});

test('it finds exactly what a plain search finds', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '好', '吃'),
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 8 }),
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '好', '吃') }),
      (terms, text) => {
        const isCut = (at: number): boolean =>
          at > 0 &&
          at < text.length &&
          isWordUnit(text.charCodeAt(at - 1)) &&
          isWordUnit(text.charCodeAt(at));
        const plain = terms.flatMap((term) =>
          Array.from({ length: text.length }, (_, at) => at)
            .filter((at) => text.startsWith(term, at) && !isCut(at) && !isCut(at + term.length))
            .map((at) => `${term}@${at}-${at + term.length}`),
        );
        expect(found(terms, text).toSorted()).toEqual(plain.toSorted());
      },
    ),
  );
});
