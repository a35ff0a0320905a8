import { randomUUID } from 'node:crypto';
import { subscriptions, voiceSteps } from '../src/jobs.ts';
import { inOrg, type Tx } from '../src/kernel/db.ts';
import { openReaders } from '../src/voice/voice-reader.ts';
import type { Answer, Caller } from '../test/caller.ts';
import { aCompany, type Company } from '../test/company.ts';
import { drain } from '../test/heard-voice.ts';
import { furnished } from '../test/matrix-world.ts';
import { startProduct } from '../test/product.ts';
import type { Overrides, TestServer } from '../test/server.ts';

/** What a test says of a voice; the rest is filled in. */
export type Told = {
  externalId?: string;
  text?: string;
  at?: string;
  email?: string;
  version?: string;
  recordedAt?: string;
  nps?: number;
};

/** A voice as a client sends it. */
export function aVoice(told: Told = {}) {
  const { externalId = randomUUID(), text = 'The soup was cold and the waiter was rude.' } = told;
  return {
    source: { externalId, ...(told.version ? { sourceVersion: told.version } : {}) },
    channel: 'email',
    occurredAt: told.at ?? '2026-05-04T10:00:00.000Z',
    ...(told.recordedAt ? { recordedAt: told.recordedAt } : {}),
    ...(told.email ? { subject: { identities: [{ type: 'email', value: told.email }] } } : {}),
    content: {
      text,
      ...(told.nps === undefined
        ? {}
        : { ratings: [{ metric: 'nps', value: told.nps, min: 0, max: 10 }] }),
    },
  };
}

/** What the facts hold of an organisation, once versions are settled. */
type Counted = { voices: number; counted: number; mentions: number };

/** A company on the whole product, whose background work is done when a test says so. */
export type World = {
  readonly server: TestServer;
  readonly company: Company;
  /** The administrator of headquarters. */
  readonly chief: Caller;
  post(...voices: readonly object[]): Promise<Answer>;
  /** Does all work that waits, and what that leads to. */
  settle(): Promise<void>;
  counted(): Promise<Counted>;
  inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Another company on the same server. */
export async function aWorldOn(server: TestServer, timeZone = 'UTC'): Promise<World> {
  const { services } = server;
  const company = await furnished(server, await aCompany(server, { timeZone }));
  const chief = company.as('administrator');
  const readers = openReaders(1);
  const work = subscriptions({ ...services, readers, subscriptions: voiceSteps });
  const facts = services.facts.of(company.orgId);
  return {
    server,
    company,
    chief,
    post: (...voices) => chief.post('/voices', { voices }),
    settle: () => drain(server, company, work),
    async counted() {
      const [voices] = await facts.read<{ n: number; counted: number }>({
        table: 'voice_fact',
        select: 'count() AS n, countIf(counted = 1) AS counted',
      });
      const [mentions] = await facts.read<{ n: number }>({
        table: 'mention_fact',
        select: 'count() AS n',
      });
      const [n, counted] = [Number(voices?.n), Number(voices?.counted)];
      return { voices: n, counted, mentions: Number(mentions?.n) };
    },
    inTx: (run) => inOrg(services.db, company.orgId, run),
    close: () => readers.close(),
  };
}

/** A server with one company. */
export async function aWorld(overrides: Overrides = {}, timeZone = 'UTC'): Promise<World> {
  const server = await startProduct(overrides);
  const world = await aWorldOn(server, timeZone);
  return {
    ...world,
    async close() {
      await world.close();
      await server.close();
    },
  };
}

/** What the seeing pages answer for a stretch of days, as text. */
export async function pagesOf(world: World, period: string): Promise<string> {
  const { items } = (await world.chief.get('/journeys')).body;
  const answers = await Promise.all(
    ['/overview', '/needs', `/journeys/${items[0].id}/map`].map((page) =>
      world.chief.get(`${page}?${period}`),
    ),
  );
  return answers.map(({ status, text }) => `${status} ${text}`).join('\n');
}

const known = {
  id: { id: 'id' },
  date: { time: 'date' },
  email: { customer: { email: 'email' } },
  stars: { ratings: [{ column: 'stars', metric: 'stars', min: 1, max: 5 }] },
} as const;

/** Where two texts part, with a little of each; empty where they are byte for byte the same. */
export function parting(one: string, other: string): string {
  if (one === other) return '';
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const near = (text: string) => text.slice(Math.max(0, at - 80), at + 60);
  return `at ${at}: ${near(one)} | ${near(other)}`;
}

/** Uploads a table with a column `comment`, and says what its columns hold. */
async function upload(world: World, csv: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([csv], { type: 'text/csv' }), 'voices.csv');
  const { status, body, text } = await world.chief.post('/imports', form);
  if (status !== 201) throw new Error(text);
  const columns = csv.slice(0, csv.indexOf('\n')).split(',');
  const named = Object.entries(known).filter(([column]) => columns.includes(column));
  const mapping = Object.assign({ text: ['comment'] }, ...named.map(([, part]) => part));
  const mapped = await world.chief.put(`/imports/${body.id}/mapping`, mapping);
  if (mapped.status !== 200) throw new Error(mapped.text);
  return body.id;
}

/** Uploads a table of voices, takes it in and does what follows. */
export async function importTable(world: World, csv: string): Promise<Answer['body']> {
  const id = await upload(world, csv);
  const started = await world.chief.post(`/imports/${id}/start`);
  if (started.status !== 200) throw new Error(started.text);
  await world.settle();
  return (await world.chief.get(`/imports/${id}`)).body;
}
