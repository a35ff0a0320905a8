import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changeStatus,
  followers,
  handOff,
  type Moment,
  type Ticket,
  type TicketChange,
  take,
} from './ticket.ts';
import { openTicket } from './ticket-opening.ts';
import { beforeOf, type PastEvent, TicketBefore, undoAct, undoableAct } from './ticket-undo.ts';

const ids = Array.from(
  { length: 6 },
  (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
) as [string, string, string, string, string, string];
const [ticketId, store, kitchen, delivery, ana, ben] = ids;
const calendar = {
  timeZone: 'UTC',
  week: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '09:00', to: '21:00' })),
  holidays: [],
};
const opened = new Date('2026-06-01T09:00:00Z');
const momentAt = (minutes: number): Moment => ({
  at: new Date(opened.getTime() + minutes * 60_000),
  calendar,
});

function aTicket(): Ticket {
  const wanted = {
    voiceId: ticketId,
    title: 'Cold soup',
    priority: 2,
    unitId: store,
    departmentId: kitchen,
    need: null,
    openedBy: 'rule',
    dueMinutes: 240,
  } as const;
  return openTicket(wanted, { id: ticketId, number: 1 }, momentAt(0));
}

type Told = { ticket: Ticket; events: PastEvent[] };

/** A ticket after an act of someone, its history as the store gives it back. */
function after({ ticket, events }: Told, by: string, moment: Moment, change: TicketChange): Told {
  const { kind, detail } = change.event;
  const before = beforeOf(ticket, kind);
  const event = {
    no: events.length + 1,
    kind,
    actor: { id: by, name: by === ana ? 'Ana' : 'Ben' },
    detail,
    at: moment.at,
    before: before && TicketBefore.parse(JSON.parse(JSON.stringify(before))),
  };
  return { ticket: change.ticket, events: [...events, event] };
}

type Step = { readonly kind: 'take' | 'hand_off' | 'status'; readonly pick: number };

function act(told: Told, { kind, pick }: Step, moment: Moment): TicketChange | null {
  const { ticket } = told;
  const done = ticket.status === 'solved' || ticket.status === 'closed';
  if (kind === 'take') {
    const mine = ticket.status === 'in_progress' && ticket.assigneeId === ana;
    return done || mine ? null : take(ticket, ana, moment);
  }
  if (kind === 'hand_off') {
    const departmentId = ticket.departmentId === kitchen ? delivery : kitchen;
    return done ? null : handOff(ticket, { departmentId, note: 'Yours' }, moment);
  }
  const next = followers(ticket.status);
  const status = next[pick % next.length];
  if (!status) return null;
  const input = { status, reason: 'Oven off', customerTold: true, by: ana, hasCustomer: true };
  return changeStatus(ticket, input, moment);
}

const step = fc.record({
  kind: fc.constantFrom('take', 'hand_off', 'status', 'status'),
  pick: fc.nat(5),
  minutes: fc.integer({ min: 0, max: 3_000 }),
});

test('undoing any act gives back the very ticket, due time and clock among it', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      let told: Told = { ticket: aTicket(), events: [] };
      let minutes = 0;
      for (const one of steps) {
        minutes += one.minutes;
        const change = act(told, one, momentAt(minutes));
        if (!change) continue;
        const { ticket: before } = told;
        told = after(told, ana, momentAt(minutes), change);
        const no = told.events.length;
        const undone = undoAct(told.ticket, told.events, { no, by: ana }, momentAt(minutes + 5));
        expect(undone.ticket).toEqual(before);
        expect(undone.event).toMatchObject({ kind: 'undone', detail: { no, to: before.status } });
      }
    }),
  );
});

const taken = after(
  { ticket: aTicket(), events: [] },
  ana,
  momentAt(0),
  take(aTicket(), ana, momentAt(0)),
);
const commented = after(taken, ben, momentAt(1), {
  ticket: taken.ticket,
  event: { kind: 'comment', detail: { text: 'Seen' } },
});

test.each([
  ['someone else’s act', taken, { no: 1, by: ben }, 1, 'undo_not_yours', 403],
  ['an act of nobody', taken, { no: 1, by: null }, 1, 'undo_not_yours', 403],
  ['an act that something followed', commented, { no: 1, by: ana }, 1, 'undo_overtaken', 409],
  ['a comment', commented, { no: 2, by: ben }, 1, 'undo_not_possible', 409],
  ['an act of long ago', taken, { no: 1, by: ana }, 5.01, 'undo_too_late', 409],
  ['an act there never was', taken, { no: 7, by: ana }, 1, 'not_found', 404],
])('%s is not undone', (_name, { ticket, events }, asked, minutes, code, status) => {
  expect(() => undoAct(ticket, events, asked, momentAt(minutes))).toThrow(
    expect.objectContaining({ code, status }),
  );
});

test('undo is offered for the last act, to the one who did it, for five minutes', () => {
  const { events } = taken;
  expect(undoableAct(events, ana, momentAt(5).at)?.no).toBe(1);
  expect(undoableAct(events, ana, momentAt(5.01).at)).toBeNull();
  expect(undoableAct(events, ben, momentAt(0).at)).toBeNull();
  expect(undoableAct(commented.events, ben, momentAt(1).at)).toBeNull();
  expect(undoableAct([], ana, momentAt(0).at)).toBeNull();
});
