import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Unit } from '#org/org.ts';
import {
  changeStatus,
  followers,
  handOff,
  lineOf,
  move,
  type Ticket,
  TicketStatus,
  take,
} from './ticket.ts';
import { leadMention, openTicket, titleOf } from './ticket-opening.ts';
import type { Calendar } from './ticket-sla.ts';

const calendar: Calendar = {
  timeZone: 'UTC',
  week: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '09:00', to: '21:00' })),
  holidays: [],
};
const at = (iso: string) => ({ at: new Date(iso), calendar });
const morning = at('2026-06-01T09:00Z');

function aTicket(given: Partial<Ticket> = {}): Ticket {
  const wanted = {
    voiceId: 'voice',
    title: 'The soup was cold',
    priority: 2,
    unitId: 'store',
    departmentId: 'kitchen',
    need: 'product.food.temperature',
    openedBy: 'rule',
    dueMinutes: 240,
  } as const;
  return { ...openTicket(wanted, { id: 'ticket', number: 1 }, morning), ...given };
}

/** The table of the working agreement, written down once more: from, then what may follow. */
const allowed = [
  'new in_progress',
  'new solved',
  'in_progress waiting_customer',
  'in_progress waiting_team',
  'in_progress solved',
  'waiting_customer in_progress',
  'waiting_customer solved',
  'waiting_team in_progress',
  'waiting_team solved',
  'solved closed',
  'solved reopened',
  'closed reopened',
  'reopened in_progress',
  'reopened solved',
];

test('a status may follow another only as the table says', () => {
  for (const from of TicketStatus.options) {
    for (const to of TicketStatus.options) {
      const go = () => move(aTicket({ status: from }), to, morning).status;
      if (allowed.includes(`${from} ${to}`)) expect(go()).toBe(to);
      else expect(go).toThrow(`A ${from} ticket cannot become ${to}.`);
    }
  }
});

test('whatever happens to a ticket, its status came by an allowed step and its clock is sound', () => {
  const step = fc.record({
    status: fc.constantFrom(...TicketStatus.options),
    minutes: fc.nat(900),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let ticket = aTicket();
      let now = morning.at.getTime();
      for (const { status, minutes } of steps) {
        now += minutes * 60_000;
        const before = ticket;
        if (!followers(before.status).includes(status)) continue;
        ticket = move(before, status, { at: new Date(now), calendar });
        expect(ticket.pausedAt !== null).toBe(status === 'waiting_customer');
        expect(ticket.solvedAt !== null).toBe(status === 'solved' || status === 'closed');
        // Waiting only ever gives more time.
        expect(ticket.dueAt.getTime()).toBeGreaterThanOrEqual(before.dueAt.getTime());
      }
    }),
  );
});

test('taking a ticket puts it in one pair of hands', () => {
  const { ticket, event } = take(aTicket(), 'ana', at('2026-06-01T10:00Z'));
  expect(ticket).toMatchObject({ status: 'in_progress', assigneeId: 'ana' });
  expect(ticket.firstTakenAt).toEqual(new Date('2026-06-01T10:00Z'));
  expect(event).toMatchObject({ kind: 'taken', detail: { before: null, assignee: 'ana' } });
  expect(() => take(ticket, 'ana', morning)).toThrow(/already/);
  expect(take(ticket, 'ben', morning).ticket.assigneeId).toBe('ben');
  expect(() => take(aTicket({ status: 'closed' }), 'ana', morning)).toThrow(/cannot become/);
});

test('waiting for the customer stops the clock', () => {
  // Four hours from 09:00; an hour is used, the wait ends the next day at 10:00: due at 13:00.
  const waiting = move(
    aTicket({ status: 'in_progress' }),
    'waiting_customer',
    at('2026-06-01T10:00Z'),
  );
  const back = move(waiting, 'in_progress', at('2026-06-02T10:00Z'));
  expect(back.dueAt).toEqual(new Date('2026-06-02T13:00Z'));
  expect(back.pausedAt).toBeNull();
});

test('handing off waits for the other department and keeps the due time', () => {
  const mine = aTicket({ status: 'in_progress', assigneeId: 'ana' });
  const { ticket, event } = handOff(
    mine,
    { departmentId: 'delivery', note: 'Late rider' },
    morning,
  );
  expect(ticket).toMatchObject({
    status: 'waiting_team',
    departmentId: 'delivery',
    assigneeId: null,
    dueAt: mine.dueAt,
  });
  expect(event.detail).toEqual({ from: 'kitchen', to: 'delivery', note: 'Late rider' });
  const untouched = handOff(aTicket(), { departmentId: 'delivery', note: '' }, morning);
  expect(untouched.ticket.status).toBe('new');
  expect(() => handOff(mine, { departmentId: 'kitchen', note: '' }, morning)).toThrow(/already/);
  const done = aTicket({ status: 'solved' });
  expect(() => handOff(done, { departmentId: 'delivery', note: '' }, morning)).toThrow(/cannot/);
});

