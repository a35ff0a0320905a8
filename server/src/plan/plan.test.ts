import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changePlan,
  commonUnit,
  moveStep,
  mustAllow,
  mustImprove,
  type Plan,
  type PlanChange,
  PlanStep,
  stepsFrom,
} from './plan.ts';

function aPlan(given: Partial<Plan> = {}): Plan {
  return {
    id: 'plan',
    title: 'Hotter soup',
    problem: 'Soup arrives cold',
    step: 'plan',
    need: 'product.food.temperature',
    point: 'pain',
    touchpointId: null,
    unitIds: ['store'],
    scopeUnitId: 'store',
    departmentId: 'kitchen',
    ownerId: 'ana',
    metric: 'point_share:product.food.temperature|pain',
    target: 0.05,
    baseline: {
      value: 0.12,
      n: 200,
      hits: 24,
      lo: 0.08,
      hi: 0.17,
      level: 0.95,
      method: 'wilson',
      from: '2026-03-12',
      to: '2026-06-03',
      dataHash: 'ab',
      codeVersion: '1',
    },
    baselineAt: new Date('2026-06-03T12:00:00Z'),
    evidence: ['voice'],
    dueOn: '2026-09-01',
    createdAt: new Date('2026-06-03T12:00:00Z'),
    version: 1,
    ...given,
  };
}

const ready = { actions: 1, note: '' };

test('a plan goes one step forward, and back only with a note', () => {
  for (const from of PlanStep.options) {
    for (const to of PlanStep.options) {
      const ahead = PlanStep.options.indexOf(to) - PlanStep.options.indexOf(from);
      const go = (note: string) => () => moveStep(aPlan({ step: from }), to, { actions: 1, note });
      if (ahead === 1) expect(go('')().step).toBe(to);
      else if (ahead === -1) {
        expect(go('')).toThrow(/Say why/);
        expect(go('The menu changed')().step).toBe(to);
      } else expect(go('why')).toThrow(/cannot go to/);
    }
  }
});

test('no work begins without a target and something to do', () => {
  expect(() => moveStep(aPlan({ target: null }), 'do', ready)).toThrow(/Set a target/);
  expect(() => moveStep(aPlan(), 'do', { actions: 0, note: '' })).toThrow(/one action/);
  expect(moveStep(aPlan(), 'do', ready).step).toBe('do');
});

test('target, date and department are fixed once the work has begun', () => {
  for (const step of ['do', 'check'] as const) {
    const plan = aPlan({ step });
    expect(() => changePlan(plan, { target: 0.08 })).toThrow(/fixed when the work began/);
    expect(() => changePlan(plan, { dueOn: '2027-01-01' })).toThrow(/fixed/);
    expect(() => changePlan(plan, { departmentId: 'delivery' })).toThrow(/fixed/);
    expect(changePlan(plan, { target: 0.05, ownerId: 'ben' }).ownerId).toBe('ben');
  }
  expect(() => changePlan(aPlan({ step: 'act' }), { title: 'x' })).toThrow(/concluded/);
});

test('a target must be an improvement: less pain, more delight', () => {
  expect(() => mustImprove('pain', { value: 0.12 }, 0.12)).toThrow(/below the baseline/);
  expect(() => mustImprove('itch', { value: 0.12 }, 0.2)).toThrow(/below the baseline/);
  expect(() => mustImprove('delight', { value: 0.12 }, 0.1)).toThrow(/above the baseline/);
  expect(() => mustImprove('pain', { value: 0.12 }, 0.05)).not.toThrow();
  expect(() => changePlan(aPlan(), { target: 0.5 })).toThrow(/below the baseline/);
});

test('whatever is changed, the baseline and its evidence stay', () => {
  const change: fc.Arbitrary<PlanChange> = fc.record({
    title: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    target: fc.option(fc.double({ min: 0, max: 0.119, noNaN: true }), { nil: undefined }),
    ownerId: fc.option(fc.constantFrom('ana', 'ben', null), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const before = aPlan();
      const { baseline, baselineAt, evidence, unitIds, metric } = changes.reduce(
        changePlan,
        before,
      );
      expect({ baseline, baselineAt, evidence, unitIds, metric }).toEqual({
        baseline: before.baseline,
        baselineAt: before.baselineAt,
        evidence: before.evidence,
        unitIds: before.unitIds,
        metric: before.metric,
      });
    }),
  );
});

test('actions are added until the check, removed only while planning, done only in the work', () => {
  const allowed = (act: Parameters<typeof mustAllow>[1]) =>
    PlanStep.options.filter((step) => {
      try {
        mustAllow({ step }, act);
        return true;
      } catch {
        return false;
      }
    });
  expect(allowed('add')).toEqual(['plan', 'do']);
  expect(allowed('remove')).toEqual(['plan']);
  expect(allowed('finish')).toEqual(['do', 'check']);
});

test('the steps offered are the ones before and after', () => {
  expect(stepsFrom('plan')).toEqual(['do']);
  expect(stepsFrom('check')).toEqual(['do', 'act']);
});

test('the unit of a plan is the lowest one above all of its units', () => {
  expect(
    commonUnit([
      ['hq', 'east', 'soho'],
      ['hq', 'east', 'noho'],
    ]),
  ).toBe('east');
  expect(
    commonUnit([
      ['hq', 'east', 'soho'],
      ['hq', 'east'],
    ]),
  ).toBe('east');
  expect(
    commonUnit([
      ['hq', 'east'],
      ['hq', 'west'],
    ]),
  ).toBe('hq');
  expect(commonUnit([['hq', 'east', 'soho']])).toBe('soho');
  expect(commonUnit([])).toBeNull();
});
