export {
  chiSquareUpperTail,
  normalQuantile,
  normalUpperTail,
  studentTwoSided,
  studentTwoSidedQuantile,
} from './distribution.ts';
export { judge, reveal, type Shown } from './judge.ts';
export { type Moments, mean, meanFromMoments, type Scale } from './mean.ts';
export { type MeanComparison, meanDifference } from './mean-difference.ts';
export { compare, estimateOf, type Measurement, pool } from './measurement.ts';
export { benjaminiHochberg } from './multiplicity.ts';
export { countNps, nps, npsFromCounts } from './nps.ts';
export { npsAdjustedDifference, npsDifference, npsWelch } from './nps-difference.ts';
export {
  type NpsCounts,
  type NpsInterval,
  npsAdjustedWald,
  npsScore,
  npsWald,
  npsWaldT,
} from './nps-interval.ts';
export { countPerPeriod, type PeriodCount } from './period-count.ts';
export { defaultPolicy, type Policy, tighten } from './policy.ts';
export { csatFromCounts, proportion, type ShareCounts, wilson } from './proportion.ts';
export { proportionDifference } from './proportion-difference.ts';
export {
  type Point,
  type RankedNeed,
  type RankedPoint,
  rankNeeds,
  rankPoints,
} from './rank-points.ts';
export {
  type ConfidenceInterval,
  type Estimate,
  type Result,
  type SignificanceTest,
  screenInterval,
  type Unit,
  type Verdict,
} from './result.ts';
export { type Trend, type TrendPoint, trendSeries } from './trend.ts';
export { codeVersion } from './version.ts';
export { type Cell, discloses, type WithheldCell, type Withholding, withhold } from './withhold.ts';
