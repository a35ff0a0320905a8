import type { EstimateUnit } from '#ui/format.ts';

/** An estimated number as the API sends it: never a value alone. */
export type Estimate = {
  readonly value: number | null;
  readonly unit: EstimateUnit;
  readonly n: number;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly level: number;
  readonly method: string;
  readonly verdict: 'higher' | 'lower' | 'no_evidence' | 'too_few';
  readonly status: 'ok' | 'indicative' | 'hidden';
  readonly previous?: { readonly value: number | null; readonly n: number } | null;
  readonly change?: number | null;
  readonly changeLo?: number | null;
  readonly changeHi?: number | null;
  readonly needs?: number | null;
};

/** What a mark or a pill means; each tone has a colour and a shape. */
export type Tone = 'good' | 'bad' | 'warn' | 'neutral';

/** Which direction of a metric is welcome. */
export type GoodWhen = 'higher' | 'lower';

/** Answers below which no number is shown. */
export const minimumAnswers = 5;

/** The tone of a change: only a clear one is good or bad. */
export function changeTone(estimate: Estimate, goodWhen: GoodWhen = 'higher'): Tone {
  if (estimate.status !== 'ok') return 'neutral';
  if (estimate.verdict !== 'higher' && estimate.verdict !== 'lower') return 'neutral';
  return estimate.verdict === goodWhen ? 'good' : 'bad';
}

/** The catalog key of the sentence that judges the change. */
export function verdictKey(estimate: Estimate): string {
  if (estimate.status === 'hidden') return 'ui.verdict.hidden';
  if (estimate.status === 'indicative') return 'ui.verdict.indicative';
  if (estimate.verdict === 'too_few') return 'ui.verdict.sparse';
  return estimate.verdict === 'no_evidence' ? 'ui.verdict.noise' : 'ui.verdict.clear';
}
