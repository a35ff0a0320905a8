import { afterAll, expect, test } from 'vitest';
import { alertSubscriptions } from '#alert/alert.jobs.ts';
import { alertRoutes } from '#alert/alert.routes.ts';
import { alertRaised } from '#alert/alert-job-kinds.ts';
import { inOrg } from '#kernel/db.ts';
import type { JobKind } from '#kernel/jobs.ts';
import { personOf } from '#org/org-authenticate.store.ts';
import { voiceRoutes } from '#voice/voice.routes.ts';
import { factsStale, voiceReceived, voiceUnderstood } from '#voice/voice-job-kinds.ts';
import type { Caller } from '../../test/caller.ts';
import { aCompany, type Company } from '../../test/company.ts';
import { drain, type Heard, hear } from '../../test/heard-voice.ts';
import { startServer } from '../../test/server.ts';
import { ticketSubscriptions } from './ticket.jobs.ts';
import { ticketRoutes } from './ticket.routes.ts';
import { ticketRowSource } from './ticket-export.jobs.ts';

// A Wednesday; the calendar of a new organisation opens from 09:00 to 21:00 every day.
let now = new Date('2026-06-03T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const server = await startServer({
  routes: [voiceRoutes, alertRoutes, ticketRoutes],
  jobs: [voiceReceived, voiceUnderstood, factsStale, alertRaised] as unknown as JobKind<never>[],
  clock: () => now,
});
afterAll(() => server.close());

const subscriptions = [
  ...alertSubscriptions(server.services),
  ...ticketSubscriptions(server.services),
];

type Rule = { name?: string; when: object; dueMinutes?: number; priority?: number; unit?: string };

async function withRules(...rules: Rule[]): Promise<Company> {
  const company = await aCompany(server);
  for (const { name = 'Rule', when, dueMinutes = 240, priority = 2, unit } of rules) {
    const unitId = unit ?? company.units.headquarters;
    const body = { name, when, dueMinutes, priority, unitId };
    expect((await company.as('business').post('/alert-rules', body)).status).toBe(201);
  }
  return company;
}

/** A voice understood, with all that follows from it. */
async function happen(company: Company, heard: Heard, times = 1): Promise<string> {
  const id = await hear(server, company, heard);
  const payload = { orgId: company.orgId, voiceIds: [id] };
  for (let n = 0; n < times; n += 1) {
    await inOrg(server.services.db, company.orgId, (tx) =>
      server.services.jobs.send(tx, voiceUnderstood, payload),
    );
    await drain(server, company, subscriptions);
  }
  return id;
}

const ticketsOf = async (caller: Caller, query = '') =>
  (await caller.get(`/tickets${query}`)).body.items;

const severe = { when: { severityAtLeast: 3 } };
const grave = { severity: 4, confidence: 0.9 };

test('a serious complaint makes one ticket for the department of its unit, with a due time', async () => {
  const company = await withRules({ ...severe, name: 'Serious', dueMinutes: 600, priority: 1 });
  const mentions = [{ need: 'product.food.temperature', department: 'kitchen', strength: 80 }];
  const voiceId = await happen(company, { ...grave, mentions, text: 'My soup was ice cold!' });
  const [ticket, ...more] = await ticketsOf(company.as('execution'));
  expect(more).toEqual([]);
  expect(ticket).toMatchObject({
    number: 1,
    status: 'new',
    priority: 1,
    title: 'My soup was ice cold!',
    voiceId,
    unit: { id: company.units['store-a'] },
    department: { id: company.units.kitchen, key: 'kitchen' },
    need: 'product.food.temperature',
    openedBy: 'rule',
    // Ten hours from 12:00: nine until 21:00, one more from 09:00.
    dueAt: '2026-06-04T10:00:00.000Z',
    slaState: 'ok',
    overdue: false,
  });
  const { body } = await company.as('execution').get(`/tickets/${ticket.id}`);
  expect(body.alerts).toMatchObject([{ rule: { name: 'Serious' }, reason: { severity: 4 } }]);
  expect(body.events).toMatchObject([{ kind: 'opened', actor: { id: null } }]);
  expect(body.voice).toMatchObject({ id: voiceId, text: 'My soup was ice cold!' });
});

