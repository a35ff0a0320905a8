import { afterAll, expect, test } from 'vitest';
import { inOrg } from '#kernel/db.ts';
import { grave, severe, startTicketStory, ticketsOf } from '../../test/ticket-story.ts';
import { withdrawTickets } from './ticket-withdraw.store.ts';

const story = await startTicketStory('2026-06-03T12:00:00Z');
const { server, withRules, happen } = story;
afterAll(() => server.close());

test('undoing an import removes tickets that nobody touched and keeps those that people work on', async () => {
  const company = await withRules(severe);
  const about = { ...grave, mentions: [{ need: 'product', department: 'kitchen' }] };
  const untouched = await happen(company, about);
  const taken = await happen(company, about);
  const cook = await company.hire('execution', 'kitchen');
  const mine = (await ticketsOf(cook)).find((one: { voiceId: string }) => one.voiceId === taken);
  await cook.post(`/tickets/${mine.id}/take`);
  const withdraw = () =>
    inOrg(server.services.db, company.orgId, (tx) =>
      withdrawTickets(tx, company.orgId, { voiceIds: [untouched, taken], at: story.now() }),
    );
  await withdraw();
  const left = await ticketsOf(cook);
  expect(left.map((one: { id: string }) => one.id)).toEqual([mine.id]);
  const { events } = (await cook.get(`/tickets/${mine.id}`)).body;
  expect(events.at(-1)).toMatchObject({ kind: 'comment', actor: { name: 'Import undone' } });
  const alerts = (await company.as('administrator').get('/alerts')).body.items;
  expect(alerts).toHaveLength(1);
});

test('a ticket whose taking was undone has a history, and stays', async () => {
  const company = await withRules(severe);
  const about = { ...grave, mentions: [{ need: 'product', department: 'kitchen' }] };
  const voiceId = await happen(company, about);
  const cook = await company.hire('execution', 'kitchen');
  const [mine] = await ticketsOf(cook);
  const taken = await cook.post(`/tickets/${mine.id}/take`);
  const { no } = taken.body.events.at(-1);
  expect((await cook.post(`/tickets/${mine.id}/events/${no}/undo`)).status).toBe(200);
  await inOrg(server.services.db, company.orgId, (tx) =>
    withdrawTickets(tx, company.orgId, { voiceIds: [voiceId], at: story.now() }),
  );
  const { status, events } = (await cook.get(`/tickets/${mine.id}`)).body;
  expect(status).toBe('new');
  expect(events.map(({ kind }: { kind: string }) => kind)).toEqual([
    'opened',
    'taken',
    'undone',
    'comment',
  ]);
});
