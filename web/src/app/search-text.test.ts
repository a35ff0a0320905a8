import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsJunk, parseSearch, stringifySearch } from '#app/search-text.ts';

test('parameters stay text, and commas stay readable', () => {
  expect(parseSearch('?q=7&x=true')).toEqual({ q: '7', x: 'true' });
  expect(stringifySearch({ channel: 'app,web', q: '', unit: undefined })).toBe('?channel=app,web');
});

test('what was written is read back', () => {
  const values = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }));
  fc.assert(
    fc.property(values, (search) => {
      expect({ ...parseSearch(stringifySearch(search)) }).toEqual({ ...search });
    }),
  );
});

test('a parameter left out or changed is junk', () => {
  expect(holdsJunk({ a: '1' }, { a: 1 })).toBe(false);
  expect(holdsJunk({ a: '1', b: '2' }, { a: '1' })).toBe(true);
  expect(holdsJunk({ point: 'pain,x' }, { point: 'pain' })).toBe(true);
});
