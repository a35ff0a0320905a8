import { afterAll, expect, test } from 'vitest';
import type { Caller } from '../../test/caller.ts';
import { drain } from '../../test/heard-voice.ts';
import { grave, severe, startTicketStory, ticketsOf } from '../../test/ticket-story.ts';

const start = '2026-06-03T12:00:00Z';
const story = await startTicketStory(start);
const { server, withRules, happen } = story;
afterAll(() => server.close());

const kitchenVoice = { ...grave, mentions: [{ need: 'product', department: 'kitchen' }] };

async function aCase() {
  story.goTo(start);
  const company = await withRules({ ...severe, dueMinutes: 240 });
  await happen(company, kitchenVoice);
  const cook = await company.hire('execution', 'kitchen');
  const [{ id }] = await ticketsOf(cook);
  return { company, cook, id, path: `/tickets/${id}` };
}

/** What undoing has to bring back. */
async function stateOf(caller: Caller, path: string) {
  const { body } = await caller.get(path);
  const { status, department, assignee, dueAt, slaState, reason, customerTold } = body;
  const { solvedAt, closedAt } = body;
  return {
    status,
    department,
    assignee,
    dueAt,
    slaState,
    reason,
    customerTold,
    solvedAt,
    closedAt,
  };
}

const undoOf = (path: string, no: number) => `${path}/events/${no}/undo`;
const kindsOf = (ticket: { events: { kind: string }[] }) => ticket.events.map(({ kind }) => kind);
const later = (minutes: number) => story.goTo(new Date(story.now().getTime() + minutes * 60_000));

test('take, wait, hand-off and closing are undone, each as one entry, with the due time', async () => {
  const { company, cook, path } = await aCase();
  const chief = company.as('administrator');
  const steps = [
    ['/take', {}],
    ['/status', { status: 'waiting_customer' }],
    ['/status', { status: 'in_progress' }],
    ['/hand-off', { departmentUnitId: company.units.delivery, note: 'Yours' }],
    ['/status', { status: 'solved', reason: 'Oven off', customerTold: true }],
    ['/status', { status: 'closed' }],
    ['/status', { status: 'reopened' }],
  ] as const;
  for (const [act, body] of steps) {
    later(30);
    const before = await stateOf(chief, path);
    const acted = await chief.post(`${path}${act}`, body);
    expect(acted.status, `${act}: ${acted.text}`).toBe(200);
    const { no, until } = acted.body.may.undo;
    expect(new Date(until)).toEqual(new Date(story.now().getTime() + 5 * 60_000));
    later(4);
    const undone = await chief.post(undoOf(path, no));
    expect(undone, undone.text).toMatchObject({ status: 200, body: { may: { undo: null } } });
    expect(await stateOf(chief, path)).toEqual(before);
    const [own, back] = undone.body.events.slice(-2);
    expect(own.no).toBe(no);
    expect(back).toMatchObject({
      kind: 'undone',
      detail: { no, act: own.kind, to: before.status },
    });
    expect(undone.body.version).toBe(acted.body.version + 1);
    await chief.post(`${path}${act}`, body);
  }
  expect(await cook.get(path)).toMatchObject({ status: 404 });
  const { items } = (await chief.get('/audit?action=ticket.undone')).body;
  expect(items).toHaveLength(steps.length);
});

