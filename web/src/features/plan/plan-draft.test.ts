import { expect, test } from 'vitest';
import {
  actionInputs,
  inDays,
  isTarget,
  planInput,
  readPercent,
} from '#features/plan/plan-draft.ts';

test('a target is read in percent, with a point, a comma or a sign', () => {
  expect(readPercent('4.5')).toBe(0.045);
  expect(readPercent('4,5 %')).toBe(0.045);
  expect(readPercent('0')).toBe(0);
});

test('what is no share is no target', () => {
  expect(readPercent('')).toBeNull();
  expect(readPercent('120')).toBeNull();
  expect(readPercent('-1')).toBeNull();
  expect(readPercent('soon')).toBeNull();
});

test('an empty target can be sent, a wrong one cannot', () => {
  expect(isTarget(' ')).toBe(true);
  expect(isTarget('7')).toBe(true);
  expect(isTarget('lots')).toBe(false);
});

test('days from now are calendar days', () => {
  expect(inDays(90, Date.parse('2026-11-24T12:00:00Z'))).toBe('2027-02-22');
});

test('a plan is sent with what was chosen, and without what was left open', () => {
  const subject = { need: 'speed.delivery', point: 'pain' } as const;
  const open = {
    ...{ title: 'Faster', problem: 'Slow', departmentId: 'd1', ownerId: '', target: '' },
    dueOn: '2027-02-22',
  };
  const sent = { title: 'Faster', problem: 'Slow', departmentUnitId: 'd1', dueOn: '2027-02-22' };
  expect(planInput(subject, open, [])).toEqual({ ...subject, ...sent });
  const chosen = { ...open, ownerId: 'p1', target: '4,5 %' };
  expect(planInput({ ...subject, touchpoint: 't1', unit: 'u1' }, chosen, ['v1'])).toEqual({
    ...{ ...subject, ...sent, ownerId: 'p1', target: 0.045 },
    ...{ touchpointId: 't1', unitIds: ['u1'], withoutVoiceIds: ['v1'] },
  });
});

test('an action without a title is not sent', () => {
  const action = { departmentId: 'd1', dueOn: '2027-01-01' };
  const drafts = [
    { key: 'a', title: ' ', ...action },
    { key: 'b', title: 'Heat boxes', ...action },
  ];
  expect(actionInputs(drafts)).toEqual([
    { title: 'Heat boxes', departmentUnitId: 'd1', dueOn: '2027-01-01' },
  ]);
});
