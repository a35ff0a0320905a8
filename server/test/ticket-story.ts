import { alertSubscriptions } from '../src/alert/alert.jobs.ts';
import { alertRoutes } from '../src/alert/alert.routes.ts';
import { inOrg } from '../src/kernel/db.ts';
import { queues } from '../src/queues.ts';
import { ticketSubscriptions } from '../src/ticket/ticket.jobs.ts';
import { ticketRoutes } from '../src/ticket/ticket.routes.ts';
import { calendarRoutes } from '../src/ticket/ticket-calendar.routes.ts';
import { voiceRoutes } from '../src/voice/voice.routes.ts';
import { voiceUnderstood } from '../src/voice/voice-job-kinds.ts';
import type { Caller } from './caller.ts';
import { aCompany, type Company } from './company.ts';
import { drain, type Heard, hear } from './heard-voice.ts';
import { startServer } from './server.ts';

/** A rule of a test, for all units. */
export type StoryRule = { name?: string; when: object; dueMinutes?: number; priority?: number };

/** A condition, and a voice that fulfils it. */
export const severe = { when: { severityAtLeast: 3 } };
export const grave = { severity: 4, confidence: 0.9 } satisfies Heard;

/** The tickets that someone sees. */
export const ticketsOf = async (caller: Caller, query = '') =>
  (await caller.get(`/tickets${query}`)).body.items;

/** A server on which voices become alerts and alerts become tickets, at a time of the test's own. */
export async function startTicketStory(startsAt: string) {
  let now = new Date(startsAt);
  const server = await startServer({
    routes: [voiceRoutes, alertRoutes, ticketRoutes, calendarRoutes],
    jobs: queues,
    clock: () => now,
  });
  const { db, jobs } = server.services;
  const alerts = alertSubscriptions(server.services);
  const tickets = ticketSubscriptions(server.services);
  const subscriptions = [...alerts, ...tickets];

  /** Lets the voice be understood once more, with all that follows. */
  async function understood(company: Company, voiceId: string): Promise<void> {
    const payload = { orgId: company.orgId, voiceIds: [voiceId] };
    await inOrg(db, company.orgId, (tx) => jobs.send(tx, voiceUnderstood, payload));
    await drain(server, company, subscriptions);
  }

  return {
    server,
    subscriptions,
    alerts,
    tickets,
    understood,
    now: () => now,
    goTo(instant: string | Date) {
      now = new Date(instant);
    },
    async withRules(...rules: StoryRule[]): Promise<Company> {
      const company = await aCompany(server);
      for (const { name = 'Rule', when, dueMinutes = 240, priority = 2 } of rules) {
        const unitId = company.units.headquarters;
        const body = { name, when, dueMinutes, priority, unitId };
        const { status, text } = await company.as('business').post('/alert-rules', body);
        if (status !== 201) throw new Error(text);
      }
      return company;
    },
    /** A voice that is said and understood, with all that follows from it. */
    async happen(company: Company, heard: Heard): Promise<string> {
      const id = await hear(server, company, heard);
      await understood(company, id);
      return id;
    },
  };
}
