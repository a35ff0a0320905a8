import { normalQuantile } from './distribution.ts';
import { fingerprint } from './fingerprint.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import type { Estimate, Result, Verdict } from './result.ts';
import { codeVersion } from './version.ts';

/**
 * The result of an estimator: its estimate with the policy's verdict and the trail for an audit.
 *
 * @param estimate What was estimated.
 * @param data The sufficient statistics it was computed from, as JSON.
 * @param policy Rules for what may be said; the default policy unless given.
 * @example resultOf(estimate, ['nps', 5, 3, 2]).policy // 'default@1'
 */
export function resultOf(estimate: Estimate, data: unknown, policy = defaultPolicy): Result {
  return { ...estimate, ...ruling(estimate, policy), dataHash: fingerprint(data), codeVersion };
}

/** What the policy says of an estimate: its verdict, what it still needs, and by which rules. */
export function ruling(
  estimate: Estimate,
  policy: Policy,
): { readonly policy: string; readonly verdict: Verdict; readonly needs?: number } {
  const name = `${policy.id}@${policy.version}`;
  const { n, nEff, test, ci } = estimate;
  if (n < policy.hiddenBelow) {
    return { policy: name, verdict: 'too_few', needs: policy.hiddenBelow - n };
  }
  if (nEff < policy.indicativeBelow) {
    return { policy: name, verdict: 'too_few', needs: Math.ceil(policy.indicativeBelow - nEff) };
  }
  if (test && test.pAdj <= policy.q && (ci.lo > 0 || ci.hi < 0)) {
    return { policy: name, verdict: ci.lo > 0 ? 'higher' : 'lower' };
  }
  return { policy: name, verdict: 'no_evidence', needs: smallestDifference(estimate, policy) };
}

/** A single estimate is measured against a second one of its own size. */
function smallestDifference({ se, test, ci }: Estimate, { power }: Policy): number {
  const factor = normalQuantile((1 + ci.level) / 2) + normalQuantile(power);
  return factor * se * (test ? 1 : Math.SQRT2);
}
