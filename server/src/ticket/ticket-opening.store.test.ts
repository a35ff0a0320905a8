import { afterAll, expect, test } from 'vitest';
import { addDefaultAlertRules } from '#alert/alert.store.ts';
import { inOrg } from '#kernel/db.ts';
import { voiceSubscriptions } from '#voice/voice.jobs.ts';
import { openReaders } from '#voice/voice-reader.ts';
import { aCompany } from '../../test/company.ts';
import { drain, hear } from '../../test/heard-voice.ts';
import { grave, severe, startTicketStory, ticketsOf } from '../../test/ticket-story.ts';

// A Wednesday; the calendar of a new organisation opens from 09:00 to 21:00 every day.
const story = await startTicketStory('2026-06-03T12:00:00Z');
const { server, withRules, happen } = story;
afterAll(() => server.close());

const hoursAgo = (hours: number) => new Date(story.now().getTime() - hours * 3_600_000);

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
  const voiceId = await happen(company, grave);
  await story.understood(company, voiceId);
  await story.understood(company, voiceId);
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
  const [alerts] = story.alerts;
  const [tickets] = story.tickets;
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
  await story.understood(company, voiceId);
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

test('from what a customer writes to a ticket: the reader, the first rules, the department, the title', async () => {
  const company = await aCompany(server);
  const { orgId, units } = company;
  await inOrg(server.services.db, orgId, (tx) =>
    addDefaultAlertRules(tx, { orgId, unitId: units.headquarters, at: story.now() }),
  );
  const readers = openReaders(1);
  const envelope = (text: string) => ({
    source: { externalId: text },
    touchpoint: { orgUnitId: units['store-b'] },
    occurredAt: story.now().toISOString(),
    content: { text },
  });
  const grim = 'The chicken was raw inside and I got food poisoning. My lawyer will write to you.';
  const voices = [envelope(grim), envelope('Lovely soup and a kind waiter.')];
  try {
    await company.as('administrator').post('/voices', { voices });
    await drain(server, company, [
      ...voiceSubscriptions({ ...server.services, readers }),
      ...story.subscriptions,
    ]);
  } finally {
    await readers.close();
  }
  const [ticket, ...more] = await ticketsOf(company.as('execution'));
  expect(more).toEqual([]);
  expect(ticket).toMatchObject({ priority: 1, status: 'new', unit: { id: units['store-b'] } });
  expect(grim).toContain(ticket.title);
  const { body } = await company.as('execution').get(`/tickets/${ticket.id}`);
  const lists = body.alerts.flatMap((one: { reason: { sensitive?: { list: string } } }) =>
    one.reason.sensitive ? [one.reason.sensitive.list] : [],
  );
  expect(['food-safety', 'injury', 'legal']).toContain(lists[0]);
});
