import { afterAll, expect, test } from 'vitest';
import { inOrg } from '#kernel/db.ts';
import type { JobKind } from '#kernel/jobs.ts';
import { voiceRoutes } from '#voice/voice.routes.ts';
import { factsStale, voiceReceived } from '#voice/voice-job-kinds.ts';
import { aCompany, type Company, type UnitName } from '../../test/company.ts';
import { hear } from '../../test/heard-voice.ts';
import { startServer } from '../../test/server.ts';
import { planRoutes } from './plan.routes.ts';

let now = new Date('2026-06-03T12:00:00Z');
const dayMs = 86_400_000;

const server = await startServer({
  routes: [voiceRoutes, planRoutes],
  jobs: [voiceReceived, factsStale] as unknown as JobKind<never>[],
  clock: () => now,
});
afterAll(() => server.close());

const need = 'product.food.temperature';

/** `pains` voices that name the pain, the stronger the later, and `others` that do not. */
async function tell(company: Company, unit: UnitName, pains: number, others: number) {
  const ids: string[] = [];
  for (let n = 0; n < pains; n += 1) {
    const mentions = [{ need, strength: 50 + n, department: 'kitchen' }];
    ids.push(
      await hear(server, company, { unit, mentions, at: new Date(now.getTime() - n * dayMs) }),
    );
  }
  for (let n = 0; n < others; n += 1) {
    await hear(server, company, {
      unit,
      polarity: 'positive',
      at: new Date(now.getTime() - n * dayMs),
    });
  }
  return ids;
}

async function aStory() {
  const company = await aCompany(server);
  const pains = await tell(company, 'store-a', 3, 5);
  await tell(company, 'store-c', 2, 2);
  const body = { need, point: 'pain', title: 'Hotter soup', dueOn: '2026-09-01' };
  return { company, pains, body };
}

test('starting an improvement freezes the baseline and the evidence, and finds who answers', async () => {
  const { company, pains, body } = await aStory();
  const cook = await company.hire('business', 'kitchen');
  const region = await company.hire('business', 'east1');
  const started = await region.post('/plans', body);
  expect(started.status).toBe(201);
  expect(started.body).toMatchObject({
    step: 'plan',
    scopeUnit: { id: company.units.east1 },
    department: { id: company.units.kitchen, key: 'kitchen' },
    owner: { id: cook.person.id },
    metric: `point_share:${need}|pain`,
    target: null,
    // Three of the eight voices of the region's stores.
    baseline: { value: 3 / 8, n: 8, hits: 3, from: '2026-03-12', to: '2026-06-03' },
    evidence: { total: 3 },
    may: { write: true, steps: ['do'] },
  });
  const { lo, hi } = started.body.baseline;
  // Wilson, 3 of 8: (0.375 + 0.2401 ∓ 1.96 √(0.0293 + 0.0150)) / 1.4802.
  expect(lo).toBeCloseTo(0.1368, 3);
  expect(hi).toBeCloseTo(0.6943, 3);
  const strongestFirst = started.body.evidence.voices.map((voice: { id: string }) => voice.id);
  expect(strongestFirst).toEqual(pains.toReversed());
});

test('the baseline stays frozen when new voices come, and the present moves', async () => {
  const { company, body } = await aStory();
  const caller = company.as('business');
  const { id, baseline } = (await caller.post('/plans', body)).body;
  expect(baseline).toMatchObject({ n: 12, hits: 5 });
  now = new Date(now.getTime() + dayMs);
  await tell(company, 'store-a', 4, 0);
  const later = (await caller.get(`/plans/${id}`)).body;
  expect(later.baseline).toEqual(baseline);
  expect(later.present).toMatchObject({ n: 16, value: 9 / 16 });
  const overwrite = inOrg(server.services.db, company.orgId, (tx) =>
    tx.updateTable('plan').set({ baseline: '{}' }).where('id', '=', id).execute(),
  );
  await expect(overwrite).rejects.toThrow(/baseline of a plan does not change/);
});

test('a draft shows what a plan would start from, and keeps nothing', async () => {
  const { company } = await aStory();
  const caller = company.as('business');
  const draft = await caller.get(
    `/plans/draft?need=${need}&point=pain&unitId=${company.units.east10}`,
  );
  expect(draft).toMatchObject({ status: 422, body: { code: 'baseline_too_small' } });
  const all = await caller.get(`/plans/draft?need=${need}&point=pain`);
  expect(all.body).toMatchObject({
    baseline: { n: 12, hits: 5 },
    evidence: { total: 5 },
    department: { key: 'kitchen' },
  });
  expect((await caller.get('/plans')).body.items).toEqual([]);
});

