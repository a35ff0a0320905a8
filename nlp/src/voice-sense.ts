import type { CueKind } from './cues.ts';
import { leadingEmotion } from './judgement.ts';
import type { ReadClause } from './mentions.ts';
import type { Emotion, Intent, Reading } from './reading.ts';

/** What a whole voice says, before needs. */
export type VoiceSense = Pick<
  Reading,
  'polarity' | 'valence' | 'emotion' | 'intent' | 'complaint'
> & {
  /** Weight of all judgements together, whichever way. */
  mass: number;
};

const leadWeight = 1.5;
const lastWeight = 1.2;

/** Longer voices open with a title or a verdict. */
const firstWeight = 1.4;
const longFrom = 4;

/** Below this a side is noise. */
const noise = 0.75;

/** From here on a voice complains, whatever else it asks for. */
const plainComplaint = 2.2;

/** What one clause wants. */
export function intentOf(clause: ReadClause, value: number): Intent {
  const { kinds } = clause.sense;
  if (kinds.has('leave') && value <= 0) return 'leave';
  if (kinds.has('wish') && value > -2) return 'suggest';
  if (kinds.has('request') && value <= 0 && value > -3) return 'request';
  if ((clause.asks || kinds.has('ask')) && Math.abs(value) < 1) return 'ask';
  if (value <= -0.5) return 'complain';
  return value >= 0.5 ? 'praise' : 'other';
}

function sides(clauses: readonly ReadClause[]): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  clauses.forEach(({ sense, leads }, i) => {
    const last = i === clauses.length - 1 && clauses.length > 1;
    const first = i === 0 && clauses.length >= longFrom;
    const weight = (leads ? leadWeight : 1) * (last ? lastWeight : 1) * (first ? firstWeight : 1);
    for (const { value } of sense.judgements) {
      if (value > 0) good += value * weight;
      else bad -= value * weight;
    }
    if (sense.kinds.has('wish')) bad += 0.5 * weight;
  });
  return { good, bad };
}

function polarityOf(good: number, bad: number, valence: number): Reading['polarity'] {
  if (good < noise && bad < noise) return 'neutral';
  if (Math.min(good, bad) >= 1.5 && Math.min(good, bad) >= 0.45 * Math.max(good, bad))
    return 'mixed';
  if (Math.abs(valence - 50) < 5) return 'neutral';
  return valence > 50 ? 'positive' : 'negative';
}

function severityOf(clauses: readonly ReadClause[], bad: number): Reading['complaint']['severity'] {
  if (bad < noise) return 0;
  const reproach = clauses.filter(({ sense }) => sense.score < 0 || sense.kinds.has('accuse'));
  const has = (...any: CueKind[]): boolean =>
    reproach.some(({ sense }) => any.some((kind) => sense.kinds.has(kind)));
  const grave = (...any: CueKind[]): boolean =>
    clauses.some(({ sense }) => sense.score <= 0 && any.some((kind) => sense.kinds.has(kind)));
  if (grave('threat') || (grave('harm', 'fraud') && has('consequence'))) return 4;
  if (grave('harm', 'fraud')) return 3;
  const harshest = Math.min(
    0,
    ...reproach.flatMap(({ sense }) => sense.judgements.map((j) => j.value)),
  );
  return harshest <= -1.9 || has('accuse', 'consequence') ? 2 : 1;
}

function voiceIntent(clauses: readonly ReadClause[], of: { good: number; bad: number }): Intent {
  const wants = new Set(clauses.map((clause) => intentOf(clause, clause.sense.score)));
  if (wants.has('leave')) return 'leave';
  if (of.bad >= plainComplaint && of.bad > of.good) return 'complain';
  for (const each of ['request', 'suggest', 'ask'] as const) {
    if (wants.has(each) && of.good < 4) return each;
  }
  if (of.bad >= noise && of.bad > of.good) return 'complain';
  return of.good >= noise ? 'praise' : 'other';
}

/** Polarity, valence, emotion, intent and severity of the clauses the customer spoke. */
export function senseOfVoice(clauses: readonly ReadClause[]): VoiceSense {
  const { good, bad } = sides(clauses);
  const mass = good + bad;
  const balance = mass === 0 ? 0 : (good - bad) / (mass + 1.2);
  const valence = 50 + 50 * balance;
  const emotion: Emotion = leadingEmotion(
    clauses.flatMap(({ sense }) => sense.emotions),
    good - bad,
  );
  const polarity = polarityOf(good, bad, valence);
  const severity = severityOf(clauses, bad);
  const against = polarity === 'negative' || polarity === 'mixed' || severity >= 3;
  return {
    polarity,
    valence,
    emotion,
    intent: voiceIntent(clauses, { good, bad }),
    complaint: against ? { is: severity > 0, severity } : { is: false, severity: 0 },
    mass,
  };
}