test('undoing again changes nothing more, not even after someone has gone on', async () => {
  const { company, cook, path } = await aCase();
  const { no } = (await cook.post(`${path}/take`)).body.may.undo;
  const answers = await Promise.all([1, 2, 3].map(() => cook.post(undoOf(path, no))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const { body } = await cook.get(path);
  expect(kindsOf(body)).toEqual(['opened', 'taken', 'undone']);
  const boss = company.as('business');
  await boss.post(`${path}/take`);
  const again = await cook.post(undoOf(path, no));
  expect(again).toMatchObject({
    status: 200,
    body: { assignee: { id: company.people.business.id } },
  });
});

test('only the one who did it undoes it, and only what can be undone', async () => {
  const { company, cook, path } = await aCase();
  const { no } = (await cook.post(`${path}/take`)).body.may.undo;
  const chief = company.as('administrator');
  expect((await chief.get(path)).body.may.undo).toBeNull();
  const refused = await chief.post(undoOf(path, no));
  expect(refused).toMatchObject({ status: 403, body: { code: 'undo_not_yours' } });
  const manager = await company.as('management').post(undoOf(path, no));
  expect(manager).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect((await cook.post(undoOf(path, 99))).status).toBe(404);
  const opening = await cook.post(undoOf(path, 1));
  expect(opening.body.code).toBe('undo_not_yours');
  const foreign = await company.hire('execution', 'store-c');
  expect((await foreign.post(undoOf(path, no))).status).toBe(404);
  expect((await cook.post(undoOf(path, no))).status).toBe(200);
});

test('what something followed stays: a comment, another act, a new calendar', async () => {
  for (const follow of ['comment', 'act', 'calendar'] as const) {
    const { company, cook, path } = await aCase();
    const chief = company.as('administrator');
    const { no } = (await cook.post(`${path}/take`)).body.may.undo;
    if (follow === 'comment') await chief.post(`${path}/comments`, { text: 'Good.' });
    if (follow === 'act') await cook.post(`${path}/status`, { status: 'waiting_team' });
    if (follow === 'calendar') {
      const { body: seen } = await chief.get('/calendar');
      const week = seen.week.map((one: object) => ({ ...one, to: '13:00' }));
      expect((await chief.call('PUT', '/calendar', { ...seen, week })).status).toBe(200);
      await drain(server, company, story.subscriptions);
    }
    const before = await stateOf(cook, path);
    const refused = await cook.post(undoOf(path, no));
    expect(refused, follow).toMatchObject({ status: 409, body: { code: 'undo_overtaken' } });
    expect(await stateOf(cook, path)).toEqual(before);
    const comment = await chief.post(`${path}/comments`, { text: 'More.' });
    const last = comment.body.events.at(-1).no;
    expect((await chief.post(undoOf(path, last))).body.code).toBe('undo_not_possible');
  }
});

test('after five minutes an act stays', async () => {
  const { cook, path } = await aCase();
  const { no } = (await cook.post(`${path}/take`)).body.may.undo;
  later(5.1);
  expect((await cook.get(path)).body.may.undo).toBeNull();
  const refused = await cook.post(undoOf(path, no));
  expect(refused).toMatchObject({ status: 409, body: { code: 'undo_too_late' } });
  expect((await cook.get(path)).body.status).toBe('in_progress');
});

test('a department hands a ticket out of its own sight, and may take just that back', async () => {
  const { company, cook, path } = await aCase();
  const rider = await company.hire('execution', 'delivery');
  const to = { departmentUnitId: company.units.delivery, note: '' };
  const handed = await cook.post(`${path}/hand-off`, to);
  expect(handed).toMatchObject({
    status: 200,
    body: { department: { key: 'delivery' }, may: { write: false, take: false, statuses: [] } },
  });
  expect((await cook.get(path)).status).toBe(404);
  const { no } = handed.body.may.undo;
  expect((await cook.post(undoOf(path, no - 1))).status).toBe(404);
  const other = await company.hire('execution', 'kitchen');
  expect((await other.post(undoOf(path, no))).status).toBe(404);
  expect((await cook.post(undoOf(path, no))).body.department.key).toBe('kitchen');

  const again = (await cook.post(`${path}/hand-off`, to)).body.may.undo.no;
  expect((await rider.post(`${path}/take`)).status).toBe(200);
  // The ticket is the riders’ now; whoever cannot see it is not even told that it went on.
  expect((await cook.post(undoOf(path, again))).status).toBe(404);
  expect((await cook.post(undoOf(path, no))).status).toBe(404);
});

test('a key undoes what it did, not what a person did', async () => {
  const { company, cook, path } = await aCase();
  const key = await company.withKey(['tickets:write', 'read']);
  const solved = { status: 'solved', reason: 'Oven off', customerTold: true };
  const { no } = (await key.post(`${path}/status`, solved)).body.may.undo;
  expect((await cook.post(undoOf(path, no))).status).toBe(403);
  expect((await key.post(undoOf(path, no))).body.status).toBe('new');
});