test('a plan goes from Plan to Act, with actions, and every move stays in its history', async () => {
  const { company, body } = await aStory();
  const caller = company.as('business');
  const path = `/plans/${(await caller.post('/plans', body)).body.id}`;
  const move = async (step: string, more = {}) =>
    (await caller.patch(path, { step, ...more })).body;
  expect(await move('do')).toMatchObject({ code: 'plan_incomplete' });
  expect((await caller.patch(path, { target: 0.9 })).body.code).toBe('target_side');
  expect((await caller.patch(path, { target: 0.1 })).body.target).toBe(0.1);
  expect(await move('do')).toMatchObject({ code: 'plan_incomplete' });
  const action = {
    title: 'Warm the bowls',
    departmentUnitId: company.units.kitchen,
    dueOn: '2026-06-30',
  };
  const added = await caller.post(`${path}/actions`, action);
  expect(added.body.actionList).toMatchObject([{ title: 'Warm the bowls', doneAt: null }]);
  const actionPath = `${path}/actions/${added.body.actionList[0].id}`;
  expect((await caller.patch(actionPath, { done: true })).body.code).toBe('plan_fixed');
  expect(await move('do')).toMatchObject({ step: 'do' });
  expect((await caller.patch(path, { target: 0.2 })).body.code).toBe('plan_fixed');
  expect((await caller.delete(actionPath)).body.code).toBe('plan_fixed');
  const done = await caller.patch(actionPath, { done: true });
  expect(done.body).toMatchObject({ actions: { total: 1, done: 1 } });
  expect(await move('check')).toMatchObject({ step: 'check' });
  expect(await move('do')).toMatchObject({ code: 'note_needed' });
  const back = await move('do', { note: 'The bowls came late' });
  expect(back.step).toBe('do');
  await move('check');
  const acted = await move('act');
  expect(acted).toMatchObject({ step: 'act', may: { steps: ['check'] } });
  const moves = acted.events.filter((one: { kind: string }) => one.kind === 'moved');
  expect(moves.map((one: { detail: { to: string } }) => one.detail.to)).toEqual([
    'do',
    'check',
    'do',
    'check',
    'act',
  ]);
  const { items } = (await company.as('administrator').get('/audit?action=plan.moved')).body;
  expect(items).toHaveLength(5);
});

test('A8: a plan is seen by those above its unit and by its department, not by a neighbour', async () => {
  const { company, body } = await aStory();
  const region = await company.hire('business', 'east1');
  const other = await company.hire('business', 'east10');
  const cook = await company.hire('management', 'kitchen');
  const { id } = (await region.post('/plans', body)).body;
  expect((await company.as('management').get(`/plans/${id}`)).status).toBe(200);
  expect((await cook.get(`/plans/${id}`)).body).toMatchObject({
    id,
    // The department works for the plan, but may not read the stores' voices.
    evidence: { total: 3, voices: [] },
  });
  expect((await other.get(`/plans/${id}`)).status).toBe(404);
  expect((await other.patch(`/plans/${id}`, { title: 'Mine' })).status).toBe(404);
  expect((await other.get('/plans')).body.items).toEqual([]);
  expect((await region.get('/plans')).body.items).toMatchObject([{ id }]);
});

test('A8: a plan is started only on one’s own units and given only along its line', async () => {
  const { company, body } = await aStory();
  const region = await company.hire('business', 'east1');
  const foreign = { ...body, unitIds: [company.units['store-a'], company.units['store-c']] };
  expect((await region.post('/plans', foreign)).status).toBe(404);
  const elsewhere = { ...body, departmentUnitId: company.units.east10 };
  expect((await region.post('/plans', elsewhere)).status).toBe(404);
  const stranger = await company.hire('business', 'store-c');
  expect((await region.post('/plans', { ...body, ownerId: stranger.person.id })).status).toBe(404);
  const chief = company.as('business');
  const { body: both } = await chief.post('/plans', foreign);
  expect(both.scopeUnit.id).toBe(company.units.headquarters);
  expect(both.baseline).toMatchObject({ n: 12, hits: 5 });
  expect((await company.as('execution').post('/plans', body)).status).toBe(403);
});

test('a change to a version that is no longer the present one is refused', async () => {
  const { company, body } = await aStory();
  const caller = company.as('business');
  const { id, version } = (await caller.post('/plans', body)).body;
  expect((await caller.patch(`/plans/${id}`, { version, title: 'Warm soup' })).status).toBe(200);
  const late = await caller.patch(`/plans/${id}`, { version, title: 'Cold soup' });
  expect(late).toMatchObject({ status: 409, body: { code: 'stale_version' } });
  expect((await caller.get(`/plans/${id}`)).body.title).toBe('Warm soup');
});
