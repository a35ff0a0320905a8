import {
  compare,
  estimateOf,
  judge,
  type Measurement,
  type Result,
  reveal,
  screenInterval,
} from '@voxloop/stats';
import type { Estimate, MetricDefinition } from './metric.ts';

/** What one number of a page rests on: the present, and the past it is compared with. */
export type Sides = {
  readonly now: Measurement | undefined;
  readonly before?: Measurement | undefined;
};

function sizeOf(measured: Measurement | undefined): number {
  if (!measured) return 0;
  return measured.kind === 'nps'
    ? measured.promoters + measured.passives + measured.detractors
    : measured.n;
}

function nothing(unit: Estimate['unit'], n: number, needs: number): Estimate {
  return {
    status: 'hidden',
    value: null,
    unit,
    n,
    lo: null,
    hi: null,
    level: 0.95,
    method: 'none',
    needs,
    change: null,
  };
}

const hiddenBelow = 5;

function single(definition: MetricDefinition, { now }: Sides): Estimate {
  if (!now || sizeOf(now) === 0) return nothing(definition.unit, 0, hiddenBelow);
  const result = estimateOf(now);
  const shown = reveal(result);
  if (shown.state === 'hidden') return nothing(definition.unit, shown.n, shown.needs);
  const { lo, hi } = screenInterval(result);
  return {
    status: shown.state === 'indicative' ? 'indicative' : 'shown',
    value: result.estimate,
    unit: definition.unit,
    n: result.n,
    lo,
    hi,
    level: result.ci.level,
    method: result.ci.method,
    needs: result.verdict === 'too_few' ? (result.needs ?? null) : null,
    change: null,
  };
}

/** A change is shown only where neither side may be worked out from the other while hidden. */
function difference({ now, before }: Sides): Result | null {
  if (!now || !before) return null;
  if (sizeOf(now) < hiddenBelow || sizeOf(before) < hiddenBelow) return null;
  return compare(now, before);
}

function changeOf(result: Result, before: Measurement): Estimate['change'] {
  const { lo, hi } = screenInterval(result);
  return {
    value: result.estimate,
    lo,
    hi,
    previous: estimateOf(before).estimate,
    previousN: sizeOf(before),
    verdict: result.verdict,
    detectable: result.verdict === 'no_evidence' ? (result.needs ?? null) : null,
  };
}

/**
 * The numbers of one page, each with its interval and its change. The changes are judged together:
 * the family is everything the page compares.
 *
 * @param family Name of the page and question.
 */
export function estimates(
  numbers: readonly { readonly definition: MetricDefinition; readonly sides: Sides }[],
  family: string,
): Estimate[] {
  const differences = numbers.map(({ sides }) => difference(sides));
  const judged = judge(
    differences.filter((one) => one !== null),
    family,
  );
  let next = 0;
  return numbers.map(({ definition, sides }, at) => {
    const estimate = single(definition, sides);
    const result = differences[at] ? judged[next++] : undefined;
    if (!result || !sides.before || estimate.status === 'hidden') return estimate;
    return { ...estimate, change: changeOf(result, sides.before) };
  });
}
