import { estimateOf, type Measurement, reveal, screenInterval } from '@voxloop/stats';
import { AppError } from '#kernel/error.ts';
import type { OrgFacts } from '#kernel/facts.ts';
import { metricFacts } from '#metric/metric.facts.ts';
import { type Estimate, pointShare } from '#metric/metric.ts';
import { estimates } from '#metric/metric-estimate.ts';
import { conditionsOf, type Scope } from '#metric/metric-filter.ts';
import { type Baseline, evidenceLimit, type PlanPoint } from './plan.ts';

/** How much of the units and touchpoints a draft names. */
const affectedLimit = 5;
const touchpointLimit = 5;

/** A unit and how often its voices name a point. */
export type AffectedUnit = { readonly unitId: string; readonly share: Estimate };

/** A touchpoint and how many voices name a point there. */
export type HeardAt = { readonly touchpointId: string; readonly voices: number };

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

  /** The share of each unit's voices that name it; units with too few voices are left out. */
  async function affected(subject: Subject, scope: Scope): Promise<AffectedUnit[]> {
    const definition = pointShare(subject.need, subject.point);
    const measured = [...(await metricFacts(facts).measure(definition, scope, 'unit_id'))];
    const shares = estimates(
      measured.map(([, now]) => ({ definition, sides: { now } })),
      'plan_units',
    );
    const named = measured.flatMap(([unitId], at) => {
      const share = shares[at];
      return share?.value ? [{ unitId, share }] : [];
    });
    // By what the share is at least: a large one of few voices does not come first.
    const atLeast = ({ share }: AffectedUnit) => share.lo ?? 0;
    return named
      .sort((a, b) => atLeast(b) - atLeast(a) || (a.unitId < b.unitId ? -1 : 1))
      .slice(0, affectedLimit);
  }

  /** The touchpoints at which it is named, by voices. */
  async function heardAt({ need, point }: Subject, scope: Scope): Promise<HeardAt[]> {
    const filter = { ...scope.filter, need, point: [point] };
    const rows = await facts.read<{ touchpoint: string; voices: number }>({
      table: 'mention_fact',
      select: 'toString(touchpoint_id) AS touchpoint, uniqExact(voice_id) AS voices',
      where: [
        ...conditionsOf({ ...scope, filter }, 'mention_fact'),
        { sql: 'counted = 1 AND touchpoint_id IS NOT NULL' },
      ],
      groupBy: 'touchpoint',
      orderBy: 'voices DESC, touchpoint',
      limit: touchpointLimit,
    });
    return rows.map((row) => ({ touchpointId: row.touchpoint, voices: Number(row.voices) }));
  }

  return {
    affected,
    heardAt,

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
