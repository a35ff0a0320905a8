/** What an estimate is measured in; `points` run from −100 to 100, a `share` from 0 to 1. */
export type Unit = 'points' | 'share' | 'score' | 'ratio' | 'seconds' | 'index';

/** What may be said of an estimate: a difference from zero, none seen, or too few answers to say. */
export type Verdict = 'higher' | 'lower' | 'no_evidence' | 'too_few';

/** A confidence interval and how it was made. */
export type ConfidenceInterval = {
  readonly lo: number;
  readonly hi: number;
  readonly level: number;
  readonly method: string;
};

/** A test of no difference, with its p-value before and after correction over the family. */
export type SignificanceTest = {
  readonly name: string;
  readonly stat: number;
  readonly df?: number | readonly [number, number];
  readonly p: number;
  readonly pAdj: number;
  readonly family: {
    readonly id: string;
    readonly size: number;
    readonly method: 'bh' | 'holm' | 'none';
  };
};

/**
 * One estimate, complete enough to be shown, compared, audited and repeated.
 *
 * A result that compares two groups carries a `test`; its `n` and `nEff` are those of the smaller
 * group, which limits what can be said. `needs` stands beside `too_few` as the answers a side still
 * wants, and beside `no_evidence` as the smallest difference this many answers could have shown.
 * `warnings` are codes: `one_answer`, `all_agree` (no spread to estimate from) and
 * `small_expected_counts` (the chi-square p is rough). Interval limits are kept as computed; `screenInterval` keeps them inside the unit's bounds.
 */
export type Result = {
  readonly estimate: number;
  readonly unit: Unit;
  readonly se: number;
  readonly n: number;
  readonly nEff: number;
  readonly ci: ConfidenceInterval;
  readonly test?: SignificanceTest;
  readonly effectSize?: { readonly name: string; readonly value: number };
  readonly policy: string;
  readonly verdict: Verdict;
  readonly needs?: number;
  readonly warnings: readonly string[];
  readonly dataHash: string;
  readonly codeVersion: string;
  readonly seed?: number;
};

/** What an estimator knows before any policy has been applied to it. */
export type Estimate = Omit<Result, 'policy' | 'verdict' | 'needs' | 'dataHash' | 'codeVersion'>;

const bounds: Partial<Record<Unit, readonly [number, number]>> = {
  points: [-100, 100],
  share: [0, 1],
};

/**
 * The interval as it may be drawn: inside −100 … 100 for points and 0 … 1 for shares, and twice
 * as wide about zero, `±200` and `±1`, for the difference of two of them.
 *
 * @param result Any result; one with a `test` is a difference.
 * @example screenInterval(npsFromCounts({ promoters: 12, passives: 0, detractors: 0 })).hi // 100
 */
export function screenInterval(result: Estimate): { readonly lo: number; readonly hi: number } {
  const { lo, hi } = result.ci;
  const limits = bounds[result.unit];
  if (!limits) return { lo, hi };
  const width = limits[1] - limits[0];
  const [least, most] = result.test ? [-width, width] : limits;
  return { lo: Math.max(least, lo), hi: Math.min(most, hi) };
}
