import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyFrom } from '#features/organisation/unit-key.ts';

test('a key keeps the letters of the name without accents', () => {
  expect(keyFrom(' Sevilla Nervión, 2ª planta ')).toBe('sevilla-nervion-2-planta');
  expect(keyFrom('上海')).toBe('');
});

test('a key is empty or well formed, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
      expect(keyFrom(name)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
    }),
  );
});
