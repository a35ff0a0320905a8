import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge, reveal } from './judge.ts';
import { benjaminiHochberg } from './multiplicity.ts';
import { nps, npsFromCounts } from './nps.ts';
import { npsDifference } from './nps-difference.ts';
import { countPerPeriod } from './period-count.ts';
import { tighten } from './policy.ts';
import { proportionDifference } from './proportion-difference.ts';
import { codeVersion } from './version.ts';

test('the fifteen p-values of Benjamini and Hochberg (1995) give four discoveries', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ];
  expect(benjaminiHochberg(p).filter((value) => value <= 0.05)).toHaveLength(4);
});

test('corrected p-values follow their own, never fall below them and stay below 1', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
      const adjusted = benjaminiHochberg(p);
      p.forEach((value, at) => {
        expect(adjusted[at]).toBeGreaterThanOrEqual(value);
        expect(adjusted[at]).toBeLessThanOrEqual(1);
        p.forEach((other, there) => {
          if (value < other) expect(adjusted[at]).toBeLessThanOrEqual(adjusted[there] ?? 0);
        });
      });
    }),
  );
});

test('ten equal p-values of 1e-20 stay what they are', () => {
  expect(benjaminiHochberg(new Array(10).fill(1e-20))).toEqual(new Array(10).fill(1e-20));
});

test('what is no p-value is refused', () => {
  for (const p of [-0.1, 1.1, Number.NaN]) expect(() => benjaminiHochberg([p])).toThrow(RangeError);
});

// z = .08/√(.5 × .5 × 2/300) = 1.96 × …: p = .0500 < .05 alone, never among five.
const borderline = proportionDifference({ hits: 163, n: 300 }, { hits: 138, n: 300 });
const nothing = proportionDifference({ hits: 150, n: 300 }, { hits: 151, n: 300 });

test('one clear difference is no longer clear among four that are not', () => {
  expect(borderline.verdict).toBe('higher');
  const judged = judge([borderline, nothing, nothing, nothing, nothing], 'page');
  expect(judged[0]?.verdict).toBe('no_evidence');
  expect(judged[0]?.needs).toBeGreaterThan(0.08);
  expect(judged[0]?.test?.family).toEqual({ id: 'page', size: 5, method: 'bh' });
  expect(judged[0]?.test?.p).toBe(borderline.test?.p);
});

test('the same result twice counts twice', () => {
  const judged = judge([nothing, nothing], 'page');
  expect(judged.map(({ test: one }) => one?.family.size)).toEqual([2, 2]);
});

test('a comparison with a small side is not tested and does not burden the others', () => {
  const small = proportionDifference({ hits: 29, n: 29 }, { hits: 0, n: 400 });
  const [first, second] = judge([borderline, small], 'page');
  expect(first).toMatchObject({ verdict: 'higher', test: { family: { size: 1 } } });
  expect(second).toMatchObject({ verdict: 'too_few', needs: 1, test: { pAdj: 1 } });
});

test('the direction of a verdict is that of the first side', () => {
  const low = proportionDifference({ hits: 10, n: 300 }, { hits: 150, n: 300 });
  expect(judge([low], 'page')[0]?.verdict).toBe('lower');
});

test('a single estimate of enough answers names the smallest difference it could show', () => {
  // (1.959964 + .841621) × 80 √(2/300) = 18.30 for two groups of 300 with a deviation of .8
  const counts = { promoters: 125, passives: 115, detractors: 60 };
  const result = npsFromCounts(counts);
  const sd = Math.sqrt((185 - 65 ** 2 / 300) / 299);
  expect(result.verdict).toBe('no_evidence');
  expect(result.needs).toBeCloseTo((2.801585 * 100 * sd * Math.sqrt(2)) / Math.sqrt(300), 3);
});

test('refusals say how many answers are wanting', () => {
  expect(nps([9, 9, 2])).toMatchObject({ verdict: 'too_few', needs: 2 });
  expect(npsFromCounts({ promoters: 9, passives: 5, detractors: 4 }).needs).toBe(12);
});

test('A9: a result of fewer than five answers leaves without its number', () => {
  for (let n = 1; n < 5; n += 1) {
    const shown = reveal(nps(new Array(n).fill(9)));
    expect(shown).toEqual({ state: 'hidden', n, needs: 5 - n, policy: 'default@1' });
  }
  expect(reveal(nps(new Array(5).fill(9))).state).toBe('indicative');
  expect(reveal(nps(new Array(30).fill(9))).state).toBe('shown');
});

test('a policy may be tightened and is named in the result, but never loosened', () => {
  const strict = tighten({ id: 'hospital', version: 3, hiddenBelow: 10, level: 0.99 });
  expect(nps([9, 9, 2], strict)).toMatchObject({ policy: 'hospital@3', needs: 7 });
  expect(() => judge([borderline], 'page', strict)).toThrow(RangeError);
  for (const loose of [{ hiddenBelow: 4 }, { indicativeBelow: 20 }, { q: 0.1 }, { level: 0.9 }]) {
    expect(() => tighten({ id: 'loose', version: 1, ...loose })).toThrow(RangeError);
  }
});

test('equal data have equal hashes, other data others', () => {
  const counts = { promoters: 9, passives: 5, detractors: 4 };
  expect(npsFromCounts(counts)).toEqual(npsFromCounts({ ...counts }));
  const moved = npsFromCounts({ promoters: 9, passives: 4, detractors: 5 });
  expect(moved.dataHash).not.toBe(npsFromCounts(counts).dataHash);
  expect(moved.dataHash).toMatch(/^[0-9a-f]{16}$/);
});

test('the version in a result is the package’s', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(codeVersion).toBe(manifest.version);
});

test('a difference too small to be called changes is judged from the same p either way', () => {
  const fall = npsDifference(
    { promoters: 100, passives: 60, detractors: 90 },
    { promoters: 102, passives: 60, detractors: 88 },
  );
  expect(judge([fall], 'page')[0]?.verdict).toBe('no_evidence');
});

test('a count is shown beside the period it covers', () => {
  const from = new Date('2026-03-02T00:00:00Z');
  const to = new Date('2026-03-09T00:00:00Z');
  expect(countPerPeriod({ count: 70, from, to })).toMatchObject({ count: 70, days: 7, perDay: 10 });
  expect(() => countPerPeriod({ count: 1, from: to, to: from })).toThrow(RangeError);
  expect(() => countPerPeriod({ count: -1, from, to })).toThrow(RangeError);
});
