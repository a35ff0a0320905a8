/** An estimated number as the API sends it: never a value alone. */
export type Estimate = {
  /** `indicative`: few answers, no verdict; `hidden`: fewer than may be shown. */
  readonly status: 'shown' | 'indicative' | 'hidden';
  readonly value: number | null;
  readonly unit: 'points' | 'share' | 'score';
  readonly n: number;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly level: number;
  readonly method: string;
  /** Answers still needed before a number is shown or judged. */
  readonly needs: number | null;
  readonly change: Change | null;
};

/** How an estimate moved against the period before. */
export type Change = {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly previous: number;
  readonly previousN: number;
  readonly verdict: 'higher' | 'lower' | 'no_evidence' | 'too_few';
  /** With `no_evidence`: the smallest change that this many answers could have shown. */
  readonly detectable: number | null;
};

/** What a mark or a pill means; each tone has a colour and a shape. */
export type Tone = 'good' | 'bad' | 'warn' | 'neutral';

/** Which direction of a metric is welcome. */
export type GoodWhen = 'higher' | 'lower';

const minimumAnswers = 5;

/** How many answers a number needs before it is shown. */
export function minimumOf({ n, needs }: Estimate): number {
  return needs === null ? minimumAnswers : n + needs;
}

/** The tone of a change: only a clear one is good or bad. */
export function changeTone({ status, change }: Estimate, goodWhen: GoodWhen = 'higher'): Tone {
  const clear = change?.verdict === 'higher' || change?.verdict === 'lower';
  if (status !== 'shown' || !clear) return 'neutral';
  return change.verdict === goodWhen ? 'good' : 'bad';
}

/** The catalog key of the judgement; null when there is nothing to compare with. */
export function verdictKey({ status, change }: Estimate): string | null {
  if (status === 'hidden') return 'ui.verdict.hidden';
  if (status === 'indicative') return 'ui.verdict.indicative';
  if (change === null) return null;
  if (change.verdict === 'too_few') return 'ui.verdict.sparse';
  return change.verdict === 'no_evidence' ? 'ui.verdict.noise' : 'ui.verdict.clear';
}
