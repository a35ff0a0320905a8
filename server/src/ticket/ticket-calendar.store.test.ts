import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { inOrg } from '#kernel/db.ts';
import type { Caller } from '../../test/caller.ts';
import { drain } from '../../test/heard-voice.ts';
import { grave, severe, startTicketStory, ticketsOf } from '../../test/ticket-story.ts';

// A Wednesday; the calendar of a new organisation opens from 09:00 to 21:00 every day.
const start = '2026-06-03T12:00:00Z';
const story = await startTicketStory(start);
const { server, withRules, happen } = story;
afterAll(() => server.close());

const hours = (from: string, to: string) =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from, to, nextDay: false }));
const calendarOf = async (caller: Caller) => (await caller.get('/calendar')).body;
const settle = (company: Parameters<typeof drain>[1]) =>
  drain(server, company, story.subscriptions);
const audited = async (caller: Caller, action: string) =>
  (await caller.get(`/audit?action=${action}`)).body.items;

test('everyone reads the calendar; only headquarters’ administrators change it', async () => {
  const company = await withRules();
  const chief = company.as('administrator');
  const cook = await company.hire('execution', 'store-a');
  const calendar = await calendarOf(cook);
  expect(calendar).toEqual({
    version: 1,
    timeZone: 'UTC',
    week: hours('09:00', '21:00'),
    holidays: [],
  });
  const wanted = { ...calendar, holidays: [{ day: '2026-10-01', name: 'National Day' }] };
  const region = await company.hire('administrator', 'east1');
  for (const other of [cook, company.as('management'), company.as('business'), region]) {
    expect(await other.call('PUT', '/calendar', wanted)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  }
  const key = await company.withKey(['read', 'tickets:write']);
  expect((await key.get('/calendar')).status).toBe(200);
  expect((await key.call('PUT', '/calendar', wanted)).status).toBe(403);
  expect(await calendarOf(chief)).toEqual(calendar);
  const changed = await chief.call('PUT', '/calendar', wanted);
  expect(changed).toMatchObject({ status: 200, body: { ...wanted, version: 2, openTickets: 0 } });
  expect(await calendarOf(cook)).toEqual({ ...wanted, version: 2 });
  const [entry, ...more] = await audited(chief, 'calendar.changed');
  expect(more).toEqual([]);
  expect(entry).toMatchObject({
    object: { kind: 'calendar' },
    detail: { holidaysSet: wanted.holidays, openTickets: 0 },
  });
});

test('a calendar of an older version is refused, the same change sent again is none', async () => {
  const company = await withRules();
  const chief = company.as('administrator');
  const seen = await calendarOf(chief);
  const shorter = { ...seen, week: hours('10:00', '18:00') };
  expect((await chief.call('PUT', '/calendar', shorter)).body.version).toBe(2);
  const again = await chief.call('PUT', '/calendar', shorter);
  expect(again).toMatchObject({ status: 200, body: { version: 2, openTickets: 0 } });
  const late = await chief.call('PUT', '/calendar', { ...seen, week: hours('08:00', '20:00') });
  expect(late).toMatchObject({ status: 409, body: { code: 'stale_version' } });
  expect(await calendarOf(chief)).toMatchObject({ version: 2, week: shorter.week });
  expect(await audited(chief, 'calendar.changed')).toHaveLength(1);
});

test('of two people who change the calendar at once, one does', async () => {
  const company = await withRules();
  const chief = company.as('administrator');
  const seen = await calendarOf(chief);
  const answers = await Promise.all(
    ['18:00', '19:00', '20:00'].map((to) =>
      chief.call('PUT', '/calendar', { ...seen, week: hours('09:00', to) }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test('a faulty calendar is refused with the fault and its place, and nothing changes', async () => {
  const company = await withRules();
  const chief = company.as('administrator');
  const seen = await calendarOf(chief);
  const [monday, ...rest] = hours('09:00', '17:00');
  const faults = [
    ['calendar_hours', 'week.0', { week: [{ ...monday, from: '17:00', to: '09:00' }, ...rest] }],
    ['calendar_overlap', 'week.1', { week: [monday, { ...monday, from: '16:00' }, ...rest] }],
    ['calendar_zone', 'timeZone', { timeZone: 'Nowhere/Land' }],
    ['calendar_closed', 'week', { week: [] }],
    [
      'calendar_holiday_twice',
      'holidays.1',
      { holidays: [{ day: '2026-10-01' }, { day: '2026-10-01', name: 'Again' }] },
    ],
  ] as const;
  for (const [code, path, change] of faults) {
    const refused = await chief.call('PUT', '/calendar', { ...seen, ...change });
    expect(refused).toMatchObject({ status: 422, body: { code, errors: [{ path }] } });
  }
  const odd = [{ week: [{ ...monday, from: '9:00' }] }, { holidays: [{ day: '2026-02-30' }] }];
  for (const change of odd) {
    expect((await chief.call('PUT', '/calendar', { ...seen, ...change })).status).toBe(422);
  }
  // The second is the highest version that is kept; what is above it is none.
  for (const [version, status] of [
    [0, 422],
    [2_147_483_647, 409],
    [2_147_483_648, 422],
    [1e300, 422],
  ] as const) {
    const sent = { ...seen, week: hours('10:00', '18:00'), version };
    expect((await chief.call('PUT', '/calendar', sent)).status, String(version)).toBe(status);
  }
  expect(await calendarOf(chief)).toEqual(seen);
});

test('I7: a change of the calendar moves the due times of open tickets once, and only theirs', async () => {
  story.goTo(start);
  const company = await withRules({ ...severe, dueMinutes: 600 });
  const other = await withRules({ ...severe, dueMinutes: 600 });
  await happen(company, { ...grave, text: 'Cold soup' });
  await happen(company, { ...grave, text: 'Slow bill' });
  await happen(other, grave);
  const caller = company.as('execution');
  const [soup, bill] = await ticketsOf(caller);
  // Ten hours from 12:00: nine until 21:00, one more from 09:00.
  const due = '2026-06-04T10:00:00.000Z';
  expect(soup.dueAt).toBe(due);
  const solved = { status: 'solved', reason: 'A new bill', customerTold: true };
  await caller.post(`/tickets/${bill.id}/status`, solved);

  const chief = company.as('administrator');
  const seen = await calendarOf(chief);
  const wanted = { ...seen, week: hours('09:00', '17:00') };
  const changed = await chief.call('PUT', '/calendar', wanted);
  expect(changed.body).toMatchObject({ openTickets: 1 });
  await settle(company);
  // Five hours until 17:00, five more from 09:00 of the next day.
  const moved = '2026-06-04T14:00:00.000Z';
  const now = (await caller.get(`/tickets/${soup.id}`)).body;
  expect(now).toMatchObject({ dueAt: moved, version: soup.version + 1 });
  expect(now.events.at(-1)).toMatchObject({
    kind: 'rescheduled',
    actor: { id: company.people.administrator.id },
    detail: { from: due, to: moved },
  });
  const done = (await caller.get(`/tickets/${bill.id}`)).body;
  expect(done).toMatchObject({ dueAt: due, status: 'solved' });
  expect(done.events.map((one: { kind: string }) => one.kind)).toEqual(['opened', 'status']);
  expect((await ticketsOf(other.as('execution')))[0].dueAt).toBe(due);

  const job = { orgId: company.orgId, by: { id: null, name: 'Again' } };
  const worker = story.subscriptions.find(({ kind }) => kind.name === 'calendar.changed');
  await worker?.run(job, { signal: AbortSignal.timeout(30_000) });
  const after = (await caller.get(`/tickets/${soup.id}`)).body;
  expect(after.events).toHaveLength(now.events.length);

  const holiday = { ...wanted, version: 2, holidays: [{ day: '2026-06-04', name: '' }] };
  await chief.call('PUT', '/calendar', holiday);
  await settle(company);
  expect((await ticketsOf(caller, '?status=new'))[0].dueAt).toBe('2026-06-05T14:00:00.000Z');
});

test('I7: a wait for the customer under the old calendar is counted by the new one', async () => {
  story.goTo(start);
  const company = await withRules({ ...severe, dueMinutes: 120 });
  await happen(company, grave);
  const caller = company.as('execution');
  const [{ id }] = await ticketsOf(caller);
  await caller.post(`/tickets/${id}/take`);
  story.goTo('2026-06-03T13:00:00Z');
  await caller.post(`/tickets/${id}/status`, { status: 'waiting_customer' });
  const chief = company.as('administrator');
  const seen = await calendarOf(chief);
  await chief.call('PUT', '/calendar', { ...seen, week: hours('09:00', '14:00') });
  await settle(company);
  story.goTo('2026-06-03T20:00:00Z');
  const back = await caller.post(`/tickets/${id}/status`, { status: 'in_progress' });
  // One of two hours was left; at 20:00 it is closed, so it ends at 10:00 of the next day.
  expect(back.body.dueAt).toBe('2026-06-04T10:00:00.000Z');
});

test('more open tickets than one batch all get their new due time', async () => {
  story.goTo(start);
  const company = await withRules({ ...severe, dueMinutes: 600 });
  await happen(company, grave);
  const { db } = server.services;
  await inOrg(db, company.orgId, (tx) =>
    sql`insert into ticket (org_id, id, number, voice_id, status, priority, title, unit_id,
        department_id, opened_by, due_at, due_minutes, clock_from, created_at)
      select org_id, gen_random_uuid(), 1 + n, voice_id, status, priority, title, unit_id,
        department_id, 'person', due_at, due_minutes, clock_from, created_at
      from ticket, generate_series(1, 450) n where org_id = ${company.orgId}`.execute(tx),
  );
  const chief = company.as('administrator');
  const seen = await calendarOf(chief);
  const wanted = { ...seen, week: hours('09:00', '17:00') };
  const changed = await chief.call('PUT', '/calendar', wanted);
  expect(changed.body.openTickets).toBe(451);
  await settle(company);
  const { rows } = await inOrg(db, company.orgId, (tx) =>
    sql<{ due: Date; n: number }>`select due_at as due, count(*)::int as n from ticket
      where org_id = ${company.orgId} group by 1`.execute(tx),
  );
  expect(rows).toEqual([{ due: new Date('2026-06-04T14:00:00Z'), n: 451 }]);
});
