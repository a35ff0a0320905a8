import { benjaminiHochberg } from './multiplicity.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import type { Result, SignificanceTest } from './result.ts';
import { ruling } from './verdict.ts';

/**
 * The results of one page or question with their verdicts, corrected for how many were compared.
 *
 * Every comparison large enough to be judged belongs to the family, not only those that will be
 * highlighted; its p-values are corrected by Benjamini–Hochberg. `higher` and `lower` need enough
 * effective answers on each side, an interval without 0 and a corrected p of at most `q`. One with
 * too few answers is not tested (its `pAdj` is 1), and does not make the family larger. Results
 * without a test keep their place and are judged by their number of answers.
 *
 * @param results What was compared, in any order; the answer keeps it.
 * @param family Name of the family, such as the page and question.
 * @param policy Thresholds; each interval must have been made at the policy's level.
 * @throws RangeError when an interval has another level than the policy asks for.
 * @see Benjamini, Y. & Hochberg, Y. (1995). JRSS B 57, 289–300.
 * @example judge([npsDifference(a, b), npsDifference(a, c)], 'stores').map((r) => r.verdict)
 */
export function judge(
  results: readonly Result[],
  family: string,
  policy: Policy = defaultPolicy,
): Result[] {
  if (results.some(({ ci }) => ci.level < policy.level)) {
    throw new RangeError(`The policy asks for intervals of level ${policy.level}.`);
  }
  const tested = results.flatMap(({ test, n, nEff }) =>
    test && n >= policy.hiddenBelow && nEff >= policy.indicativeBelow ? [test] : [],
  );
  const corrected = benjaminiHochberg(tested.map(({ p }) => p));
  const pAdjOf = new Map<SignificanceTest, number>();
  tested.forEach((test, at) => {
    pAdjOf.set(test, corrected[at] ?? 1);
  });
  return results.map((result) => {
    const { verdict: _verdict, needs: _needs, policy: _policy, ...estimate } = result;
    const { test } = estimate;
    const inFamily = test && {
      test: {
        ...test,
        pAdj: pAdjOf.get(test) ?? 1,
        family: { id: family, size: tested.length, method: 'bh' as const },
      },
    };
    const judged = { ...estimate, ...inFamily };
    return { ...judged, ...ruling(judged, policy) };
  });
}

/** A result as it may leave the server: whole, as an indication only, or not at all. */
export type Shown =
  | { readonly state: 'shown'; readonly result: Result }
  | { readonly state: 'indicative'; readonly result: Result }
  | {
      readonly state: 'hidden';
      readonly n: number;
      readonly needs: number;
      readonly policy: string;
    };

/**
 * What may be shown of a result: nothing but its `n` when that is below the privacy threshold.
 *
 * @param result Any result.
 * @param policy Thresholds for hiding and for "indicative".
 * @example reveal(nps([9, 10, 3])) // { state: 'hidden', n: 3, needs: 2, policy: 'default@1' }
 */
export function reveal(result: Result, policy: Policy = defaultPolicy): Shown {
  const { n, nEff } = result;
  if (n < policy.hiddenBelow) {
    const needs = policy.hiddenBelow - n;
    return { state: 'hidden', n, needs, policy: `${policy.id}@${policy.version}` };
  }
  return { state: nEff < policy.indicativeBelow ? 'indicative' : 'shown', result };
}
