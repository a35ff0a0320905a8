import { expect, test } from 'vitest';
import { indexMisspellings } from './misspelling.ts';

// 'awsome' has six letters, 'cashed' is a word of its own: both are below the seven asked for.
const index = indexMisspellings(
  ['awesome', 'terrible', 'excellent', 'crashed', 'annoyed'].map((term) => [term, term] as const),
  7,
);

test.each([
  ['aweesome', 'awesome'],
  ['terirble', 'terrible'],
  ['exellent', 'excellent'],
  ['excellnet', 'excellent'],
])('%s is mended to %s', (word, term) => {
  expect(index.find(word)).toBe(term);
});

test.each([
  'awesome',
  'awsome',
  'crash',
  'cashed',
  'annoyer',
  'terrabble',
  'horrible',
  'xcellent',
  '',
])('%s is left alone', (word) => {
  expect(index.find(word)).toBeUndefined();
});