test('a job that is delivered again makes no second ticket', async () => {
  const company = await withRules(severe);
  await happen(company, grave, 3);
  expect(await ticketsOf(company.as('execution'))).toHaveLength(1);
  expect((await company.as('execution').get('/alerts')).body.items).toHaveLength(1);
});

test('jobs on many voices that run side by side open one ticket a voice, numbered without gaps', async () => {
  const company = await withRules();
  const ids = await Promise.all(
    Array.from({ length: 6 }, () => hear(server, company, { ...grave })),
  );
  const { orgId } = company;
  const unitId = company.units.headquarters;
  const rule = { name: 'Serious', ...severe, dueMinutes: 60, unitId };
  await company.as('business').post('/alert-rules', rule);
  const [alerts] = alertSubscriptions(server.services);
  const [tickets] = ticketSubscriptions(server.services);
  const signal = AbortSignal.timeout(30_000);
  const again = [ids, ids.slice(0, 3), ids.slice(3), ids.toReversed()];
  await Promise.all(again.map((voiceIds) => alerts?.run({ orgId, voiceIds }, { signal })));
  await Promise.all(again.map((voiceIds) => tickets?.run({ orgId, voiceIds }, { signal })));
  const found = await ticketsOf(company.as('execution'));
  const numbers = found.map((one: { number: number }) => one.number);
  expect(numbers.sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(new Set(found.map((one: { voiceId: string }) => one.voiceId))).toEqual(new Set(ids));
});

test('two rules on one voice are two alerts and one ticket, as urgent as the stricter asks', async () => {
  const company = await withRules(
    { ...severe, name: 'Serious', dueMinutes: 600, priority: 2 },
    { name: 'Law', when: { sensitive: { lists: ['legal'] } }, dueMinutes: 60, priority: 1 },
  );
  const sensitive = [{ list: 'legal', term: 'lawyer' }];
  await happen(company, { ...grave, sensitive });
  const tickets = await ticketsOf(company.as('execution'));
  expect(tickets).toHaveLength(1);
  expect(tickets[0]).toMatchObject({ priority: 1, dueAt: '2026-06-03T13:00:00.000Z' });
  const alerts = (await company.as('execution').get('/alerts')).body.items;
  expect(alerts.map((one: { ticket: { id: string } }) => one.ticket.id)).toEqual([
    tickets[0].id,
    tickets[0].id,
  ]);
});

test('a rule that fires later joins the ticket that its voice has', async () => {
  const company = await withRules(severe);
  const voiceId = await happen(company, {
    ...grave,
    rating: { metric: 'csat', value: 1, min: 1, max: 5 },
  });
  const when = { ratingAtMost: { metric: 'any', value: 0 } };
  const rule = { name: 'Low', when, dueMinutes: 60, unitId: company.units.headquarters };
  await company.as('business').post('/alert-rules', rule);
  await inOrg(server.services.db, company.orgId, (tx) =>
    server.services.jobs.send(tx, voiceUnderstood, { orgId: company.orgId, voiceIds: [voiceId] }),
  );
  await drain(server, company, subscriptions);
  const [ticket, ...more] = await ticketsOf(company.as('execution'));
  expect(more).toEqual([]);
  const { body } = await company.as('execution').get(`/tickets/${ticket.id}`);
  expect(body.alerts).toHaveLength(2);
  expect(body.events.map((one: { kind: string }) => one.kind)).toEqual(['opened', 'alert']);
});

test('history calls nobody: neither a backfilled voice nor one older than 48 hours', async () => {
  const company = await withRules(severe);
  await happen(company, { ...grave, live: false });
  await happen(company, { ...grave, at: hoursAgo(49) });
  expect(await ticketsOf(company.as('execution'))).toEqual([]);
  await happen(company, { ...grave, at: hoursAgo(47) });
  expect(await ticketsOf(company.as('execution'))).toHaveLength(1);
});

test('a mention too unsure to call someone is counted, and makes no ticket', async () => {
  const company = await withRules({ when: { need: { keys: ['product'], point: 'pain' } } });
  await happen(company, { mentions: [{ need: 'product.food.temperature', confidence: 0.6 }] });
  expect(await ticketsOf(company.as('execution'))).toEqual([]);
  await happen(company, { mentions: [{ need: 'product.food.temperature', confidence: 0.8 }] });
  expect(await ticketsOf(company.as('execution'))).toHaveLength(1);
});

test('A8: a rule and its tickets stay in the subtree of the unit', async () => {
  const company = await withRules();
  const rule = { name: 'East', when: severe.when, dueMinutes: 60, unitId: company.units.east1 };
  const region = await company.hire('business', 'east1');
  expect((await region.post('/alert-rules', rule)).status).toBe(201);
  const foreign = { ...rule, unitId: company.units.east10 };
  expect((await region.post('/alert-rules', foreign)).status).toBe(404);
  await happen(company, { ...grave, unit: 'store-a' });
  await happen(company, { ...grave, unit: 'store-c' });
  // east1 is no prefix of east10: only the voice of store A fires.
  const [ticket, ...more] = await ticketsOf(company.as('administrator'));
  expect(more).toEqual([]);
  const own = await company.hire('execution', 'store-a');
  const neighbour = await company.hire('execution', 'store-b');
  expect((await own.get(`/tickets/${ticket.id}`)).status).toBe(200);
  expect((await neighbour.get(`/tickets/${ticket.id}`)).status).toBe(404);
  expect((await neighbour.post(`/tickets/${ticket.id}/take`, {})).status).toBe(404);
  expect(await ticketsOf(neighbour)).toEqual([]);
  expect((await neighbour.get('/alerts')).body.items).toEqual([]);
});

test('the responsible department sees and takes a ticket of a store that is not below it', async () => {
  const company = await withRules(severe);
  await happen(company, { ...grave, mentions: [{ need: 'product', department: 'kitchen' }] });
  const cook = await company.hire('execution', 'kitchen');
  const rider = await company.hire('execution', 'delivery');
  const [ticket] = await ticketsOf(cook);
  expect(await ticketsOf(rider)).toEqual([]);
  const taken = await cook.post(`/tickets/${ticket.id}/take`);
  expect(taken.body).toMatchObject({ status: 'in_progress', assignee: { id: cook.person.id } });
  expect(await ticketsOf(cook, '?mine=true')).toHaveLength(1);
  expect(await ticketsOf(company.as('execution'), '?mine=true')).toEqual([]);
});

test('a ticket is taken, commented, handed on and closed, and each act stays in its history', async () => {
  const company = await withRules(severe);
  await happen(company, { ...grave, mentions: [{ need: 'product', department: 'kitchen' }] });
  const cook = await company.hire('execution', 'kitchen');
  const rider = await company.hire('execution', 'delivery');
  const path = `/tickets/${(await ticketsOf(cook))[0].id}`;
  await cook.post(`${path}/take`);
  await cook.post(`${path}/comments`, { text: 'The oven is fine.' });
  const to = { departmentUnitId: company.units.delivery, note: 'It went cold on the way.' };
  const handed = await company.as('execution').post(`${path}/hand-off`, to);
  expect(handed.body).toMatchObject({
    status: 'waiting_team',
    assignee: null,
    department: { key: 'delivery' },
  });
  expect((await cook.get(path)).status).toBe(404);
  expect((await rider.post(`${path}/take`)).status).toBe(200);
  const solved = { status: 'solved', reason: 'Bag without insulation' };
  expect((await rider.post(`${path}/status`, solved)).status).toBe(200);
  const early = await rider.post(`${path}/status`, { status: 'closed' });
  expect(early.body.code).toBe('customer_told_needed');
  const closed = await rider.post(`${path}/status`, { status: 'closed', customerTold: true });
  expect(closed.body).toMatchObject({
    status: 'closed',
    customerTold: true,
    reason: solved.reason,
  });
  expect(closed.body.events.map((one: { kind: string }) => one.kind)).toEqual([
    'opened',
    'taken',
    'comment',
    'handed_off',
    'taken',
    'status',
    'status',
  ]);
  const { items } = (await company.as('administrator').get('/audit?limit=200')).body;
  const actions = items.map((one: { action: string }) => one.action);
  for (const action of ['ticket.taken', 'ticket.comment', 'ticket.handed_off', 'ticket.status']) {
    expect(actions).toContain(action);
  }
});

test('a ticket cannot be handed to another region’s unit, nor to one that does not exist', async () => {
  const company = await withRules(severe);
  await happen(company, grave);
  const caller = company.as('administrator');
  const [{ id }] = await ticketsOf(caller);
  for (const departmentUnitId of [company.units['store-c'], company.units.east10, company.orgId]) {
    const answer = await caller.post(`/tickets/${id}/hand-off`, { departmentUnitId, note: '' });
    expect(answer.status).toBe(404);
  }
  const up = { departmentUnitId: company.units.east1, note: '' };
  expect((await caller.post(`/tickets/${id}/hand-off`, up)).status).toBe(200);
});

test('an act on a version that is no longer the present one is refused and changes nothing', async () => {
  const company = await withRules(severe);
  await happen(company, grave);
  const [one, other] = [await company.hire('execution', 'store-a'), company.as('execution')];
  const [{ id, version }] = await ticketsOf(one);
  expect((await one.post(`/tickets/${id}/take`, { version })).status).toBe(200);
  const late = await other.post(`/tickets/${id}/take`, { version });
  expect(late).toMatchObject({ status: 409, body: { code: 'stale_version' } });
  expect((await one.get(`/tickets/${id}`)).body).toMatchObject({
    assignee: { id: one.person.id },
    version: version + 1,
  });
});

test('of two people who take a ticket at once, one gets it', async () => {
  const company = await withRules(severe);
  await happen(company, grave);
  const callers = [company.as('execution'), company.as('business'), company.as('administrator')];
  const [{ id, version }] = await ticketsOf(company.as('execution'));
  const answers = await Promise.all(
    callers.map((caller) => caller.post(`/tickets/${id}/take`, { version })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test('a forbidden status is refused, and management may look but not act', async () => {
  const company = await withRules(severe);
  await happen(company, grave);
  const [{ id }] = await ticketsOf(company.as('management'));
  const act = (role: 'management' | 'execution') =>
    company.as(role).post(`/tickets/${id}/status`, { status: 'closed', reason: 'x' });
  expect((await act('management')).status).toBe(403);
  expect(await act('execution')).toMatchObject({
    status: 409,
    body: { code: 'ticket_transition' },
  });
});

test('a ticket opened by hand is made once for one key, and not beside an open one', async () => {
  const company = await withRules();
  const voiceId = await hear(server, company, {
    mentions: [{ need: 'product', department: 'kitchen' }],
  });
  const caller = company.as('execution');
  const more = { headers: { 'idempotency-key': `key-${voiceId}` } };
  const first = await caller.post('/tickets', { voiceId }, more);
  const again = await caller.post('/tickets', { voiceId }, more);
  expect(first).toMatchObject({
    status: 201,
    body: { openedBy: 'person', department: { key: 'kitchen' } },
  });
  expect(again.body.id).toBe(first.body.id);
  const reused = await caller.post('/tickets', { voiceId, priority: 1 }, more);
  expect(reused.body.code).toBe('idempotency_key_reused');
  const second = await caller.post('/tickets', { voiceId });
  expect(second).toMatchObject({ status: 409, body: { code: 'ticket_exists' } });
});

test('A8: nobody opens a ticket on a voice of a unit that is not theirs', async () => {
  const company = await withRules();
  const voiceId = await hear(server, company, { unit: 'store-c' });
  const foreign = await company.hire('execution', 'store-a');
  expect((await foreign.post('/tickets', { voiceId })).status).toBe(404);
  const own = await company.hire('execution', 'store-c');
  expect((await own.post('/tickets', { voiceId })).status).toBe(201);
});

test('tickets are listed by due time, page by page, and found by number, word and status', async () => {
  const company = await withRules({ ...severe, dueMinutes: 60 });
  const caller = company.as('execution');
  for (const text of ['Cold soup', 'Slow bill', 'Rude waiter']) {
    await happen(company, { ...grave, text });
    now = new Date(now.getTime() + 60_000);
  }
  const first = (await caller.get('/tickets?limit=2')).body;
  expect(first.items.map((one: { title: string }) => one.title)).toEqual([
    'Cold soup',
    'Slow bill',
  ]);
  expect(first).toMatchObject({ total: 3, counts: { new: 3, closed: 0 } });
  const rest = (await caller.get(`/tickets?limit=2&cursor=${first.next}`)).body;
  expect(rest.items.map((one: { title: string }) => one.title)).toEqual(['Rude waiter']);
  expect(rest.next).toBeNull();
  expect(await ticketsOf(caller, '?q=BILL')).toHaveLength(1);
  expect(await ticketsOf(caller, '?q=%232')).toMatchObject([{ number: 2 }]);
  expect(await ticketsOf(caller, '?status=closed,solved')).toEqual([]);
  expect(await ticketsOf(caller, '?department=customer-care')).toHaveLength(3);
  expect(await ticketsOf(caller, `?unit=${company.units.east10}`)).toEqual([]);
  expect((await caller.get('/tickets?cursor=nonsense')).status).toBe(422);
});

test('I7: a ticket waiting for its customer stands still over the night and is never overdue', async () => {
  const company = await withRules({ ...severe, dueMinutes: 120 });
  now = new Date('2026-06-05T10:00:00Z');
  await happen(company, grave);
  const caller = company.as('execution');
  const [{ id, dueAt }] = await ticketsOf(caller);
  expect(dueAt).toBe('2026-06-05T12:00:00.000Z');
  await caller.post(`/tickets/${id}/take`);
  now = new Date('2026-06-05T11:00:00Z');
  await caller.post(`/tickets/${id}/status`, { status: 'waiting_customer' });
  now = new Date('2026-06-05T20:00:00Z');
  expect(await ticketsOf(caller)).toMatchObject([{ slaState: 'paused', overdue: false }]);
  expect(await ticketsOf(caller, '?overdue=true')).toEqual([]);
  const back = await caller.post(`/tickets/${id}/status`, { status: 'in_progress' });
  // One of two hours was left: from 20:00 it ends at 21:00.
  expect(back.body.dueAt).toBe('2026-06-05T21:00:00.000Z');
  now = new Date('2026-06-05T21:01:00Z');
  expect(await ticketsOf(caller, '?overdue=true')).toMatchObject([{ slaState: 'over' }]);
});

test('a rule that was removed fires no more, and what it raised stays', async () => {
  const company = await withRules(severe);
  await happen(company, grave);
  const caller = company.as('business');
  const [rule] = (await caller.get('/alert-rules')).body.items;
  expect(rule).toMatchObject({ alerts: 1, unit: { id: company.units.headquarters } });
  const changed = await caller.patch(`/alert-rules/${rule.id}`, { dueMinutes: 30 });
  expect(changed.body).toMatchObject({ dueMinutes: 30, active: true, when: severe.when });
  expect((await caller.delete(`/alert-rules/${rule.id}`)).status).toBe(204);
  await happen(company, grave);
  expect((await caller.get('/alert-rules')).body.items).toEqual([]);
  expect((await caller.get('/alerts')).body.items).toHaveLength(1);
});

test('A8: an export of tickets holds those of the asker’s units, under the filter of the list', async () => {
  const company = await withRules(severe);
  await happen(company, { ...grave, unit: 'store-a', text: 'Cold soup' });
  await happen(company, { ...grave, unit: 'store-c', text: 'Slow bill' });
  const { person } = await company.hire('management', 'east1');
  const { orgId } = company;
  const found = { orgId, accountId: person.id, viewAs: null };
  const actor = await personOf(server.services.db, found);
  if (!actor) throw new Error('The person was hired.');
  const titles = async (filter: object) => {
    const at = ticketRowSource.columns.indexOf('title');
    const rows = await Array.fromAsync(ticketRowSource.rows(server.services, actor, filter));
    expect(await ticketRowSource.count(server.services, actor, filter)).toBe(rows.length);
    return rows.map((row) => row[at]);
  };
  expect(await titles({})).toEqual(['Cold soup']);
  expect(await titles({ status: 'new', q: 'soup' })).toEqual(['Cold soup']);
  expect(await titles({ status: 'closed' })).toEqual([]);
});
