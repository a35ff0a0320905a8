import { afterAll, expect, test } from 'vitest';
import { journeyStore } from '#journey/journey.store.ts';
import { inOrg } from '#kernel/db.ts';
import type { JobKind } from '#kernel/jobs.ts';
import { openPack } from '#need/need.ts';
import { voiceRoutes } from '#voice/voice.routes.ts';
import { factsStale, voiceReceived } from '#voice/voice-job-kinds.ts';
import type { Caller } from '../../test/caller.ts';
import { aCompany, type Company, type UnitName } from '../../test/company.ts';
import { hear } from '../../test/heard-voice.ts';
import { startServer } from '../../test/server.ts';
import { planRoutes } from './plan.routes.ts';

const server = await startServer({
  routes: [voiceRoutes, planRoutes],
  jobs: [voiceReceived, factsStale] as unknown as JobKind<never>[],
  clock: () => new Date('2026-06-03T12:00:00Z'),
});
afterAll(() => server.close());

const need = 'product.food.temperature';
const subject = `need=${need}&point=pain`;
const wanted = { need, point: 'pain', title: 'Hotter soup', dueOn: '2026-09-01' };

/** Voices of a store that name the pain, each stronger than the last, and others that do not. */
async function tell(company: Company, unit: UnitName, pains: number, others: number) {
  const ids: string[] = [];
  const touchpointId = await touchpointOf(company);
  for (let n = 0; n < pains; n += 1) {
    const mentions = [{ need, strength: 50 + n, department: 'kitchen' }];
    const text = 'The soup was cold, call me at 612 345 678.';
    ids.push(await hear(server, company, { unit, mentions, touchpointId, text }));
  }
  for (let n = 0; n < others; n += 1) await hear(server, company, { unit, polarity: 'positive' });
  return ids;
}

async function touchpointOf({ orgId }: Company): Promise<string> {
  const { id } = await inOrg(server.services.db, orgId, (tx) =>
    tx.selectFrom('touchpoint').select('id').orderBy('key').executeTakeFirstOrThrow(),
  );
  return id;
}

/** Seven pains of eight voices in store A, two of eight in store C of the other region. */
async function aStory() {
  const company = await aCompany(server);
  await inOrg(server.services.db, company.orgId, (tx) =>
    journeyStore(tx, company.orgId).createFromPack(openPack('restaurant').pack),
  );
  const pains = await tell(company, 'store-a', 7, 1);
  const elsewhere = await tell(company, 'store-c', 2, 6);
  return { company, pains, elsewhere };
}

const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);
const draftOf = (caller: Caller, more = '') => caller.get(`/plans/draft?${subject}${more}`);

test('a draft says where it hurts most, each share with n and interval, the surest first', async () => {
  const { company } = await aStory();
  const { status, body } = await draftOf(company.as('business'));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    metric: `point_share:${need}|pain`,
    baseline: { value: 9 / 16, n: 16, hits: 9 },
    touchpoint: null,
    touchpoints: [{ id: await touchpointOf(company), voices: 9 }],
    units: [
      { id: company.units['store-a'], name: 'store-a', share: { value: 7 / 8, n: 8 } },
      { id: company.units['store-c'], name: 'store-c', share: { value: 2 / 8, n: 8 } },
    ],
  });
  expect(body.touchpoints[0].names.en).not.toBe('');
  const { lo, hi, status: revealed } = body.units[0].share;
  expect(revealed).toBe('indicative');
  // Wilson, 7 of 8: (0.875 + 0.2401 ∓ 1.96 √(0.01367 + 0.0150)) / 1.4802.
  expect(lo).toBeCloseTo(0.5291, 3);
  expect(hi).toBeCloseTo(0.9776, 3);
});

test('a store with too few voices is not named, and a touchpoint can be measured alone', async () => {
  const { company } = await aStory();
  await tell(company, 'store-b', 3, 0);
  const caller = company.as('business');
  const { body } = await draftOf(caller);
  expect(idsOf(body.units)).not.toContain(company.units['store-b']);
  const touchpointId = await touchpointOf(company);
  const alone = (await draftOf(caller, `&touchpointId=${touchpointId}`)).body;
  expect(alone).toMatchObject({ touchpoint: { id: touchpointId }, baseline: { n: 12, hits: 12 } });
});

