import { sql } from 'kysely';
import { inOrg, type Tx } from '#kernel/db.ts';
import type { Services } from '#kernel/http.ts';
import { unitStore } from '#org/org.store.ts';
import type { Unit } from '#org/org.ts';
import { ticketStore } from '#ticket/ticket.store.ts';
import { changeStatus, handOff, lineOf, type Ticket, take } from '#ticket/ticket.ts';
import { actOnTicket, hasCustomer } from '#ticket/ticket-act.store.ts';
import { chance, normal, pick, type Random, seededRandom } from './demo-random.ts';
import { demoReasons, type WorkLanguage } from './demo-work-words.ts';

/** What telling how people work needs. */
type Working = Pick<Services, 'db' | 'secrets'>;

type Person = { accountId: string; name: string; locale: string; unitId: string };
type Staff = { people: readonly Person[]; units: readonly Unit[] };

/** When the people of the story come to each step of a ticket, in hours after it was opened. */
type Timetable = {
  readonly handOffAt: number | null;
  readonly takeAt: number;
  readonly waitAt: number | null;
  readonly solveAt: number;
  readonly closeAt: number;
  readonly random: Random;
};

const hourMs = 3_600_000;

function timetableOf(ticket: Ticket, seed: string): Timetable {
  const random = seededRandom(`${seed}/ticket/${ticket.number}`);
  // The delivery team drowns in the second half of the year, and some tickets lie for weeks.
  const drowning = ticket.need?.startsWith('speed.delivery') ? 2.2 : 1;
  const pace = chance(random, 0.06) ? drowning * 25 : drowning;
  const takeAt = pace * (1 + Math.abs(normal(random)) * 9);
  const waits = chance(random, 0.14);
  const solveAt = takeAt + pace * (3 + Math.abs(normal(random)) * 20);
  return {
    handOffAt: chance(random, 0.15) ? takeAt * 0.6 : null,
    takeAt,
    waitAt: waits ? takeAt + (solveAt - takeAt) * 0.4 : null,
    solveAt: waits ? solveAt + 30 : solveAt,
    closeAt: solveAt + (waits ? 30 : 0) + 4 + Math.abs(normal(random)) * 16,
    random,
  };
}

function languageOf(locale: string): WorkLanguage {
  return locale === 'zh' || locale === 'es' ? locale : 'en';
}

async function openTickets(tx: Tx, orgId: string): Promise<Ticket[]> {
  const rows = await tx
    .selectFrom('ticket')
    .select('id')
    .where('org_id', '=', orgId)
    .where('status', '!=', 'closed')
    .orderBy('number')
    .execute();
  const store = ticketStore(tx, orgId);
  return Promise.all(rows.map(({ id }) => store.get(id)));
}

async function staffOf(tx: Tx, orgId: string): Promise<Staff> {
  const { rows } = await sql<Person>`
    select m.account_id as "accountId", a.name, a.locale, m.unit_id as "unitId"
    from membership m join account a on a.id = m.account_id
    where m.org_id = ${orgId} and m.active and a.password_hash is null
      and m.role in ('business', 'execution')
    order by a.email_key`.execute(tx);
  return { people: rows, units: await unitStore(tx, orgId).all() };
}

/** Someone who would have this ticket: of its department, else of its store, else anyone. */
function workerFor(ticket: Ticket, staff: Staff, random: Random): Person | undefined {
  const of = (unitId: string) => staff.people.filter((person) => person.unitId === unitId);
  const near = [of(ticket.departmentId), of(ticket.unitId)].find((some) => some.length > 0);
  return pick(random, near ?? staff.people);
}

type Step = { hours: number; act: 'hand_off' | 'take' | 'wait' | 'solve' | 'close' };

function nextStep(ticket: Ticket, table: Timetable, target: Unit | undefined): Step | null {
  switch (ticket.status) {
    case 'new':
    case 'reopened':
      if (table.handOffAt !== null && target && ticket.departmentId !== target.id) {
        return { hours: table.handOffAt, act: 'hand_off' };
      }
      return { hours: table.takeAt, act: 'take' };
    case 'waiting_team':
      return { hours: table.takeAt, act: 'take' };
    case 'in_progress':
      if (table.waitAt !== null && ticket.pauses.length === 0) {
        return { hours: table.waitAt, act: 'wait' };
      }
      return { hours: table.solveAt, act: 'solve' };
    case 'waiting_customer':
      return { hours: table.solveAt, act: 'solve' };
    case 'solved':
      return { hours: table.closeAt, act: 'close' };
    case 'closed':
      return null;
  }
}

/** The department a wrongly filed ticket should go to: always the same one for one ticket. */
function handOffTarget(ticket: Ticket, staff: Staff, random: Random): Unit | undefined {
  const others = lineOf(staff.units, ticket.unitId).filter((unit) => unit.kind === 'department');
  return others.length > 1 ? pick(random, others) : undefined;
}

type Doing = { tx: Tx; orgId: string; work: Working; staff: Staff; worker: Person; at: Date };

async function perform(doing: Doing, ticket: Ticket, { act }: Step, target: Unit | undefined) {
  const { tx, orgId, work, staff, worker, at } = doing;
  const actor = {
    orgId,
    accountId: worker.accountId,
    keyId: null,
    name: worker.name,
    unitIds: new Set(staff.units.map((unit) => unit.id)),
  };
  const acting = { tx, actor, services: { secrets: work.secrets, clock: () => at } };
  const words = demoReasons[languageOf(worker.locale)];
  const random = seededRandom(`${ticket.number}/${act}`);
  const by = worker.accountId;
  const told = await hasCustomer(acting, ticket.voiceId);
  await actOnTicket(acting, {
    id: ticket.id,
    change: (known, moment) => {
      const status = { by, hasCustomer: told };
      switch (act) {
        case 'hand_off':
          return handOff(
            known,
            { departmentId: target?.id ?? known.departmentId, note: pick(random, words.handOff) },
            moment,
          );
        case 'take':
          return take(known, by, moment);
        case 'wait':
          return changeStatus(known, { status: 'waiting_customer', ...status }, moment);
        case 'solve': {
          const reason = pick(random, words.solved);
          const input = { status: 'solved', reason, customerTold: told, ...status } as const;
          return changeStatus(known, input, moment);
        }
        case 'close':
          return changeStatus(known, { status: 'closed', customerTold: told, ...status }, moment);
      }
    },
  });
}

/** Lets the people of the sample company do everything that they would have done by `now`. */
export async function workUntil(
  work: Working,
  { orgId, seed, now }: { orgId: string; seed: string; now: Date },
): Promise<void> {
  await inOrg(work.db, orgId, async (tx) => {
    const staff = await staffOf(tx, orgId);
    if (staff.people.length === 0) return;
    for (const opened of await openTickets(tx, orgId)) {
      const table = timetableOf(opened, seed);
      const target = handOffTarget(opened, staff, table.random);
      const worker = workerFor(opened, staff, table.random);
      let ticket = opened;
      for (let step = nextStep(ticket, table, target); step && worker; ) {
        const at = new Date(opened.createdAt.getTime() + step.hours * hourMs);
        if (at > now) break;
        await perform({ tx, orgId, work, staff, worker, at }, ticket, step, target);
        ticket = await ticketStore(tx, orgId).get(ticket.id);
        step = nextStep(ticket, table, target);
      }
    }
  });
}
