import { alertStore, type OpenAlert } from '#alert/alert.store.ts';
import { alertRaised } from '#alert/alert-job-kinds.ts';
import type { ActingWork } from '#alert/alert-work.ts';
import { inOrg, type Tx } from '#kernel/db.ts';
import { type Subscription, subscribe } from '#kernel/jobs.ts';
import { unitStore } from '#org/org.store.ts';
import { chooseDepartment, type Unit } from '#org/org.ts';
import { auditOf } from '#org/org-audit.ts';
import { voiceUndone } from '#voice/voice-job-kinds.ts';
import { ticketStore } from './ticket.store.ts';
import { isDone, type Moment, type Ticket } from './ticket.ts';
import { calendarSubscriptions } from './ticket-calendar.jobs.ts';
import { calendarStore } from './ticket-calendar.store.ts';
import { leadMention, type NewTicket, titleOf } from './ticket-opening.ts';
import { type TicketVoice, ticketVoices } from './ticket-voice.store.ts';
import { withdrawTickets } from './ticket-withdraw.store.ts';

/** The name under which the organisation's own rules act. */
const ruleActor = { id: null, name: 'Alert rules' };

/** The one ticket that several alerts on a voice ask for: the most urgent of them decides. */
function wantedTicket(
  voice: TicketVoice,
  alerts: readonly OpenAlert[],
  units: readonly Unit[],
): NewTicket {
  const named = alerts.map(({ reason }) => reason.need?.mention).find((no) => no !== undefined);
  const lead = leadMention(voice.mentions, named ?? null);
  return {
    voiceId: voice.id,
    title: titleOf(voice, lead),
    priority: Math.min(...alerts.map(({ priority }) => priority)),
    unitId: voice.unitId,
    departmentId: chooseDepartment(units, voice.unitId, lead?.department ?? 'customer-care'),
    need: lead?.need ?? null,
    openedBy: 'rule',
    dueMinutes: Math.min(...alerts.map(({ dueMinutes }) => dueMinutes)),
  };
}

type Opening = { tx: Tx; work: ActingWork; orgId: string; moment: Moment };

async function open({ tx, work, orgId, moment }: Opening, wanted: NewTicket, rules: string[]) {
  const store = ticketStore(tx, orgId);
  const ticket = await store.create(wanted, moment);
  const detail = { rules, department: ticket.departmentId, dueAt: ticket.dueAt.toISOString() };
  await store.remember(ticket.id, { kind: 'opened', detail }, { actor: ruleActor, at: moment.at });
  const audit = auditOf(work, tx, { orgId, ...ruleActor });
  const object = { kind: 'ticket', id: ticket.id, label: `#${ticket.number}` };
  await audit('ticket.opened', object, { voiceId: ticket.voiceId, rules });
  return ticket;
}

async function attach({ tx, orgId, moment }: Opening, ticket: Ticket, rules: string[]) {
  const event = { kind: 'alert', detail: { rules } } as const;
  const by = { actor: ruleActor, at: moment.at };
  await ticketStore(tx, orgId).remember(ticket.id, event, by);
}

/** The ticket that a further alert on a voice belongs to: its rules' own, or one still open. */
function ticketFor(tickets: readonly Ticket[], voiceId: string): Ticket | undefined {
  const about = tickets.filter((ticket) => ticket.voiceId === voiceId);
  return about.find(({ openedBy }) => openedBy === 'rule') ?? about.find((one) => !isDone(one));
}

/** Makes one ticket of all alerts on a voice; a repeated job finds nothing left to do. */
async function openTickets(
  work: ActingWork,
  orgId: string,
  voiceIds: readonly string[],
): Promise<void> {
  await inOrg(work.db, orgId, async (tx) => {
    await ticketStore(tx, orgId).holdNumbers();
    const alerts = await alertStore(tx, orgId).open(voiceIds);
    if (alerts.length === 0) return;
    const voices = await ticketVoices(tx, orgId, voiceIds);
    const tickets = await ticketStore(tx, orgId).ofVoices(voiceIds);
    const units = await unitStore(tx, orgId).all();
    const moment = { at: work.clock(), calendar: await calendarStore(tx, orgId).working() };
    const opening = { tx, work, orgId, moment };
    for (const [voiceId, about] of Map.groupBy(alerts, ({ voiceId }) => voiceId)) {
      const voice = voices.get(voiceId);
      if (!voice) continue;
      const rules = about.map(({ ruleName }) => ruleName);
      const known = ticketFor(tickets, voiceId);
      if (known) await attach(opening, known, rules);
      const ticket = known ?? (await open(opening, wantedTicket(voice, about, units), rules));
      await alertStore(tx, orgId).answer(
        about.map(({ id }) => id),
        ticket.id,
      );
    }
  });
}

/** What alerts, and changes of the calendar, lead to. */
export function ticketSubscriptions(work: ActingWork): Subscription[] {
  return [
    subscribe(alertRaised, ({ orgId, voiceIds }) => openTickets(work, orgId, voiceIds)),
    subscribe(voiceUndone, ({ orgId, voiceIds }) =>
      inOrg(work.db, orgId, (tx) => withdrawTickets(tx, orgId, { voiceIds, at: work.clock() })),
    ),
    ...calendarSubscriptions(work),
  ];
}
