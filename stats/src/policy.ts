/** When an estimate may be shown, ranked and given a verdict: named and versioned. */
export type Policy = {
  readonly id: string;
  readonly version: number;
  /** Below this many answers nothing is shown. */
  readonly hiddenBelow: number;
  /** Below this many effective answers a side an estimate is indicative: no rank, no verdict. */
  readonly indicativeBelow: number;
  /** Share of false discoveries accepted in one family of comparisons. */
  readonly q: number;
  /** Level of every interval. */
  readonly level: number;
  /** Chance of seeing the smallest difference that is named beside "no evidence". */
  readonly power: number;
};

/** The rules the product starts with; a customer may tighten them. */
export const defaultPolicy: Policy = {
  id: 'default',
  version: 1,
  hiddenBelow: 5,
  indicativeBelow: 30,
  q: 0.05,
  level: 0.95,
  power: 0.8,
};

/**
 * A policy of one's own, at least as strict as the default in every rule.
 *
 * @param changes A name and version, and the rules that differ: thresholds in answers, `q`, `level`
 *   and `power` as shares.
 * @throws RangeError when a rule would be looser than the default, or is no number it may be.
 * @example tighten({ id: 'hospital', version: 1, hiddenBelow: 10 }).hiddenBelow // 10
 */
export function tighten(changes: Pick<Policy, 'id' | 'version'> & Partial<Policy>): Policy {
  const policy = { ...defaultPolicy, ...changes };
  const strict =
    policy.hiddenBelow >= defaultPolicy.hiddenBelow &&
    policy.indicativeBelow >= Math.max(defaultPolicy.indicativeBelow, policy.hiddenBelow) &&
    policy.q > 0 &&
    policy.q <= defaultPolicy.q &&
    policy.level >= defaultPolicy.level &&
    policy.level < 1 &&
    policy.power >= defaultPolicy.power &&
    policy.power < 1;
  if (!strict) throw new RangeError('A policy may be stricter than the default, never looser.');
  return policy;
}
