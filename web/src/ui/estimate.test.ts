import { expect, test } from 'vitest';
import { type Change, changeTone, type Estimate, minimumOf, verdictKey } from '#ui/estimate.ts';

const aChange = (verdict: Change['verdict']): Change => ({
  value: 9,
  lo: 2,
  hi: 16,
  previous: 34,
  previousN: 900,
  verdict,
  detectable: null,
});

const anEstimate = (more: Partial<Estimate> = {}): Estimate => ({
  status: 'shown',
  value: 43,
  unit: 'points',
  n: 900,
  lo: 39,
  hi: 47,
  level: 0.95,
  method: 'nps.ci',
  needs: null,
  change: aChange('higher'),
  ...more,
});

test('only a clear change is good or bad, and which depends on the metric', () => {
  expect(changeTone(anEstimate())).toBe('good');
  expect(changeTone(anEstimate(), 'lower')).toBe('bad');
  expect(changeTone(anEstimate({ change: aChange('lower') }), 'lower')).toBe('good');
  expect(changeTone(anEstimate({ change: aChange('no_evidence') }))).toBe('neutral');
  expect(changeTone(anEstimate({ status: 'indicative' }))).toBe('neutral');
});

test('few answers are called indicative whatever the change says', () => {
  expect(verdictKey(anEstimate({ status: 'indicative' }))).toBe('ui.verdict.indicative');
  expect(verdictKey(anEstimate({ change: null }))).toBeNull();
  expect(verdictKey(anEstimate({ change: aChange('no_evidence') }))).toBe('ui.verdict.noise');
});

test('a hidden number says how many answers it needs in all', () => {
  expect(minimumOf(anEstimate({ status: 'hidden', n: 3, needs: 2 }))).toBe(5);
});
