import { sql } from 'kysely';
import { z } from 'zod';
import { type Actor, may } from '#kernel/actor.ts';
import { inOrg, type Tx } from '#kernel/db.ts';
import type { Routes, Services } from '#kernel/http.ts';
import { scopesOf } from '#metric/metric-scope.store.ts';
import { searchForm } from '#metric/search.ts';
import { needStore } from '#need/need.store.ts';
import { voiceStore } from '#voice/voice.store.ts';
import { voicePage } from '#voice/voice-list.facts.ts';

const perKind = 5;

const Hit = z.object({
  kind: z.enum(['need', 'unit', 'ticket', 'plan', 'customer', 'voice']),
  id: z.string(),
  label: z.string(),
  hint: z.string(),
});
type Hit = z.infer<typeof Hit>;

function like(query: string): string {
  return `%${query.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

async function needHits(tx: Tx, orgId: string, query: string): Promise<Hit[]> {
  const { pack } = await needStore(tx, orgId).settings();
  const wanted = searchForm(query);
  return pack.pack.needs
    .filter((need) => Object.values(need.names).some((name) => searchForm(name).includes(wanted)))
    .slice(0, perKind)
    .map((need) => ({ kind: 'need', id: need.id, label: need.names.en, hint: need.names.zh }));
}

async function unitHits(tx: Tx, actor: Actor, query: string): Promise<Hit[]> {
  const rows = await tx
    .selectFrom('unit')
    .select(['id', 'name', 'kind'])
    .where('org_id', '=', actor.orgId)
    .where('id', '=', sql<string>`any(${[...actor.unitIds]}::uuid[])`)
    .where('name', 'ilike', like(query))
    .orderBy('name')
    .limit(perKind)
    .execute();
  return rows.map((row) => ({ kind: 'unit', id: row.id, label: row.name, hint: row.kind }));
}

async function ticketHits(tx: Tx, actor: Actor, query: string): Promise<Hit[]> {
  const number = /^#?(\d{1,9})$/.exec(query.trim())?.[1];
  const units = [...actor.unitIds];
  const rows = await tx
    .selectFrom('ticket')
    .select(['id', 'number', 'title', 'status'])
    .where('org_id', '=', actor.orgId)
    .where((eb) =>
      eb.or([
        eb('unit_id', '=', sql<string>`any(${units}::uuid[])`),
        eb('department_id', '=', sql<string>`any(${units}::uuid[])`),
      ]),
    )
    .where((eb) =>
      number === undefined
        ? eb('title', 'ilike', like(query))
        : eb.or([eb('number', '=', Number(number)), eb('title', 'ilike', like(query))]),
    )
    .orderBy('number', 'desc')
    .limit(perKind)
    .execute();
  return rows.map((row) => ({
    kind: 'ticket',
    id: row.id,
    label: `#${row.number} ${row.title}`,
    hint: row.status,
  }));
}

async function planHits(tx: Tx, actor: Actor, query: string): Promise<Hit[]> {
  const units = [...actor.unitIds];
  const rows = await tx
    .selectFrom('plan')
    .select(['id', 'title', 'step'])
    .where('org_id', '=', actor.orgId)
    .where((eb) =>
      eb.or([
        eb('scope_unit_id', '=', sql<string>`any(${units}::uuid[])`),
        eb('department_id', '=', sql<string>`any(${units}::uuid[])`),
      ]),
    )
    .where('title', 'ilike', like(query))
    .orderBy('created_at', 'desc')
    .limit(perKind)
    .execute();
  return rows.map((row) => ({ kind: 'plan', id: row.id, label: row.title, hint: row.step }));
}

/** Only customers who spoke about a unit that the asker sees. */
async function customerHits(tx: Tx, actor: Actor, query: string): Promise<Hit[]> {
  const { rows } = await sql<{ id: string; label: string }>`
    select c.id, c.label from customer c
    where c.org_id = ${actor.orgId} and c.label ilike ${like(query)} and exists (
      select from voice v where v.org_id = c.org_id and v.customer_id = c.id
        and v.deleted_at is null and v.unit_id = any(${[...actor.unitIds]}::uuid[]))
    order by c.label limit ${perKind}`.execute(tx);
  return rows.map((row) => ({ kind: 'customer', id: row.id, label: row.label, hint: '' }));
}

async function voiceHits(services: Services, actor: Actor, query: string): Promise<Hit[]> {
  const filter = { q: query, from: '1970-01-01' };
  const { now } = await inOrg(services.db, actor.orgId, (tx) =>
    scopesOf(tx, actor, { filter, now: services.clock() }),
  );
  const facts = services.facts.of(actor.orgId);
  const { ids } = await voicePage(facts, now, { limit: perKind, cursor: null });
  const voices = await inOrg(services.db, actor.orgId, (tx) =>
    voiceStore(tx, actor.orgId).views(ids),
  );
  return voices.map((voice) => ({
    kind: 'voice',
    id: voice.id,
    label: voice.text.slice(0, 120),
    hint: voice.unit.name,
  }));
}

/** What the command palette finds besides pages. */
export const searchRoutes: Routes = (app) => {
  const { services } = app;
  app.get(
    '/search',
    {
      schema: {
        operationId: 'search',
        tags: ['search'],
        summary: 'Needs, units, tickets, plans, customers and voices by any part of their text',
        querystring: z.object({ q: z.string().trim().min(1).max(100) }),
        response: { 200: z.object({ items: z.array(Hit) }) },
      },
      config: { may: 'signed-in' },
    },
    async ({ actor, query: { q } }) => {
      const found = await inOrg(services.db, actor.orgId, async (tx) => [
        ...(may(actor, 'need.read') ? await needHits(tx, actor.orgId, q) : []),
        ...(may(actor, 'organisation.read') ? await unitHits(tx, actor, q) : []),
        ...(may(actor, 'ticket.read') ? await ticketHits(tx, actor, q) : []),
        ...(may(actor, 'plan.read') ? await planHits(tx, actor, q) : []),
        ...(may(actor, 'customer.read') ? await customerHits(tx, actor, q) : []),
      ]);
      const voices = may(actor, 'voice.read') ? await voiceHits(services, actor, q) : [];
      return { items: [...found, ...voices] };
    },
  );
};
