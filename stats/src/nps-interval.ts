import { normalQuantile, studentTwoSidedQuantile } from './distribution.ts';

/** How many respondents recommend, are content, and advise against. */
export type NpsCounts = {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
};

/** A score in points with its standard error and interval, before any clipping. */
export type NpsInterval = {
  readonly center: number;
  readonly se: number;
  readonly lo: number;
  readonly hi: number;
};

/** Score and variance of a single answer (−1, 0 or +1), divisor `n`; fractions of answers allowed. */
export function npsMoments({ promoters, passives, detractors }: NpsCounts) {
  const n = promoters + passives + detractors;
  const mean = (promoters - detractors) / n;
  return { n, mean, variance: (promoters + detractors) / n - mean * mean };
}

/**
 * The plain normal interval of an NPS: `score ± z √(variance / n)`.
 *
 * Of zero width when all agree and too narrow in small samples; kept for comparison.
 *
 * @param counts Respondents by class, at least one in all.
 * @param level Confidence, between 0 and 1.
 * @see Rocks, B. (2016). Interval Estimation for the Net Promoter Score. The American Statistician
 *   70(4), 365–372.
 * @example npsWald({ promoters: 50, passives: 30, detractors: 20 }, 0.95).lo // 14.69
 */
export function npsWald(counts: NpsCounts, level: number): NpsInterval {
  const { n, mean, variance } = npsMoments(counts);
  return around(mean, Math.sqrt(variance / n), normalQuantile((1 + level) / 2));
}

/**
 * The counts with pseudo-answers added, a quarter of them to each end and half to the middle.
 *
 * @param counts Respondents by class.
 * @param added How many in all: 3 for a single score.
 * @see Rocks, B. (2016). The American Statistician 70(4), 365–372.
 * @example adjustedCounts({ promoters: 1, passives: 0, detractors: 0 }).promoters // 1.75
 */
export function adjustedCounts(
  { promoters, passives, detractors }: NpsCounts,
  added = 3,
): NpsCounts {
  return {
    promoters: promoters + added / 4,
    passives: passives + added / 2,
    detractors: detractors + added / 4,
  };
}

/**
 * The adjusted Wald interval: the plain one over the counts with three pseudo-answers added, so
 * that it is never of zero width and holds its level from ten answers on.
 *
 * @param counts Respondents by class, at least one in all.
 * @param level Confidence, between 0 and 1.
 * @see Rocks, B. (2016). The American Statistician 70(4), 365–372.
 * @example npsAdjustedWald({ promoters: 12, passives: 0, detractors: 0 }, 0.95).lo // 54.1958…
 */
export function npsAdjustedWald(counts: NpsCounts, level: number): NpsInterval {
  return npsWald(adjustedCounts(counts), level);
}

/**
 * The t interval of the mean of −1, 0 and +1, with the sample's own standard deviation.
 *
 * @param counts Respondents by class, at least two in all.
 * @param level Confidence, between 0 and 1.
 * @see Student (1908). The probable error of a mean. Biometrika 6, 1–25.
 * @example npsWaldT({ promoters: 150, passives: 90, detractors: 60 }, 0.95).lo // 21.11…
 */
export function npsWaldT(counts: NpsCounts, level: number): NpsInterval {
  const { n, mean, variance } = npsMoments(counts);
  return around(mean, Math.sqrt(variance / (n - 1)), studentTwoSidedQuantile(1 - level, n - 1));
}

function around(mean: number, se: number, factor: number): NpsInterval {
  return {
    center: 100 * mean,
    se: 100 * se,
    lo: 100 * (mean - factor * se),
    hi: 100 * (mean + factor * se),
  };
}

/**
 * The score interval: all scores that a test with the variance fitted under them does not reject.
 *
 * @param counts Respondents by class, at least one in all.
 * @param level Confidence, between 0 and 1.
 * @see Rocks, B. (2016). The American Statistician 70(4), 365–372, "iterative score".
 * @example npsScore({ promoters: 12, passives: 0, detractors: 0 }, 0.95).lo // 51.5012…
 */
export function npsScore(counts: NpsCounts, level: number): { lo: number; hi: number } {
  const z = normalQuantile((1 + level) / 2);
  const mirrored = { ...counts, promoters: counts.detractors, detractors: counts.promoters };
  return { lo: lowerScoreLimit(counts, z), hi: -lowerScoreLimit(mirrored, z) };
}

function lowerScoreLimit(counts: NpsCounts, z: number): number {
  const { n, mean } = npsMoments(counts);
  let below = -1;
  let above = mean;
  for (let step = 0; step < 60; step += 1) {
    const trial = (below + above) / 2;
    const distance = (mean - trial) * (mean - trial) * n;
    if (distance > z * z * fittedVariance(counts, trial)) below = trial;
    else above = trial;
  }
  return 50 * (below + above);
}

/** Variance of one answer under the likeliest shares whose score is `score`. */
function fittedVariance(counts: NpsCounts, score: number): number {
  const { promoters, passives, detractors } = counts;
  const n = promoters + passives + detractors;
  const b = (promoters + detractors) * (1 - score) - 2 * score * (detractors + passives);
  const c = detractors * score * (1 - score);
  const root = (b + Math.sqrt(Math.max(0, b * b + 8 * n * c))) / (4 * n);
  const share = Math.min((1 - score) / 2, Math.max(0, -score, root));
  return 2 * share + score - score * score;
}
