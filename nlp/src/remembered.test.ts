import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('a word is worked out once, also when the answer is that there is none', () => {
  const asked: string[] = [];
  const length = remembered((word) => {
    asked.push(word);
    return word.length > 3 ? word.length : undefined;
  });
  expect(['soup', 'tea', 'soup', 'tea'].map(length)).toEqual([4, undefined, 4, undefined]);
  expect(asked).toEqual(['soup', 'tea']);
});

test('a long word is answered and not kept', () => {
  let asked = 0;
  const count = remembered(() => ++asked);
  const long = 'x'.repeat(13);
  expect([count(long), count(long)]).toEqual([1, 2]);
});

test('what is kept does not grow without end', () => {
  let asked = 0;
  const count = remembered(() => ++asked);
  for (let i = 0; i < 20_001; i++) count(`w${i}`);
  expect(count('w0')).toBe(20_002);
});
