import { estimateOf, type Measurement, reveal, screenInterval } from '@voxloop/stats';
import { AppError } from '#kernel/error.ts';
import type { OrgFacts } from '#kernel/facts.ts';
import { metricFacts } from '#metric/metric.facts.ts';
import { type Estimate, pointShare } from '#metric/metric.ts';
import { estimates } from '#metric/metric-estimate.ts';
import { conditionsOf, type Scope } from '#metric/metric-filter.ts';
import { type Baseline, evidenceLimit, type PlanPoint } from './plan.ts';

/** The point that a plan is about. */
export type Subject = { readonly need: string; readonly point: PlanPoint };

function frozen(measured: Measurement | undefined, { from, to }: Scope): Baseline {
  const counted = measured?.kind === 'share' && measured.n > 0 ? measured : null;
  const result = counted && estimateOf(counted);
  if (!counted || !result || reveal(result).state === 'hidden') {
    throw new AppError(
      'baseline_too_small',
      422,
      'Too few voices were heard in these units to measure an improvement against.',
    );
  }
  const { hits, n } = counted;
  const { level, method } = result.ci;
  const { dataHash, codeVersion, estimate: value } = result;
  return {
    value,
    n,
    hits,
    ...screenInterval(result),
    level,
    method,
    from,
    to,
    dataHash,
    codeVersion,
  };
}

/** What a plan is measured by: the share of voices that name its point. */
export function planFacts(facts: OrgFacts) {
  async function measure({ need, point }: Subject, scope: Scope): Promise<Measurement | undefined> {
    const measured = await metricFacts(facts).measure(pointShare(need, point), scope);
    return measured.get('');
  }

  /** The voices that say it most strongly. */
  async function evidence({ need, point }: Subject, scope: Scope): Promise<string[]> {
    const filter = { ...scope.filter, need, point: [point] };
    const rows = await facts.read<{ id: string }>({
      table: 'mention_fact',
      select: 'toString(voice_id) AS id, max(strength) AS strongest, max(occurred_at) AS at',
      where: [...conditionsOf({ ...scope, filter }, 'mention_fact'), { sql: 'counted = 1' }],
      groupBy: 'voice_id',
      orderBy: 'strongest DESC, at DESC, id',
      limit: evidenceLimit,
    });
    return rows.map((row) => row.id);
  }

  return {
    /**
     * What a plan starts from: its baseline, and up to fifty voices as evidence.
     *
     * @throws AppError `baseline_too_small` (422) where too few voices were heard to say a number.
     */
    async start(
      subject: Subject,
      scope: Scope,
    ): Promise<{ baseline: Baseline; evidence: string[] }> {
      const baseline = frozen(await measure(subject, scope), scope);
      return { baseline, evidence: await evidence(subject, scope) };
    },

    /** The point's share in the scope, as pages show it. */
    async present(subject: Subject, scope: Scope): Promise<Estimate> {
      const definition = pointShare(subject.need, subject.point);
      const sides = { now: await measure(subject, scope) };
      const [estimate] = estimates([{ definition, sides }], 'plan');
      if (!estimate) throw new Error('One number has one estimate.');
      return estimate;
    },
  };
}
