import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFilter, voicesOfPoint, withFilter } from '#filter/filter.ts';

const unit = '0b5f6e3a-7c1d-4a2b-9e8f-112233445566';

test('valid parameters are kept and junk is dropped', () => {
  const raw = { unit, point: 'pain,nonsense,itch', score: 'x', to: '2026-02-30', other: 'y', q: 7 };
  expect(readFilter(raw)).toEqual({ unit, point: 'pain,itch', q: '7' });
});

test('this need only is kept with a need and dropped without', () => {
  expect(readFilter({ need: 'taste', exact: '1' })).toEqual({ need: 'taste', exact: '1' });
  expect(readFilter({ exact: '1' })).toEqual({});
  expect(readFilter({ exact: 'yes', need: 'taste', unsorted: '1', rated: 'nps,stars' })).toEqual({
    need: 'taste',
    unsorted: '1',
    rated: 'nps',
  });
});

test('the voices of a point are those of the need itself under the same filter', () => {
  expect(voicesOfPoint({ channel: 'app' }, { need: 'taste', point: 'pain' })).toEqual({
    channel: 'app',
    need: 'taste',
    exact: '1',
    point: 'pain',
  });
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