test('closing needs a reason and that the customer was told', () => {
  const solved = aTicket({ status: 'solved' });
  const close = (reason?: string, customerTold?: boolean, hasCustomer = true) =>
    changeStatus(
      solved,
      { status: 'closed', reason, customerTold, by: 'ana', hasCustomer },
      morning,
    );
  expect(() => close(undefined, true)).toThrow(/what had happened/);
  expect(() => close('Oven was off')).toThrow(/Tell the customer first/);
  expect(() => close('Oven was off', false)).toThrow(/Tell the customer first/);
  expect(close('Oven was off', true).ticket).toMatchObject({
    status: 'closed',
    reason: 'Oven was off',
    customerTold: true,
  });
});

test('nobody can tell an anonymous customer, but it must be said', () => {
  const solved = aTicket({ status: 'solved', reason: 'Oven was off' });
  const close = (customerTold?: boolean) =>
    changeStatus(
      solved,
      { status: 'closed', customerTold, by: 'ana', hasCustomer: false },
      morning,
    );
  expect(() => close()).toThrow(/whether the customer was told/);
  expect(close(false).ticket.status).toBe('closed');
});

test('what was said when solving holds for closing', () => {
  const input = { reason: 'Oven was off', customerTold: true, by: 'ana', hasCustomer: true };
  const solved = changeStatus(
    aTicket({ status: 'in_progress' }),
    { ...input, status: 'solved' },
    morning,
  );
  const closed = changeStatus(
    solved.ticket,
    { status: 'closed', by: 'ana', hasCustomer: true },
    morning,
  );
  expect(closed.ticket).toMatchObject({ reason: 'Oven was off', customerTold: true });
});

test('a reopened ticket asks again for everything, with its whole time', () => {
  const closed = aTicket({
    status: 'closed',
    reason: 'Oven was off',
    customerTold: true,
    solvedAt: morning.at,
    closedAt: morning.at,
  });
  const { ticket } = changeStatus(
    closed,
    { status: 'reopened', by: 'ana', hasCustomer: true },
    at('2026-06-05T20:00Z'),
  );
  expect(ticket).toMatchObject({ reason: null, customerTold: null, closedAt: null });
  // One hour is left on the 5th, three on the 6th.
  expect(ticket.dueAt).toEqual(new Date('2026-06-06T12:00Z'));
});

function aUnit(id: string, kind: Unit['kind'], path: string[]): Unit {
  const parentId = path.at(-1) ?? null;
  return {
    id,
    kind,
    name: id,
    key: id,
    parentId,
    path: [...path, id],
    timeZone: null,
    closedAt: null,
  };
}

const units = [
  aUnit('hq', 'headquarters', []),
  aUnit('care', 'department', ['hq']),
  aUnit('east', 'region', ['hq']),
  aUnit('east-kitchen', 'department', ['hq', 'east']),
  aUnit('soho', 'store', ['hq', 'east']),
  aUnit('soho-kitchen', 'department', ['hq', 'east', 'soho']),
  aUnit('west', 'region', ['hq']),
  aUnit('west-kitchen', 'department', ['hq', 'west']),
  aUnit('noho', 'store', ['hq', 'east']),
];

test('a ticket moves between its store, the units above it and their departments only', () => {
  expect(lineOf(units, 'soho').map(({ id }) => id)).toEqual([
    'hq',
    'care',
    'east',
    'east-kitchen',
    'soho',
    'soho-kitchen',
  ]);
});

const aMention = { start: 0, end: 4, department: null, abstained: false, need: 'product' };

test('the strongest complaint leads, unless a rule named a mention', () => {
  const mentions = [
    { ...aMention, no: 0, polarity: 'positive', strength: 90 },
    { ...aMention, no: 1, polarity: 'negative', strength: 40 },
    { ...aMention, no: 2, polarity: 'negative', strength: 70 },
    { ...aMention, no: 3, polarity: 'negative', strength: 99, abstained: true },
  ];
  expect(leadMention(mentions)?.no).toBe(2);
  expect(leadMention(mentions, 1)?.no).toBe(1);
  expect(leadMention([])).toBeNull();
});

test('the title is the customer’s words, or the rating where there are none', () => {
  const text = 'Nice place. The soup   was cold.';
  expect(titleOf({ text, rating: null }, { start: 12, end: 32 })).toBe('The soup was cold.');
  expect([...titleOf({ text: '汤'.repeat(300), rating: null }, null)]).toHaveLength(100);
  expect(titleOf({ text: '', rating: { value: 1, max: 5 } }, null)).toBe('1 / 5');
});
