import { expect, test } from 'vitest';
import {
  chiSquareUpperTail,
  normalQuantile,
  normalUpperTail,
  studentTwoSided,
  studentTwoSidedQuantile,
} from './distribution.ts';
import { logGamma } from './gamma.ts';

// Unless said otherwise the values are those of mpmath 1.3 at 60 digits: erfc(z/√2)/2, betainc and
// gammainc with regularized=True, and their roots by findroot.
const near = (got: number, want: number, relative = 2e-13) =>
  expect(Math.abs(got / want - 1), `${got} for ${want}`).toBeLessThan(relative);

test.each([
  [1.96, 0.024997895148220435],
  [4, 3.1671241833119924e-5],
  [6.4, 7.76884758170983e-11],
  [8, 6.220960574271784e-16],
  [9.3, 7.022284240441674e-21],
  [12, 1.776482112077679e-33],
  [20, 2.7536241186062337e-89],
])('the normal upper tail is right at z = %d', (z, tail) => {
  near(normalUpperTail(z), tail);
  expect(normalUpperTail(-z)).toBe(1 - normalUpperTail(z));
});

test.each([
  [0.025, 1.959963984540054],
  [1e-6, 4.753424308822899],
  [1e-10, 6.361340902404056],
  [1e-20, 9.26234008979841],
  [1e-100, 21.27345356096532],
])('the normal quantile is right at %d', (p, z) => {
  near(normalQuantile(p), -z);
});

test('the normal quantile is odd about one half', () => {
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.9)).toBe(-normalQuantile(1 - 0.9));
  near(normalQuantile(0.499), -0.00250663089957177);
});

test.each([
  [2.1, 17.7764735161785, 0.05027607280091183],
  [2, 3, 0.1393259685588432],
  [6.5, 1000, 1.2654282532007162e-10],
  [9.35, 5345, 1.2584025585975707e-20],
  [40, 6, 1.6318360930542468e-8],
  [9.4, 1_000_000, 5.4672072020834186e-21],
  [3, 4.5, 0.034380867888759624],
  [1.96, 1e9, 0.04999579057372959],
  [0.5, 30, 0.6207230048851273],
  [12, 25.5, 5.476891599600397e-12],
])('the two-sided p of t = %d with %d degrees is right', (t, df, p) => {
  near(studentTwoSided(t, df), p, 1e-12);
  expect(studentTwoSided(-t, df)).toBe(studentTwoSided(t, df));
});

test('with two degrees the t tail has the closed form 2 / (r (r + t)), r = √(2 + t²)', () => {
  for (const t of [0.1, 1, 4.3, 100, 1e5, 1e10]) {
    const r = Math.sqrt(2 + t * t);
    near(studentTwoSided(t, 2), 2 / (r * (r + t)), 1e-13);
  }
});

test.each([
  [0.05, 1, 12.706204736174705],
  [0.05, 9, 2.2621571627982053],
  [0.05, 29, 2.0452296421327043],
  [0.05, 17.7764735161785, 2.1028172415698023],
  [0.05, 1_000_000, 1.959966356814107],
  [1e-10, 12, 20.577748679097965],
  [1e-20, 300, 10.06648799024699],
  [0.5, 4, 0.7406970841126826],
])('the t quantile is right at p = %d with %d degrees', (p, df, t) => {
  near(studentTwoSidedQuantile(p, df), t, 1e-12);
});

test.each([
  [3.84, 1, 0.0500435212487051],
  [80, 4, 1.7418252446695514e-16],
  [300, 20, 8.08284962977591e-52],
  [42, 1, 9.127341799289194e-11],
  [86.5, 1, 1.397373078587173e-20],
  [10, 12.5, 0.6560583618243024],
  [1100, 1000, 0.014614408126295194],
  [1700, 1000, 4.2138166226710416e-39],
])('the chi-square upper tail is right at %d with %d degrees', (x, df, p) => {
  near(chiSquareUpperTail(x, df), p, 1e-12);
});

test.each([
  [0.1, 2.252712651734206],
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [10, 12.801827480081469],
  [100.5, 361.4355404677776],
  [1e6, 12815504.569147611],
])('ln Γ(%d) is right', (x, value) => {
  near(logGamma(x), value, 2e-14);
});

test('arguments outside the definition are refused', () => {
  for (const wrong of [
    () => normalQuantile(0),
    () => normalQuantile(Number.NaN),
    () => studentTwoSided(2, 0),
    () => studentTwoSidedQuantile(1, 4),
    () => chiSquareUpperTail(-1, 2),
    () => logGamma(0),
  ]) {
    expect(wrong).toThrow(RangeError);
  }
});
