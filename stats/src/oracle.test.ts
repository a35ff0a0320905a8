import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compared } from './comparison.ts';
import { spreadOfValues } from './mean.ts';
import { meanDifference } from './mean-difference.ts';
import { benjaminiHochberg } from './multiplicity.ts';
import { countNps, npsFromCounts } from './nps.ts';
import { npsAdjustedDifference, npsDifference, npsWelch } from './nps-difference.ts';
import { type NpsCounts, npsAdjustedWald, npsMoments, npsScore, npsWald } from './nps-interval.ts';
import { type ShareCounts, wilson } from './proportion.ts';
import { proportionDifference } from './proportion-difference.ts';

// Values computed by R and published ones, kept outside the repository; absent there, they skip.
const folder = new URL('../../../shared/oracles/', import.meta.url);

type Tolerance = { abs?: number; rel?: number; at?: { path: string[]; abs?: number }[] };
type Oracle<Input> = { input: Input; check: (got: unknown) => number };

/** The input of an oracle, and a comparison that counts the numbers it compared. */
function oracle<Input>(id: string): Oracle<Input> {
  const { input, expected, tolerance } = JSON.parse(
    readFileSync(new URL(`${id}.json`, folder), 'utf8'),
  );
  return { input, check: (got) => compareLeaves(got, expected, { tolerance, path: [] }) };
}

function compareLeaves(
  got: unknown,
  want: unknown,
  { tolerance, path }: { tolerance: Tolerance; path: string[] },
): number {
  if (typeof got === 'number') {
    const own = tolerance.at?.find((one) => one.path.every((key, at) => key === path[at]));
    const { abs = 0, rel = 0 } = { ...tolerance, ...own };
    expect(typeof want, path.join('.')).toBe('number');
    const off = Math.abs(got - Number(want));
    expect(off, path.join('.')).toBeLessThanOrEqual(Math.max(abs, rel * Math.abs(Number(want))));
    return 1;
  }
  return Object.entries(Object(got)).reduce((sum, [key, value]) => {
    const inside = { tolerance, path: [...path, key] };
    return sum + compareLeaves(value, Object(want)[key], inside);
  }, 0);
}

const oracleTest = (id: string, sentence: string, run: () => void) =>
  test.skipIf(!existsSync(new URL(`${id}.json`, folder)))(`${sentence} (${id})`, run);

function fromScores(counts: readonly number[]): NpsCounts {
  return countNps(counts.flatMap((count, rating) => new Array<number>(count).fill(rating)));
}

function intervals(counts: NpsCounts) {
  const { n, variance } = npsMoments(counts);
  const { se, ...plain } = npsWald(counts, 0.95);
  const adjusted = npsAdjustedWald(counts, 0.95);
  const score = npsScore(counts, 0.95);
  return {
    n,
    ...counts,
    nps: npsFromCounts(counts).estimate,
    variance,
    se,
    wald_ci: [plain.lo, plain.hi],
    adjusted_wald_ci: [adjusted.lo, adjusted.hi],
    iterative_score_ci: [score.lo, score.hi],
  };
}

oracleTest('nps-ci-sfo-2017', 'the airport survey of 2017 has R’s three intervals', () => {
  const { input, check } = oracle<{ counts_0_to_10: number[] }>('nps-ci-sfo-2017');
  expect(check(intervals(fromScores(input.counts_0_to_10)))).toBe(13);
});

oracleTest('nps-ci-small-samples', 'samples of one mind have R’s three intervals', () => {
  const { input, check } = oracle<Record<string, number[]>>('nps-ci-small-samples');
  const got = Object.entries(input).map(([key, ratings]) => [key, intervals(countNps(ratings))]);
  expect(check(Object.fromEntries(got))).toBe(52);
});

oracleTest('nps-ci-small-samples', 'a small sample is given the adjusted interval', () => {
  const { input, check } = oracle<Record<string, number[]>>('nps-ci-small-samples');
  const got = Object.entries(input).map(([key, ratings]) => {
    const { estimate, n, ci } = npsFromCounts(countNps(ratings));
    return [key, { nps: estimate, n, adjusted_wald_ci: [ci.lo, ci.hi] }];
  });
  expect(check(Object.fromEntries(got))).toBe(16);
});

oracleTest('nps-diff-sfo-2017-2018', 'the fall of the airport’s NPS is R’s by two methods', () => {
  const { input, check } =
    oracle<Record<'x_counts_0_to_10' | 'y_counts_0_to_10', number[]>>('nps-diff-sfo-2017-2018');
  const [x, y] = [fromScores(input.x_counts_0_to_10), fromScores(input.y_counts_0_to_10)];
  const adjusted = npsAdjustedDifference(x, y);
  const { ci, test: adjustedTest } = compared(adjusted, 0.95, 'adjusted Wald');
  const shipped = npsDifference(x, y);
  const seen = check({
    nps_x: npsFromCounts(x).estimate,
    nps_y: npsFromCounts(y).estimate,
    abs_diff: shipped.estimate,
    adjusted_wald: { se: adjusted.se, ci_absdiff: [ci.lo, ci.hi], p: adjustedTest.p },
    welch: {
      t: shipped.test?.stat,
      df: npsWelch(x, y).df,
      p: shipped.test?.p,
      ci: [shipped.ci.lo, shipped.ci.hi],
    },
  });
  expect(seen).toBe(12);
});

oracleTest('csat-proportion-ci-newcombe1998', 'shares have Newcombe’s Wilson intervals', () => {
  const { input, check } = oracle<{ x: number; n: number }[]>('csat-proportion-ci-newcombe1998');
  const got = input.map(({ x, n }) => {
    const { lo, hi } = wilson({ hits: x, n }, 0.95);
    return { x, n, wilson: [lo, hi] };
  });
  expect(check(got)).toBe(16);
});

oracleTest('csat-proportion-diff-newcombe1998b', 'differences are Newcombe’s method 10', () => {
  const { input, check } = oracle<Record<'x1' | 'n1' | 'x2' | 'n2', number>[]>(
    'csat-proportion-diff-newcombe1998b',
  );
  const got = input.map(({ x1, n1, x2, n2 }) => {
    const a: ShareCounts = { hits: x1, n: n1 };
    const { estimate, ci, test: pooled } = proportionDifference(a, { hits: x2, n: n2 });
    return { diff: estimate, lower: ci.lo, upper: ci.hi, pooled_chisq_p: pooled?.p };
  });
  expect(check(got)).toBe(16);
});

oracleTest('mean-ttest-sleep', 'Student’s sleep data have R’s Welch test', () => {
  const { input, check } = oracle<{ a: number[]; b: number[] }>('mean-ttest-sleep');
  const sides = { a: spreadOfValues(input.a), b: spreadOfValues(input.b) };
  const { test: welch, ci } = meanDifference(sides);
  const got = { t: welch?.stat, df: welch?.df, p: welch?.p, ci: [ci.lo, ci.hi] };
  expect(check({ welch: got })).toBe(5);
});

oracleTest(
  'fdr-benjamini-hochberg-1995',
  'the fifteen p-values of 1995 are corrected as printed',
  () => {
    const { input, check } = oracle<{ p: number[] }>('fdr-benjamini-hochberg-1995');
    const bh = benjaminiHochberg(input.p);
    expect(check({ bh, 'rejected_bh_0.05': bh.filter((p) => p <= 0.05).length })).toBe(16);
  },
);
