import { afterAll, expect, test } from 'vitest';
import { personOf } from '#org/org-authenticate.store.ts';
import { hear } from '../../test/heard-voice.ts';
import { grave, severe, startTicketStory, ticketsOf } from '../../test/ticket-story.ts';
import { ticketRowSource } from './ticket-export.jobs.ts';

const story = await startTicketStory('2026-06-03T12:00:00Z');
const { server, withRules, happen } = story;
afterAll(() => server.close());

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
    story.goTo(new Date(story.now().getTime() + 60_000));
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
  story.goTo('2026-06-05T10:00:00Z');
  await happen(company, grave);
  const caller = company.as('execution');
  const [{ id, dueAt }] = await ticketsOf(caller);
  expect(dueAt).toBe('2026-06-05T12:00:00.000Z');
  await caller.post(`/tickets/${id}/take`);
  story.goTo('2026-06-05T11:00:00Z');
  await caller.post(`/tickets/${id}/status`, { status: 'waiting_customer' });
  story.goTo('2026-06-05T20:00:00Z');
  expect(await ticketsOf(caller)).toMatchObject([{ slaState: 'paused', overdue: false }]);
  expect(await ticketsOf(caller, '?overdue=true')).toEqual([]);
  const back = await caller.post(`/tickets/${id}/status`, { status: 'in_progress' });
  // One of two hours was left: from 20:00 it ends at 21:00.
  expect(back.body.dueAt).toBe('2026-06-05T21:00:00.000Z');
  story.goTo('2026-06-05T21:01:00Z');
  expect(await ticketsOf(caller, '?overdue=true')).toMatchObject([{ slaState: 'over' }]);
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
