import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFilter, withFilter } from '#filter/filter.ts';

const unit = '0b5f6e3a-7c1d-4a2b-9e8f-112233445566';

test('valid parameters are kept and junk is dropped', () => {
  const raw = { unit, point: 'pain,nonsense,itch', score: 'x', to: '2026-02-30', other: 'y', q: 7 };
  expect(readFilter(raw)).toEqual({ unit, point: 'pain,itch', q: '7' });
});

test('a period written backwards is turned round', () => {
  expect(readFilter({ from: '2026-03-02', to: '2026-03-01' })).toEqual({
    from: '2026-03-01',
    to: '2026-03-02',
  });
});

test('reading any parameters never throws, and reading twice changes nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (raw) => {
      const once = readFilter(raw);
      expect(readFilter(once)).toEqual(once);
    }),
  );
});

test('a link carries the filter and leaves out what is not set', () => {
  expect(withFilter('/voices', { q: 'a b' }, { voice: undefined, sort: 'newest' })).toBe(
    '/voices?q=a+b&sort=newest',
  );
  expect(withFilter('/voices', {})).toBe('/voices');
});
