import { assertCounts } from './counts.ts';
import { meanFromMoments, type Scale } from './mean.ts';
import { meanDifference } from './mean-difference.ts';
import { npsFromCounts } from './nps.ts';
import { npsDifference } from './nps-difference.ts';
import type { NpsCounts } from './nps-interval.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import { proportion, type ShareCounts } from './proportion.ts';
import { proportionDifference } from './proportion-difference.ts';
import type { Result } from './result.ts';

/** What a store counted for one metric in one group or period. */
export type Measurement =
  | ({ readonly kind: 'nps' } & NpsCounts)
  | ({ readonly kind: 'share' } & ShareCounts)
  | {
      readonly kind: 'mean';
      readonly n: number;
      readonly sum: number;
      readonly sumSquares: number;
      readonly scale?: Scale;
    };

/**
 * How many answers a measurement rests on.
 *
 * @param measurement Counts or sums of one group.
 * @throws RangeError when a count is none.
 * @see npsFromCounts, proportion, meanFromMoments
 * @example answersIn({ kind: 'share', hits: 3, n: 10 }) // 10
 */
export function answersIn(measurement: Measurement): number {
  const n =
    measurement.kind === 'nps'
      ? measurement.promoters + measurement.passives + measurement.detractors
      : measurement.n;
  assertCounts({ n });
  return n;
}

/**
 * The estimate of a measurement, by the method of its kind.
 *
 * @param measurement Counts or sums of at least one answer.
 * @param policy Rules for the verdict and the interval's level.
 * @throws RangeError as the method of its kind does.
 * @see npsFromCounts, proportion, meanFromMoments
 * @example estimateOf({ kind: 'share', hits: 3, n: 10 }).estimate // 0.3
 */
export function estimateOf(measurement: Measurement, policy: Policy = defaultPolicy): Result {
  switch (measurement.kind) {
    case 'nps':
      return npsFromCounts(measurement, policy);
    case 'share':
      return proportion(measurement, policy);
    case 'mean':
      return meanFromMoments(sumsOf(measurement), measurement.scale, policy);
  }
}

/**
 * The first measurement less the second, by the method of their kind.
 *
 * @param a Counts or sums of at least one answer.
 * @param b Another of the same kind; of two means, on the first one's scale.
 * @param policy Rules for the verdict and the interval's level.
 * @throws RangeError when the kinds differ, and as the method of the kind does.
 * @see npsDifference, proportionDifference, meanDifference
 * @example compare({ kind: 'share', hits: 56, n: 70 }, { kind: 'share', hits: 48, n: 80 })
 */
export function compare(a: Measurement, b: Measurement, policy: Policy = defaultPolicy): Result {
  if (a.kind === 'nps' && b.kind === 'nps') return npsDifference(a, b, policy);
  if (a.kind === 'share' && b.kind === 'share') return proportionDifference(a, b, policy);
  if (a.kind === 'mean' && b.kind === 'mean') {
    const sides = { a: sumsOf(a), b: sumsOf(b) };
    return meanDifference(a.scale ? { ...sides, scale: a.scale } : sides, policy);
  }
  throw new RangeError(`A ${a.kind} cannot be compared with a ${b.kind}.`);
}

/**
 * Two measurements of the same kind as one, as if their answers had come together.
 *
 * @param a Counts or sums, possibly of no answer.
 * @param b Another of the same kind; of two means, on the first one's scale.
 * @throws RangeError when the kinds differ.
 * @see npsFromCounts, proportion, meanFromMoments
 * @example pool({ kind: 'share', hits: 3, n: 10 }, { kind: 'share', hits: 1, n: 2 }) // 4 of 12
 */
export function pool(a: Measurement, b: Measurement): Measurement {
  if (a.kind === 'nps' && b.kind === 'nps') {
    return {
      kind: 'nps',
      promoters: a.promoters + b.promoters,
      passives: a.passives + b.passives,
      detractors: a.detractors + b.detractors,
    };
  }
  if (a.kind === 'share' && b.kind === 'share') {
    return { kind: 'share', hits: a.hits + b.hits, n: a.n + b.n };
  }
  if (a.kind === 'mean' && b.kind === 'mean') {
    return {
      ...a,
      n: a.n + b.n,
      sum: a.sum + b.sum,
      sumSquares: a.sumSquares + b.sumSquares,
    };
  }
  throw new RangeError(`A ${a.kind} cannot be pooled with a ${b.kind}.`);
}

function sumsOf({ n, sum, sumSquares }: Extract<Measurement, { kind: 'mean' }>) {
  return { n, sum, sumSquares };
}
