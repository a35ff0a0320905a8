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

/** What a plan is measured by: the share of voices that name its point, and its baseline of it. */
export function planFacts(facts: OrgFacts) {
  async function measure({ need, point }: Subject, scope: Scope): Promise<Measurement | undefined> {
    const measured = await metricFacts(facts).measure(pointShare(need, point), scope);
    return measured.get('');
  }

  return {
    /**
     * The point's share in the scope, to be frozen.
     *
     * @throws AppError `baseline_too_small` (422) where too few voices were heard to say a number.
     */
    async baseline(subject: Subject, scope: Scope): Promise<Baseline> {
      const measured = await measure(subject, scope);
      const hits = measured?.kind === 'share' ? measured.hits : 0;
      const result =
        measured && measured.kind === 'share' && measured.n > 0 ? estimateOf(measured) : null;
      if (!result || reveal(result).state === 'hidden') {
        throw new AppError(
          'baseline_too_small',
          422,
          'Too few voices were heard in these units to measure an improvement against.',
        );
      }
      const { lo, hi } = screenInterval(result);
      const { level, method } = result.ci;
      const { from, to } = scope;
      const { dataHash, codeVersion, n, estimate: value } = result;
      return { value, n, hits, lo, hi, level, method, from, to, dataHash, codeVersion };
    },

    /** The point's share in the scope, as pages show it. */
    async present(subject: Subject, scope: Scope): Promise<Estimate> {
      const definition = pointShare(subject.need, subject.point);
      const sides = { now: await measure(subject, scope) };
      const [estimate] = estimates([{ definition, sides }], 'plan');
      if (!estimate) throw new Error('One number has one estimate.');
      return estimate;
    },

    /** The voices that say it most strongly, at most fifty. */
    async evidence({ need, point }: Subject, scope: Scope): Promise<string[]> {
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
    },
  };
}
