import { assertCounts } from './counts.ts';

/** What was counted in one period, from `from` up to but not including `to`. */
export type PeriodCount = {
  readonly count: number;
  readonly from: Date;
  readonly to: Date;
  readonly days: number;
  readonly perDay: number;
};

const dayMs = 86_400_000;

/**
 * A count beside the period it covers. It counts everything there was, so it has no interval.
 *
 * @param counted A whole number from 0, and the period's first instant and the one after its last.
 * @throws RangeError when the count is no count or the period has no length.
 * @example countPerPeriod({ count: 70, from: monday, to: nextMonday }).perDay // 10
 */
export function countPerPeriod(counted: Pick<PeriodCount, 'count' | 'from' | 'to'>): PeriodCount {
  const { count, from, to } = counted;
  assertCounts({ count });
  const days = (to.getTime() - from.getTime()) / dayMs;
  if (!(days > 0)) throw new RangeError('A period ends after it begins.');
  return { count, from, to, days, perDay: count / days };
}