test('a draft names the department that answers, why, and those that can be chosen instead', async () => {
  const { company } = await aStory();
  const cook = await company.hire('business', 'kitchen');
  const region = await company.hire('business', 'east1');
  const { body } = await draftOf(region);
  const { units } = company;
  expect(body).toMatchObject({
    department: { id: units.kitchen, key: 'kitchen' },
    departmentBy: 'need',
    owner: { id: cook.person.id },
  });
  // Its own line up to headquarters with their departments, and everyone below it.
  const line = [units.headquarters, units['customer-care'], units.kitchen, units.delivery];
  const own = [units.east1, units['store-a'], units['store-b']];
  expect(idsOf(body.departments).toSorted()).toEqual([...line, ...own].toSorted());
  for (const { id } of body.departments) {
    const started = await region.post('/plans', { ...wanted, departmentUnitId: id });
    expect(started.body.department).toMatchObject({ id });
  }
  await inOrg(server.services.db, company.orgId, (tx) =>
    tx.updateTable('unit').set({ closed_at: new Date() }).where('id', '=', units.kitchen).execute(),
  );
  expect((await draftOf(region)).body).toMatchObject({
    department: { id: units['customer-care'] },
    departmentBy: 'stand_in',
  });
});

test('a draft shows the five strongest voices, redacted as everywhere', async () => {
  const { company, pains } = await aStory();
  const caller = company.as('business');
  const { evidence } = (await draftOf(caller)).body;
  expect(evidence.total).toBe(9);
  expect(idsOf(evidence.voices)).toEqual(pains.toReversed().slice(0, 5));
  const [strongest] = evidence.voices;
  const { items } = (await caller.get(`/voices?${subject}&unit=${company.units['store-a']}`)).body;
  expect(items.find(({ id }: { id: string }) => id === strongest.id)).toEqual(strongest);
  expect(JSON.stringify(evidence)).not.toContain('612 345 678');
});

test('voices that a person takes out are not kept as evidence, and still count', async () => {
  const { company, pains } = await aStory();
  const caller = company.as('business');
  const [strongest = ''] = pains.toReversed();
  const started = await caller.post('/plans', { ...wanted, withoutVoiceIds: [strongest] });
  expect(started.body).toMatchObject({ baseline: { n: 16, hits: 9 }, evidence: { total: 8 } });
  expect(idsOf(started.body.evidence.voices)).not.toContain(strongest);
  expect(started.body.events[0].detail).toMatchObject({ leftOut: 1 });
});

test('A8: a draft tells a region nothing of another, and a stranger nothing at all', async () => {
  const { company, pains, elsewhere } = await aStory();
  const other = await company.hire('business', 'east10');
  const { body } = await draftOf(other);
  expect(body).toMatchObject({ baseline: { n: 8, hits: 2 }, evidence: { total: 2 } });
  expect(idsOf(body.evidence.voices).toSorted()).toEqual(elsewhere.toSorted());
  expect(idsOf(body.units)).toEqual([company.units['store-c']]);
  const refused = await draftOf(other, `&unitId=${company.units['store-a']}`);
  expect(refused.status).toBe(404);
  for (const id of pains) expect(refused.text).not.toContain(id);
  const foreign = await other.post('/plans', { ...wanted, withoutVoiceIds: pains });
  expect(foreign.status).toBe(404);
  const [own, not] = [elsewhere[0], pains[0]];
  for (const withoutVoiceIds of [
    [own, own, not],
    [not, own, own],
    [own, not, not],
  ]) {
    expect((await other.post('/plans', { ...wanted, withoutVoiceIds })).status).toBe(404);
  }
  const stranger = (await aCompany(server)).as('business');
  expect((await draftOf(stranger, `&unitId=${company.units['store-a']}`)).status).toBe(404);
  expect((await draftOf(stranger)).body).toMatchObject({ code: 'baseline_too_small' });
  const touchpointId = await touchpointOf(company);
  expect((await draftOf(stranger, `&touchpointId=${touchpointId}`)).status).toBe(404);
  expect((await draftOf(company.as('execution'))).status).toBe(403);
});
