import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise, normaliseTerm, originalSpan } from './normalise.ts';
import { chineseScript, toSimplified } from './simplified.ts';

test.each([
  ['CAFÉ Ñandú', 'cafe nandu'],
  ['cafe\u0301', 'cafe'],
  ['ＡＰＰ１２３！', 'app123!'],
  ['這個餐廳', '这个餐厅'],
  ['soooooo gooood', 'soo good'],
  ['don’t', "don't"],
  ['a\u0000b\tc\u00a0d', 'a b c d'],
  ['👍🏽❤️', '👍❤'],
  ['see https://a.b/c?d=e now', 'see \uFFFC now'],
  ['mail me@example.com or @handle', 'mail \uFFFC or \uFFFC'],
])('"%s" becomes "%s"', (given, plain) => {
  expect(normalise(given).text).toBe(plain);
});

test('a span of the normalised text leads back to the text as given', () => {
  const given = 'Ｑué cafe\u0301 soooo ㎡ 👍🏽!';
  const normal = normalise(given);
  const back = (part: string): string => {
    const at = normal.text.indexOf(part);
    const { start, end } = originalSpan(normal, at, at + part.length);
    return given.slice(start, end);
  };
  expect(back('que')).toBe('Ｑué');
  expect(back('cafe')).toBe('cafe\u0301');
  expect(back('soo')).toBe('soooo');
  expect(back('m2')).toBe('㎡');
  expect(back('👍')).toBe('👍🏽');
});

test('every unit leads to a span inside the text, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const { text, starts, ends } = normalise(given);
      expect(starts.length).toBe(text.length);
      let before = 0;
      for (let i = 0; i < text.length; i++) {
        const start = starts[i] ?? -1;
        const end = ends[i] ?? -1;
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(given.length);
        before = start;
      }
    }),
  );
});

test('terms are normalised as texts are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (term) => {
      fc.pre(!/@|http|www/i.test(term));
      expect(normaliseTerm(term)).toBe(normalise(term.trim()).text);
    }),
  );
});

test('simplified text keeps every offset', () => {
  expect(toSimplified('請問這裡的麵條為什麼漲價？')).toBe('请问这里的面条为什么涨价？');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(toSimplified(text).length).toBe(text.length);
      expect(toSimplified(toSimplified(text))).toBe(toSimplified(text));
    }),
  );
});

test('the script is traditional when a character says so', () => {
  expect(chineseScript('服務很好')).toBe('hant');
  expect(chineseScript('服务很好')).toBe('hans');
});
